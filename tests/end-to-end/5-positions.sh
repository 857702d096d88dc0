# The monthly report, the letter, the decision with its plan and the plan by itself against NĐ 30/2020 PL I, measured on
# the finished PDFs: paper, margins, fonts, components, rules, page numbers, sign-off, annexes.
# shellcheck shell=bash

# positions KIND PLAN DOCUMENT [ARGUMENTS...]
positions() {
    local kind=$1 plan=$2 document=$3 text=$WORK/positions-$1 pdf name
    shift 3
    rm -rf "$text" && mkdir -p "$text"
    "$BIN" build "$plan" "$@" -d "$document" --format pdf -o "$text" >"$text/log" 2>&1
    pdf=$(find "$text" -name '*.pdf' | head -1)
    if [ -z "$pdf" ]; then fail "positions: $kind: no PDF" "$text/log"; return; fi
    pdftotext -bbox-layout "$pdf" "$text/bbox"
    pdftohtml -xml -zoom 1 -i -stdout "$pdf" >"$text/xml" 2>/dev/null
    "$BIN" dump "$plan" "$@" -d "$document" --stage pages >"$text/pages" 2>/dev/null
    check "positions: $kind: measured" sh -c \
        "perl '$ROOT/tests/positions.pl' '$text/bbox' '$text/xml' '$text/pages' $kind >'$text/said'"
    while read -r name; do pass "positions: $kind: $name"; done < <(sed -n 's/^ok //p' "$text/said")
    while read -r name; do fail "positions: $kind: $name"; done < <(sed -n 's/^not ok //p' "$text/said")
    check "positions: $kind: Times New Roman or its measure-equal, four faces at most" sh -c "
        pdffonts '$pdf' | sed 1,2d | awk '{ print \$1 }' >'$text/fonts' && test \"\$(wc -l <'$text/fonts')\" -le 4 &&
        ! grep -vE '^[A-Z]{6}\\+(LiberationSerif|TimesNewRoman)' '$text/fonts'"
}

if need "positions" pdftotext pdftohtml pdffonts perl; then
    positions report "$SAMPLE" bao-cao-thang --period "$PERIOD"
    positions letter "$SAMPLE" cong-van-don-doc --period "$PERIOD"
    positions decision plans/son-la-2026-2030 quyet-dinh
    positions plan plans/son-la-nq71 ke-hoach
fi
