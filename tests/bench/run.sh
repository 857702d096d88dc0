#!/bin/bash
# Time and memory of whole builds: the sample month (median of nine) and plans of 75, 1,000 and 10,000 tasks (median of
# three), with the time of each stage as the program tells it.  Usage: tests/bench/run.sh [N...]
set -euo pipefail
cd "$(dirname "$0")/../.."
BIN=$(realpath "${BIN:-out/bin/baocao}")
WORK=$PWD/out/bench
mkdir -p "$WORK"
gcc -O2 -o "$WORK/measure" tests/bench/measure.c

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# run_bench NAME TIMES PLAN [ARGUMENTS...]
run_bench() {
    local name=$1 times=$2 plan=$3 i
    shift 3
    rm -rf "$WORK/out" && : >"$WORK/measures"
    for ((i = 0; i < times; i++)); do
        "$WORK/measure" "$WORK/measures" "$BIN" build "$plan" --period 2026-05 -o "$WORK/out" --timings "$@" 2>"$WORK/stages" ||
            { cat "$WORK/stages" >&2; return 1; }
    done
    printf '%-14s %9.3f %9.3f %9.1f  %7s' "$name" "$(cut -d' ' -f1 "$WORK/measures" | median)" \
        "$(cut -d' ' -f2 "$WORK/measures" | median)" "$(cut -d' ' -f3 "$WORK/measures" | median)" \
        "$(find "$WORK/out" -name '*.pdf' -exec pdfinfo {} + 2>/dev/null | sed -n 's/^Pages: *//p' | head -1)"
    # "load       wall     10.7 ms  cpu …" among the warnings of the plan.
    awk '$2 == "wall" { printf "  %s %.0f", $1, $3 } END { print "" }' "$WORK/stages"
}

printf '%-14s %9s %9s %9s  %7s  %s\n' content "wall s" "CPU s" "peak MiB" pages "stages, last run, wall ms"
[ $# -gt 0 ] || run_bench "sample month" 9 plans/son-la-2026
for n in "${@:-75 1000 10000}"; do
    for rows in $n; do
        plan=$WORK/plans/rows-$rows
        tests/bench/make-plan.sh "$rows" "$plan"
        run_bench "$rows tasks" 3 "$plan" --templates tests/bench/templates --fonts fonts
    done
done
