#!/bin/bash
# Time and memory of whole builds: the sample month (median of nine) and plans of 75, 1,000 and 10,000 tasks (median of
# three), with the size of the largest PDF.  Below each, of its last run, the same figures of each stage: wall and CPU
# time, and the peak of memory when it ended.  Then forms, import and reports of 90 agencies, once each, and the pages of
# the annexes of the sample documents.
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
    printf '%-14s %8.3f %8.3f %8.1f %s\n' "$name" "$(cut -d' ' -f1 "$WORK/measures" | median)" \
        "$(cut -d' ' -f2 "$WORK/measures" | median)" "$(cut -d' ' -f3 "$WORK/measures" | median)" \
        "$(perl tests/bench/bytes.pl "$pdf")"
    # "load  wall  10.7 ms  cpu  10.1 ms  peak  12 MiB" among the warnings of the plan; with several documents a stage comes
    # several times.  CPU is that of all threads: what the PDF's own thread does counts for the stage beside it.
    awk '$2 == "wall" { if (!($1 in wall)) name[++n] = $1; wall[$1] += $3; cpu[$1] += $6; if ($9 > peak[$1]) peak[$1] = $9 }
        END { for (i = 1; i <= n; i++) printf "  %-12s %8.3f %8.3f %8d\n", name[i], wall[name[i]] / 1e3, cpu[name[i]] / 1e3,
              peak[name[i]] }' "$WORK/stages"
}

# A year's site of the sample plans, and the same again, when nothing is written.
run_publish() {
    local name
    rm -rf "$WORK/site"
    for name in publish "publish again"; do
        : >"$WORK/measures"
        "$WORK/measure" "$WORK/measures" "$BIN" publish plans/son-la-2026 plans/son-la-2026-2030 plans/son-la-nq71 -o "$WORK/site" \
            >"$WORK/published" || return 1
        printf '%-14s %8.3f %8.3f %8.1f %s\n' "$name" $(cat "$WORK/measures") "$(sed 's/^[^:]*: //' "$WORK/published")"
    done
}

printf '%-14s %8s %8s %8s %6s %7s %7s %6s %7s\n' content "wall s" "CPU s" "peak MiB" pages "PDF KiB" "B/page" \
    "B/row" "tags %"
[ $# -gt 0 ] || { run_bench "sample month" 9 plans/son-la-2026 && run_publish; }
for n in "${@:-75 1000 10000}"; do
    for rows in $n; do
        plan=$WORK/plans/rows-$rows
        tests/bench/make-plan.sh "$rows" "$plan"
        run_bench "$rows tasks" 3 "$plan" --templates tests/bench/templates --fonts fonts
    done
done

# What 90 agencies take: forms out, sheets of 60 figures in (the first time, and unchanged), reports out.
bench_verb() {
    local name=$1
    shift
    : >"$WORK/measures"
    "$WORK/measure" "$WORK/measures" "$BIN" "$@" >"$WORK/stages" 2>&1 || { tail -5 "$WORK/stages" >&2; return 1; }
    printf '%-14s %8.3f %8.3f %8.1f\n' "$name" $(cut -d' ' -f1-3 "$WORK/measures")
}

if [ $# -eq 0 ] && command -v python3 >/dev/null; then
    plan=$WORK/plans/agencies
    rm -rf "$WORK/forms" "$WORK/out"
    tests/bench/make-agencies.sh "$plan"
    bench_verb "90 forms" form "$plan" --period 2026-05 -o "$WORK/forms"
    python3 tests/bench/fill-forms.py "$WORK/forms"
    bench_verb "90 sheets in" import "$plan" --period 2026-05 --received 2026-05-16 "$WORK"/forms/*.xlsx
    bench_verb "90 reports" build "$plan" --period 2026-05 -o "$WORK/out" --quiet --templates templates --fonts fonts
    bench_verb "  once more" build "$plan" --period 2026-05 -o "$WORK/out" --quiet --templates templates --fonts fonts
fi
# annex_pages PLAN [ARGUMENTS...]: pages of the annexes of each document, in order.
annex_pages() {
    "$BIN" dump "$@" --stage pages 2>/dev/null | awk -v name="$*" '
        /^page / { if (!($5 in pages)) order[++n] = $5; pages[$5]++ }
        END { for (i = 1; i <= n; i++) if (order[i] ~ /annex/) { list = list " " pages[order[i]]; sum += pages[order[i]] }
              printf "%-44s %4d pages:%s\n", name, sum, list }'
}

[ $# -gt 0 ] || {
    echo "annexes"
    for period in 2026-05 2026-Q2 2026; do annex_pages plans/son-la-2026 --period "$period"; done
    annex_pages plans/son-la-2026-2030
    annex_pages plans/son-la-nq71
}
