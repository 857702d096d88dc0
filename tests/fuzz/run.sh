#!/bin/bash
# Fuzzes each target for so many seconds, from seeds made of tests and plans and from the inputs kept in tests/fuzz/kept.
# Usage: tests/fuzz/run.sh TARGETS-FOLDER SECONDS [TARGET]...   (at the top of the tree)
#   SEED      of the random changes: the same ones again (default: others each time)
#   HANG      an input that takes more seconds of the clock fails (default: 2)
#   FUZZ_WORK where seeds, what was found and logs go (default: out/fuzz/work)
# A line for each target: executions, seconds.  Status 1: a crash, leak, hang or undefined behaviour; the input is told.
set -uo pipefail
PROGRAMS=$1 SECONDS_EACH=$2
shift 2
FUZZ_WORK=${FUZZ_WORK:-out/fuzz/work}
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:handle_abort=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0

# The files of a small plan as one input: see fuzz.h.
plan_input() {
    local folder=$1
    sed 's/^id: .*/id: fuzz/; s/template: template\b/template: mau/' "$folder/plan.yaml"
    [ -e "$folder/agencies.yaml" ] && printf '\n=== agencies.yaml\n' && cat "$folder/agencies.yaml"
    [ -e "$folder/periods/2026-05.yaml" ] && printf '\n=== periods/2026-05.yaml\n' && cat "$folder/periods/2026-05.yaml"
    [ -e "$folder/template.xml" ] && printf '\n=== mau.xml\n' && cat "$folder/template.xml"
    return 0
}

seeds_of() {
    local target=$1 seeds=$FUZZ_WORK/seeds/$1 folder file n=0
    rm -rf "$seeds"
    mkdir -p "$seeds"
    case $target in
    yaml | plan)
        for folder in tests/golden/*/* tests/hostile/yaml/*; do
            [ -e "$folder/plan.yaml" ] && [ "$(du -sk "$folder" | cut -f1)" -lt 60 ] || continue
            plan_input "$folder" >"$seeds/$((n += 1))"
        done
        ;;
    template)
        for file in tests/golden/*/*/template.xml tests/hostile/template/*/template.xml templates/*.xml; do
            [ "$(stat -c %s "$file")" -lt 20000 ] && cp "$file" "$seeds/$((n += 1))"
        done
        ;;
    expr)
        grep -oh '{[^{}]*}' templates/*.xml templates/*/*.xml tests/golden/*/*/template.xml | sort -u | while read -r file; do
            file=${file#\{}
            printf '%s' "${file%\}}" >"$seeds/$((n += 1))"
        done
        ;;
    rich)
        grep -h '[*^{]' plans/*/plan.yaml plans/*/periods/*.yaml tests/golden/*/*/periods/*.yaml | cut -c1-400 | sort -u |
            awk -v folder="$seeds" '{ file = folder "/" int(NR / 3); print > file; if (NR % 3 == 2) close(file) }'
        ;;
    font) cp fonts/LiberationSerif-Regular.ttf "$seeds/regular" ;;
    sheet)
        printf 'Mã;Tên chỉ tiêu;Kết quả\nty-le;Tỷ lệ;"67,1%%"\n' >"$seeds/semicolons.csv"
        printf '\357\273\277id,name\n"a ""b""",1.5\n' >"$seeds/commas.csv"
        command -v python3 >/dev/null && python3 tests/fuzz/sheets.py "$seeds"
        ;;
    pdf) find "$FUZZ_WORK/pdf" out -name '*.pdf' -size -300k 2>/dev/null | head -12 | while read -r file; do cp "$file" "$seeds/$((n += 1))"; done ;;
    esac
    [ -d "tests/fuzz/kept/$target" ] && cp -r "tests/fuzz/kept/$target/." "$seeds/"
    return 0
}

fuzz() {
    local target=$1 log=$FUZZ_WORK/$1.log found=$FUZZ_WORK/found/$1 most=16384
    seeds_of "$target"
    mkdir -p "$found" "$FUZZ_WORK/artifacts"
    case $target in font) most=450000 ;; pdf) most=300000 ;; sheet) most=65536 ;; esac
    "$PROGRAMS/fuzz_$target" ${SEED:+-seed=$SEED} -max_total_time="$SECONDS_EACH" -timeout="${HANG:-2}" -rss_limit_mb=2560 -max_len=$most \
        -print_final_stats=1 -artifact_prefix="$FUZZ_WORK/artifacts/$target-" "$found" "$FUZZ_WORK/seeds/$target" >"$log" 2>&1
    local status=$?
    printf '%-9s %8s executions in %s s, %s new inputs%s\n' "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$SECONDS_EACH" \
        "$(sed -n 's/^stat::new_units_added: *//p' "$log")" "$([ $status = 0 ] || echo ": FAILED, see $log")"
    [ $status = 0 ] && return
    grep -hE 'ERROR: |SUMMARY: |runtime error|artifact_prefix|Test unit written' "$log" | head -6
    return 1
}

bad=0
[ $# -gt 0 ] || set -- yaml template expr rich font sheet pdf plan
for target; do fuzz "$target" || bad=1; done
exit $bad
