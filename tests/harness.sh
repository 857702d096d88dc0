# What the checks are made of; sourced by tests/run.sh, tests/golden-update.sh.
# shellcheck shell=bash

BIN=$(realpath -m "${BIN:-out/bin/baocao}")
BUILD=$(realpath -m "${BUILD:-out/build}")
[ -x "$BIN" ] || { echo "no program $BIN: run make first" >&2; exit 2; }
WORK=${WORK:-$ROOT/out/test${SANITIZED:+-asan}}
SAMPLE=plans/son-la-2026
PERIOD=2026-05
SAMPLE_OUT=$WORK/sample/son-la-2026/2026-05
# Messages in Vietnamese, whatever the machine speaks; no locale, no time zone of the machine.
export BAOCAO_LANG=vi LC_ALL=C.UTF-8 TZ=UTC
unset SOURCE_DATE_EPOCH
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$ROOT/tests/lsan.supp:print_suppressions=0
mkdir -p "$WORK"

passed=0 failed=0 not_run=0

section() { printf -- '-- %s\n' "$1"; }
pass() { passed=$((passed + 1)); [ -n "${VERBOSE:-}" ] && printf '   ok       %s\n' "$1"; return 0; }
# With a file that shows why.
fail() {
    failed=$((failed + 1))
    printf '   FAILED   %s\n' "$1"
    if [ -n "${2:-}" ] && [ -s "$2" ]; then
        awk '{ line[NR] = $0 } END { for (i = 1; i <= NR; i++) { if (i <= 20 || i > NR - 15) print line[i]
             else if (i == 21) print "[…]" } }' "$2" | cut -c1-300 | sed 's/^/            /'
    fi
    return 0
}
skip() { not_run=$((not_run + 1)); printf '   not run  %s: %s\n' "$1" "$2"; }

# check NAME COMMAND...: passes if the command succeeds; its output is shown if not.
check() {
    local name=$1
    shift
    if "$@" >"$WORK/check.log" 2>&1; then pass "$name"; else fail "$name" "$WORK/check.log"; fi
}

# equal NAME WANTED GOT [LOG]
equal() {
    if [ "$2" = "$3" ]; then pass "$1"; return; fi
    { printf 'wanted: %s\ngot:    %s\n' "$2" "$3"; [ -n "${4:-}" ] && cat "$4"; } >"$WORK/equal.log"
    fail "$1" "$WORK/equal.log"
}

# status COMMAND...: its exit status; the log is kept.
status() { "$@" >"$WORK/status.log" 2>&1; echo $?; }

# same NAME WANTED-FILE GOT-FILE
same() {
    if diff -u --label wanted --label got "$2" "$3" >"$WORK/same.diff" 2>&1; then pass "$1"; else fail "$1" "$WORK/same.diff"; fi
}

# contains NAME FILE TEXT: white space counts as one space, so that line ends don't matter.
contains() {
    if tr -s ' \n\f\t' ' ' <"$2" | grep -qF -- "$3"; then pass "$1"; return; fi
    echo "not found: $3" >"$WORK/contains.log"
    fail "$1" "$WORK/contains.log"
}

# The sample month, built once in a run by whoever needs it first: PDF and HTML are its report.
PDF=$SAMPLE_OUT/bao-cao-thang.pdf
HTML=$SAMPLE_OUT/bao-cao-thang.html
sample_made=
sample() {
    if [ -z "$sample_made" ]; then
        sample_made=1
        rm -rf "$WORK/sample"
        check "sample: builds" "$BIN" build "$SAMPLE" --period "$PERIOD" -o "$WORK/sample"
    fi
    [ -s "$PDF" ] && [ -s "$HTML" ]
}

# bare_plans FOLDER: the shipped plans in FOLDER/plans, as if nobody had judged their findings.
bare_plans() {
    local plan file
    rm -rf "$1"
    mkdir -p "$1/plans"
    for plan in plans/*/; do
        [ -e "$plan/plan.yaml" ] || continue
        cp -r "$plan" "$1/plans/"
    done
    find "$1/plans" -name '*.yaml' | while read -r file; do sed -i '/^accepted:/,$d' "$file"; done
    ln -s "$ROOT/templates" "$ROOT/fonts" "$1/"
}

# need NAME TOOL...: false, and counted as not run, if a tool is missing.
need() {
    local name=$1 tool
    shift
    for tool; do
        command -v "$tool" >/dev/null || { skip "$name" "no $tool"; return 1; }
    done
}

summary() {
    local text="$passed passed, $failed failed"
    [ $not_run -gt 0 ] && text="$text, $not_run skipped"
    echo "$text"
    [ $failed -eq 0 ] && { [ $not_run -eq 0 ] || [ "${OFFLINE:-0}" = 1 ]; }
}

# ---- Running the program on small plans ----

# Those of an area ("table"), those that a pattern fits ("table/h*"), or all.
golden_cases() {
    local case
    (cd tests/golden && find . -mindepth 3 -maxdepth 3 -name plan.yaml -printf '%h\n' | sed 's,^\./,,' | sort) |
        select_cases "${1:-}"
}

hostile_cases() {
    (cd tests/hostile && find . -mindepth 2 -maxdepth 2 -type d | sed 's,^\./,,' | sort) | select_cases "${1:-}"
}

select_cases() {
    local case wanted=$1
    # shellcheck disable=SC2254
    while read -r case; do
        case $case in
        $wanted | $wanted/*) echo "$case" ;;
        *) [ -n "$wanted" ] || echo "$case" ;;
        esac
    done
}

# The period of a small plan: the one that the file 'period' names, else the only file in periods/.
case_period() {
    local file
    [ -e "$1/period" ] && cat "$1/period" && return
    for file in "$1"/periods/*.yaml; do [ -e "$file" ] && basename "$file" .yaml && return; done
}

# Arguments for a plan's folder: a case brings templates/, or template.xml beside plan.yaml, or uses the program's own.
# The program runs in the folder above, so that messages show short paths.
case_arguments() {
    local folder=$1 name period
    name=$(basename "$folder")
    period=$(case_period "$folder")
    arguments=("$name" --fonts "$ROOT/fonts")
    [ -n "$period" ] && arguments+=(--period "$period")
    if [ -d "$folder/templates" ]; then
        arguments+=(--templates "$name/templates")
    elif [ -e "$folder/template.xml" ]; then
        arguments+=(--templates "$name")
    else
        arguments+=(--templates "$ROOT/templates")
    fi
}

golden_diag() {
    local folder=tests/golden/$1 arguments
    case_arguments "$folder"
    (cd "$folder/.." && timeout 60 "$BIN" check --quiet "${arguments[@]}") >"$2" 2>&1
}

# The style sheet is left out of HTML: it has tests of its own.
golden_form() {
    local folder=tests/golden/$1 form=$2 got arguments
    got=$(realpath -m "$3")
    case_arguments "$folder"
    if [ "$form" = html ]; then
        rm -rf "$got.out"
        (cd "$folder/.." && timeout 60 "$BIN" build "${arguments[@]}" --format html -o "$got.out") >"$got.log" 2>&1
        find "$got.out" -name '*.html' -print0 | sort -z | xargs -0 -r sed '/^<style>/,/^<\/style>/d' >"$got"
    else
        (cd "$folder/.." && timeout 60 "$BIN" dump "${arguments[@]}" --stage "$form") >"$got" 2>"$got.log"
    fi
}

# hostile_build CASE OUT LOG: the status of baocao build.
hostile_build() {
    local folder=tests/hostile/$1 out log=$3 arguments
    out=$(realpath -m "$2")
    case_arguments "$folder"
    (cd "$folder/.." && timeout 20 "$BIN" build "${arguments[@]}" -o "$out") >"$log" 2>&1
    set -- $?
    sed -i "s,$ROOT/,,g" "$log" # wherever the tree stands
    return "$1"
}
