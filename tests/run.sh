#!/bin/bash
# Runs the checks and prints how many passed.  Usage: tests/run.sh [unit|golden|hostile|end-to-end|sign|conformance]...
#   BIN, BUILD    the program and its objects (default: out/bin/baocao, out/build)
#   WORK          where the checks put their files (default: out/test; runs at the same time need one each)
#   OFFLINE=1     a check whose tool is missing is skipped instead of failing the run
#   VERBOSE=1     prints the checks that pass, too
set -uo pipefail
cd "$(dirname "$0")/.."
ROOT=$PWD
. tests/harness.sh

# ---- unit: each tests/unit/test_*.c is a GLib test program, linked with the program's objects ----

run_unit() {
    local source program flags
    section "unit tests"
    mkdir -p "$WORK/unit"
    flags=$(pkg-config --cflags --libs glib-2.0 gio-2.0 yaml-0.1 libxml-2.0 pangocairo pangoft2 fontconfig freetype2 \
            harfbuzz harfbuzz-subset cairo libdeflate libzip)
    for source in tests/unit/test_*.c; do
        program=$WORK/unit/$(basename "$source" .c)
        # shellcheck disable=SC2086
        if ! ${CC:-cc} -std=gnu11 -Wall -Wextra ${CFLAGS:--O1 -g} -Iinclude -Isrc -o "$program" "$source" \
                "$BUILD/baocao.a" $flags -lhpdf -lpthread -lm >"$program.log" 2>&1; then
            fail "unit/$(basename "$source" .c): does not compile" "$program.log"
            continue
        fi
        run_unit_program "$program"
    done
}

# Each test case of a program counts.
run_unit_program() {
    local program=$1 name status
    name=$(basename "$program")
    { (timeout 120 "$program" --tap >"$program.log" 2>&1); status=$?; } 2>/dev/null # a crash is told below
    while read -r case; do pass "unit/$name$case"; done < <(sed -n 's/^ok [0-9]* //p' "$program.log")
    while read -r case; do fail "unit/$name$case" "$program.log"; done < <(sed -n 's/^not ok [^/]*//p' "$program.log")
    if [ $status -ne 0 ] && ! grep -q '^not ok' "$program.log"; then
        fail "unit/$name: ends with status $status" "$program.log"
    fi
}

# ---- golden: small plans; the want.* files present choose the checks ----

run_golden() {
    local case
    section "golden tests"
    for case in $(golden_cases); do golden_case "$case"; done
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
    for case in $(cd tests/hostile && find . -mindepth 2 -maxdepth 2 -type d | sed 's,^\./,,' | sort); do
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
    for script in tests/end-to-end/*.sh; do
        section "end to end: $(basename "$script" .sh)"
        # shellcheck disable=SC1090
        . "$script"
    done
}

# ---- sign: fields, signatures, numbers, and what verify says of files that anybody signed ----

run_sign() {
    local script
    for script in tests/sign/[0-9]*.sh; do
        section "sign: $(basename "$script" .sh)"
        # shellcheck disable=SC1090
        . "$script"
    done
}

# ---- conformance: PDF/A and PDF/UA by veraPDF ----

run_conformance() {
    section "conformance"
    # shellcheck disable=SC1091
    . tests/conformance/run.sh
}

[ $# -gt 0 ] || set -- unit golden hostile end-to-end sign conformance
for part; do
    case $part in
    unit | golden | hostile | sign | conformance) "run_$part" ;;
    end-to-end) run_end_to_end ;;
    *) echo "usage: tests/run.sh [unit|golden|hostile|end-to-end|sign|conformance]..." >&2; exit 2 ;;
    esac
done
summary
