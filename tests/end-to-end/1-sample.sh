# The sample month: its text, pages and fonts.
# shellcheck shell=bash

check "sample: PDF and HTML are there" sample
check "sample: check says nothing that is an error" "$BIN" check "$SAMPLE"

pdf_text() {
    local text=$WORK/sample.txt wanted
    pdftotext "$PDF" "$text"
    while read -r wanted; do
        [ -n "$wanted" ] && contains "sample PDF says: $wanted" "$text" "$wanted"
    done <"$ROOT/tests/end-to-end/sample.expected"
    # The text that is copied is composed Vietnamese: no replacement, private or combining characters.
    check "sample PDF: no broken letters" sh -c "! grep -nP '\x{FFFD}|[\x{E000}-\x{F8FF}]|[\x{0300}-\x{036F}]' '$text'"
}

html_text() {
    local text=$WORK/sample-html.txt wanted
    sed -e '/^<style>/,/^<\/style>/d' -e 's/<[^>]*>/ /g' -e 's/&amp;/\&/g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g' \
        -e 's/ \([.,;:)]\)/\1/g' -e 's/( /(/g' "$HTML" >"$text"
    while read -r wanted; do
        [ -n "$wanted" ] && contains "sample HTML says: $wanted" "$text" "$wanted"
    done <"$ROOT/tests/end-to-end/sample.expected"
}

pdf_pages() {
    pdfinfo -l 999 "$PDF" | awk '/^Page +[0-9]+ size/ { print ($4 + 0 > $6 + 0) ? "landscape" : "portrait", $4, $6 }' \
        >"$WORK/sizes"
    check "sample PDF: every page is A4" awk '
        { w = $2 < $3 ? $2 : $3; h = $2 < $3 ? $3 : $2; if (w < 595 || w > 596 || h < 841.5 || h > 842.5) exit 1 }
        END { if (NR < 10) exit 1 }' "$WORK/sizes"
    equal "sample PDF: begins upright" portrait "$(head -1 "$WORK/sizes" | cut -d' ' -f1)"
    equal "sample PDF: ends with landscape annexes" landscape "$(tail -1 "$WORK/sizes" | cut -d' ' -f1)"
    equal "sample PDF: turns once or twice only" ok \
        "$(cut -d' ' -f1 "$WORK/sizes" | uniq | wc -l | awk '{ print ($1 <= 4) ? "ok" : $1 " turns" }')"
    equal "sample PDF: title" "$(sed -n 's,^<title>\(.*\)</title>,\1,p' "$HTML")" "$(pdfinfo "$PDF" | sed -n 's/^Title: *//p')"
    equal "sample PDF: tagged" yes "$(pdfinfo "$PDF" | sed -n 's/^Tagged: *//p')"
}

pdf_fonts() {
    pdffonts "$PDF" >"$WORK/fonts"
    check "sample PDF: has fonts" test "$(sed 1,2d "$WORK/fonts" | wc -l)" -gt 0
    # Columns from the right: object, generation, uni, sub, emb.
    check "sample PDF: fonts embedded, as subsets, with Unicode" \
        awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } END { exit bad }' "$WORK/fonts"
}

png_previews() {
    local out=$WORK/png files=()
    rm -rf "$out"
    check "sample PNG: builds" "$BIN" build "$SAMPLE" --period "$PERIOD" --format png -o "$out"
    mapfile -t files < <(find "$out" -name 'bao-cao-thang-*.png' -size +1k | sort)
    equal "sample PNG: one for each page" "$(pdfinfo "$PDF" | sed -n 's/^Pages: *//p')" "${#files[@]}"
    equal "sample PNG: is PNG" 89504e470d0a1a0a "$(head -c 8 "${files[0]:-/dev/null}" | od -An -tx1 | tr -d ' \n')"
    rm -rf "$out"
}

if sample; then
    if need "sample PDF text" pdftotext; then pdf_text; fi
    html_text
    if need "sample PDF pages" pdfinfo; then pdf_pages; png_previews; fi
    if need "sample PDF fonts" pdffonts; then pdf_fonts; fi
    if need "sample PDF structure" qpdf; then check "sample PDF: qpdf finds no fault" qpdf --check "$PDF"; fi
fi
