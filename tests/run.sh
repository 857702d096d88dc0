#!/bin/bash
# Runs the checks and prints how many passed.  Usage: tests/run.sh [PART[/NAME]]...
#   PART          structure, unit, golden, hostile, faults, fuzz, end-to-end, sign, conformance (default: all)
#   NAME          only these: unit/test_check, golden/table, golden/table/header-repeats, hostile/yaml, end-to-end/6-draft, sign/…
#   BIN, BUILD    the program and its objects (default: out/bin/baocao, out/build)
#   WORK          where the checks put their files (default: out/test; runs at the same time need one each)
#   OFFLINE=1     a check whose tool is missing is skipped instead of failing the run
#   VERBOSE=1     prints the checks that pass, too
set -uo pipefail
cd "$(dirname "$0")/.."
ROOT=$PWD
. tests/harness.sh

# ---- unit: each tests/unit/test_*.c is a GLib test program, linked with the program's objects by make ----

make_quietly() { MAKEFLAGS='' make --no-print-directory -s BUILD="$BUILD" BIN="$BIN" "$@"; }

run_unit() {
    local source program log=$WORK/unit.log
    section "unit tests"
    mkdir -p "$WORK/unit"
    make_quietly -k -j2 unit >"$log" 2>&1
    for source in tests/unit/${1:-test_*}.c; do
        program=$BUILD/unit/$(basename "$source" .c)
        if [ -x "$program" ]; then
            run_unit_program "$program"
        else
            fail "unit/$(basename "$source" .c): does not compile" "$log"
        fi
    done
}

# Each test case of a program counts.
run_unit_program() {
    local program=$1 name log status
    name=$(basename "$program")
    log=$WORK/unit/$name.log
    { (timeout 120 "$program" --tap >"$log" 2>&1); status=$?; } 2>/dev/null # a crash is told below
    while read -r case; do pass "unit/$name$case"; done < <(sed -n 's/^ok [0-9]* //p' "$log")
    while read -r case; do fail "unit/$name$case" "$log"; done < <(sed -n 's/^not ok [^/]*//p' "$log")
    if [ $status -ne 0 ] && ! grep -q '^not ok' "$log"; then
        fail "unit/$name: ends with status $status" "$log"
    fi
}

# ---- golden: small plans; the want.* files present choose the checks ----

run_golden() {
    local case
    section "golden tests"
    for case in $(golden_cases "${1:-}"); do golden_case "$case"; done
}

# A golden case without want.diag must say nothing.
golden_case() {
    local case=$1 got=$WORK/golden/$1 want form
    mkdir -p "$got"
    golden_diag "$case" "$got/diag"
    want=tests/golden/$case/want.diag
    [ -e "$want" ] || want=/dev/null
    same "golden/$case diag" "$want" "$got/diag"
    for form in facts document pages html; do
        want=tests/golden/$case/want.$form
        [ -e "$want" ] || continue
        golden_form "$case" "$form" "$got/$form"
        same "golden/$case $form" "$want" "$got/$form"
    done
}

# ---- hostile: wrong and malicious input: exact messages, status 1, no output, no hanging ----

run_hostile() {
    local case
    section "hostile input"
    for case in $(hostile_cases "${1:-}"); do
        hostile_case "$case"
    done
}

hostile_case() {
    local case=$1 got=$WORK/hostile/$1 status
    rm -rf "$got"
    mkdir -p "$got"
    hostile_build "$case" "$got/out" "$got/diag"
    status=$?
    [ $status -eq 124 ] && status="124 (over 20 seconds)"
    equal "hostile/$case status" 1 "$status" "$got/diag"
    [ -e "tests/hostile/$case/want.diag" ] && same "hostile/$case diag" "tests/hostile/$case/want.diag" "$got/diag"
    equal "hostile/$case writes nothing" "" "$(find "$got/out" -type f 2>/dev/null)"
}

# ---- end to end: the sample, as its users would run it ----

run_end_to_end() {
    local script
    for script in tests/end-to-end/${1:-*}.sh; do
        [ -e "$script" ] || continue
        section "end to end: $(basename "$script" .sh)"
        # shellcheck disable=SC1090
        . "$script"
    done
}

# ---- sign: fields, signatures, numbers, and what verify says of files that anybody signed ----

run_sign() {
    local script
    for script in tests/sign/${1:-[0-9]*}.sh; do
        [ -e "$script" ] || continue
        section "sign: $(basename "$script" .sh)"
        # shellcheck disable=SC1090
        . "$script"
    done
}

# ---- structure: the source itself: who includes whom, what a file and a function may be ----

run_structure() {
    section "structure of the source"
    # shellcheck disable=SC1091
    . tests/structure.sh
}

# ---- faults: the system fails, memory ends, the program is killed ----

run_faults() {
    section "faults"
    # shellcheck disable=SC1091
    . tests/faults/run.sh
}

# ---- fuzz: each target for a few seconds, where clang is there ----

run_fuzz() {
    section "fuzz targets"
    if ! echo 'int LLVMFuzzerTestOneInput(void) { return 0; }' | clang -fsanitize=fuzzer -xc - -o "$WORK/fuzz-there" 2>/dev/null; then
        skip "fuzz" "no clang with libFuzzer"
        return
    fi
    check "fuzz: ${1:-every target} for a few seconds" env MAKEFLAGS= make --no-print-directory -s fuzz SECONDS=3 HANG=20 SEED=1 \
        FUZZ_WORK="$WORK/fuzz" ONLY="${1:-}"
}

# ---- conformance: PDF/A and PDF/UA by veraPDF ----

run_conformance() {
    section "conformance"
    # shellcheck disable=SC1091
    . tests/conformance/run.sh
}

[ $# -gt 0 ] || set -- structure unit golden hostile faults fuzz end-to-end sign conformance
for part; do
    name=
    case $part in */*) name=${part#*/} ;; esac
    before=$((passed + failed + not_run))
    case ${part%%/*} in
    structure | unit | golden | hostile | faults | fuzz | sign | conformance) "run_${part%%/*}" "$name" ;;
    end-to-end) run_end_to_end "$name" ;;
    *) sed -n '2,4s/^# *//p' "$0" >&2; exit 2 ;;
    esac
    if [ $((passed + failed + not_run)) -eq $before ]; then
        echo "no such test: $part" >&2
        exit 2
    fi
done
summary
