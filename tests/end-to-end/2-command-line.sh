# The command line: names nearly right, help, the manual page, completion, which periods are made, what is said.
# shellcheck shell=bash

CLI=$WORK/command-line
rm -rf "$CLI"
mkdir -p "$CLI"

# says NAME STATUS TEXT ARGUMENTS...
says() {
    local name=$1 wanted=$2 text=$3
    shift 3
    equal "command line: $name: status" "$wanted" "$(status "$BIN" "$@")" "$WORK/status.log"
    contains "command line: $name" "$WORK/status.log" "$text"
}

says "the nearest verb" 2 "ý bạn là 'build'?" buidl "$SAMPLE"
says "the nearest option" 2 "ý bạn là '--period'?" build "$SAMPLE" --peroid 2026-05
says "the nearest choice" 2 "ý bạn là 'html'?" build "$SAMPLE" --format htlm
says "the nearest verb in help" 2 "ý bạn là 'check'?" help chekc
says "formats are each verb's own" 2 "--format json" build "$SAMPLE" --format json
says "a format of messages is one" 2 "--format text,json" check "$SAMPLE" --format text,json
says "a range of two kinds" 2 "khoảng kỳ không hợp lệ" build "$SAMPLE" --period 2026-01..2026-Q2 -o "$CLI/out"
says "a range that runs back" 2 "khoảng kỳ không hợp lệ" build "$SAMPLE" --period 2026-05..2026-01 -o "$CLI/out"
says "an option without its value" 2 "thiếu giá trị sau '--period'" build "$SAMPLE" --period
says "a word too many" 2 "thừa tham số 'x'" diff "$SAMPLE" 2026-04 2026-05 x

# Each option that a verb takes stands in its help, its part of the manual page and all completions.
every_option() {
    local verb option shell missing=""
    "$BIN" help --man >"$CLI/baocao.1"
    for shell in bash zsh fish; do "$BIN" completion $shell >"$CLI/$shell"; done
    for verb in $("$BIN" help --lang en | sed -n '/^Commands/,/^$/s/^  \([a-z]*\).*/\1/p'); do
        "$BIN" help "$verb" >"$CLI/help"
        cmp -s "$CLI/help" <("$BIN" "$verb" --help) || missing="$missing $verb--help"
        for option in $(grep -o -- '--[a-z-]*' "$CLI/help" | cut -c3- | sort -u); do
            awk -v verb="baocao $verb" '$1 == ".SS" || $1 == ".SH" { on = index($0, verb) || /OPTIONS/ } on' "$CLI/baocao.1" |
                grep -qF -- "\\-\\-${option//-/\\-}\\fR" || missing="$missing man:$verb:$option"
            grep -q -- "^        $verb) .*--$option[ ']" "$CLI/bash" || missing="$missing bash:$verb:$option"
            grep -q -- "--$option\[" "$CLI/zsh" || missing="$missing zsh:$option"
            grep -q -- " -l $option " "$CLI/fish" || missing="$missing fish:$option"
        done
    done
    equal "command line: help, manual page and completions know every option" "" "$missing"
    equal "command line: the verbs were found" 1 "$("$BIN" help --lang en | grep -c '^  build PLAN')"
}
every_option

if need "command line: the manual page is right roff" man; then
    equal "command line: the manual page is right roff" "" \
        "$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$CLI/baocao.1" 2>&1 >/dev/null)"
fi
check "command line: bash reads its completion" bash -n "$CLI/bash"
# completed WANTED WORDS...: what bash offers for the last word.
completed() {
    local wanted=$1
    shift
    # shellcheck disable=SC2016
    equal "command line: bash completes $*" "$wanted" "$(bash -c '. "$0"; COMP_WORDS=(baocao "$@"); COMP_CWORD=$#
        _baocao; echo "${COMPREPLY[*]}"' "$CLI/bash" "$@")"
}
completed build bu
completed --period build "$SAMPLE" --per
completed "2026-10 2026-11 2026-12" build "$SAMPLE" --period 2026-1
completed sarif check "$SAMPLE" --format s
completed "zsh" completion z
command -v zsh >/dev/null && check "command line: zsh reads its completion" zsh -n "$CLI/zsh"
command -v fish >/dev/null && check "command line: fish reads its completion" fish -n "$CLI/fish"

# made ARGUMENTS...: the folders of periods that a run made, and what it said in $CLI/said.
made() {
    rm -rf "$CLI/out"
    "$BIN" build "$@" -o "$CLI/out" >"$CLI/said" 2>"$CLI/told"
    (cd "$CLI/out" 2>/dev/null && find . -type f -name '*.html' -printf '%h\n' | sort -u | sed 's,^\./,,' | xargs)
}
equal "command line: the newest period is built" son-la-2026/2026-12 "$(made "$SAMPLE" -f html)"
contains "command line: and named" "$CLI/said" "Kỳ mới nhất: 2026-12"
contains "command line: what was written is said" "$CLI/said" "$CLI/out/son-la-2026/2026-12/bao-cao-thang.html"
contains "command line: and how much" "$CLI/said" "1 văn bản, 21 trang"
contains "command line: and what to look at" "$CLI/told" "Xem: baocao check $SAMPLE"
equal "command line: a range" "son-la-2026/2026-03 son-la-2026/2026-04 son-la-2026/2026-05" \
    "$(made "$SAMPLE" -f html --period 2026-03..2026-05)"
equal "command line: several plans" "son-la-2026/2026-12 son-la-nq71" "$(made "$SAMPLE" plans/son-la-nq71 -f html)"
made "$SAMPLE" -f html --quiet --period 2026-05 >/dev/null
equal "command line: --quiet says nothing" "" "$(cat "$CLI/said" "$CLI/told")"

# Many periods from one load are the same bytes as each by itself.
all_periods() {
    local period differ=""
    "$BIN" build "$SAMPLE" --period all --draft -f html,pdf -o "$CLI/all" >/dev/null 2>&1
    for period in $(cd "$SAMPLE/periods" && ls -- *.yaml | sed 's/\.yaml$//'); do
        "$BIN" build "$SAMPLE" --period "$period" --draft -f html,pdf -o "$CLI/each" >/dev/null 2>&1
    done
    equal "command line: all periods are made" "$(find "$CLI/each" -type f | wc -l)" "$(find "$CLI/all" -type f | wc -l)"
    diff -rq "$CLI/each" "$CLI/all" >"$CLI/differ" 2>&1 || differ=yes
    equal "command line: all periods from one load are as each by itself" "" "$differ" "$CLI/differ"
}
all_periods

# A body overrides one file of a template and keeps the others; the plan's own come first, then those given.
layers() {
    local plan=$CLI/layers/plans/quarter
    mkdir -p "$plan" "$CLI/layers/given"
    cp -r tests/golden/periods/quarter/. "$plan/"
    cp "$plan/template.xml" "$CLI/layers/given/"
    says "a template that no folder has" 1 "đã tìm trong 'templates'" check "$plan" --fonts fonts --period 2026-Q2 --templates templates
    says "a template from a folder given" 0 "1 văn bản" \
        build "$plan" --fonts fonts --period 2026-Q2 --templates templates --templates "$CLI/layers/given" -o "$CLI/layers/out"
    mkdir "$plan/templates"
    echo '<document' >"$plan/templates/template.xml"
    says "the plan's own comes first" 1 "$plan/templates/template.xml" \
        build "$plan" --fonts fonts --period 2026-Q2 --templates "$CLI/layers/given" -o "$CLI/layers/out"
}
layers
