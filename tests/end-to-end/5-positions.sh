# The monthly report against NĐ 30/2020 PL I, measured on the finished PDF: paper, margins, fonts, components, rules,
# page numbers, sign-off, annexes.
# shellcheck shell=bash

positions() {
    local text=$WORK/positions name
    pdftotext -bbox-layout "$PDF" "$text.bbox"
    pdftohtml -xml -zoom 1 -i -stdout "$PDF" >"$text.xml" 2>/dev/null
    "$BIN" dump "$SAMPLE" --period "$PERIOD" -d bao-cao-thang --stage pages >"$text.pages" 2>/dev/null
    check "positions: measured" sh -c "perl '$ROOT/tests/positions.pl' '$text.bbox' '$text.xml' '$text.pages' >'$text.said'"
    while read -r name; do pass "positions: $name"; done < <(sed -n 's/^ok //p' "$text.said")
    while read -r name; do fail "positions: $name"; done < <(sed -n 's/^not ok //p' "$text.said")
    check "positions: Times New Roman or its measure-equal, four faces at most" sh -c "
        pdffonts '$PDF' | sed 1,2d | awk '{ print \$1 }' >'$text.fonts' && test \"\$(wc -l <'$text.fonts')\" -le 4 &&
        ! grep -vE '^[A-Z]{6}\\+(LiberationSerif|TimesNewRoman)' '$text.fonts'"
}

if [ -s "${PDF:-}" ] && need "positions" pdftotext pdftohtml pdffonts perl; then positions; fi
