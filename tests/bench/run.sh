#!/bin/bash
# Time and memory of whole builds: the sample month (median of nine) and plans of 75, 1,000 and 10,000 tasks (median of
# three), with the size of the largest PDF and the time of each stage as the program tells it.
# Usage: tests/bench/run.sh [N...]
set -euo pipefail
cd "$(dirname "$0")/../.."
BIN=$(realpath "${BIN:-out/bin/baocao}")
WORK=$PWD/out/bench
mkdir -p "$WORK"
gcc -O2 -o "$WORK/measure" tests/bench/measure.c

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# run_bench NAME TIMES PLAN [ARGUMENTS...]
run_bench() {
    local name=$1 times=$2 plan=$3 pdf i
    shift 3
    rm -rf "$WORK/out" && : >"$WORK/measures"
    for ((i = 0; i < times; i++)); do
        "$WORK/measure" "$WORK/measures" "$BIN" build "$plan" --period 2026-05 -o "$WORK/out" --timings "$@" 2>"$WORK/stages" ||
            { cat "$WORK/stages" >&2; return 1; }
    done
    pdf=$(find "$WORK/out" -name '*.pdf' -printf '%s %p\n' | sort -n | sed -n '$s/^[0-9]* //p')
    printf '%-14s %8.3f %8.3f %8.1f %s' "$name" "$(cut -d' ' -f1 "$WORK/measures" | median)" \
        "$(cut -d' ' -f2 "$WORK/measures" | median)" "$(cut -d' ' -f3 "$WORK/measures" | median)" \
        "$(perl tests/bench/bytes.pl "$pdf")"
    # "load       wall     10.7 ms  cpu …" among the warnings of the plan.
    awk '$2 == "wall" { printf "  %s %.0f", $1, $3 } END { print "" }' "$WORK/stages"
}

printf '%-14s %8s %8s %8s %6s %7s %7s %6s %7s  %s\n' content "wall s" "CPU s" "peak MiB" pages "PDF KiB" "B/page" \
    "B/row" "tags %" "stages, last run, wall ms"
[ $# -gt 0 ] || run_bench "sample month" 9 plans/son-la-2026
for n in "${@:-75 1000 10000}"; do
    for rows in $n; do
        plan=$WORK/plans/rows-$rows
        tests/bench/make-plan.sh "$rows" "$plan"
        run_bench "$rows tasks" 3 "$plan" --templates tests/bench/templates --fonts fonts
    done
done
