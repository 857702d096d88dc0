# --draft: every page says so, in the bottom margin, with the data's date and a code of all inputs; else none does.
# shellcheck shell=bash

# The templates that a template needs, itself included.
draft_templates() {
    local included
    echo "templates/$1"
    for included in $(grep -oE 'href="[^"]*\.xml"' "templates/$1" | cut -d'"' -f2); do draft_templates "$included"; done
}

# The list of inputs that the code is made of, in the form of sha256sum; the months before are, for what has moved and what still stands.
draft_inputs() {
    local file
    for file in "$SAMPLE/plan.yaml" "$SAMPLE/agencies.yaml" "$SAMPLE"/periods/2026-0[1-5].yaml \
        $(draft_templates bao-cao-thang.xml) fonts/LiberationSerif-{Regular,Bold,Italic,BoldItalic}.ttf; do
        echo "$(sha256sum <"$file" | cut -d' ' -f1)  ${file#"$SAMPLE/"}"
    done | sort -u
}

draft_pages() {
    local pages=$WORK/draft.pages mark
    "$BIN" dump "$SAMPLE" --period "$PERIOD" --stage pages --draft -d bao-cao-thang >"$pages" 2>/dev/null
    mark=$(sed -n 's/^  text .* draft bold .* "\(.*\)"$/\1/p' "$pages" | sort -u)
    equal "draft: one mark on each page" "$(grep -c '^page ' "$pages")" "$(grep -c '^  text .* draft ' "$pages")"
    equal "draft: date of the data" "DỰ THẢO - số liệu đến 14/5/2026" "${mark% - *}"
    if [ -e fonts/LiberationSerif-Regular.ttf ]; then
        equal "draft: code of all inputs" "$(draft_inputs | sha256sum | cut -c1-8)" "${mark##* }"
    fi
    # The line's box is some 4.5 mm high, its baseline 4/5 of that down.
    check "draft: in the bottom margin, away from the edge" awk '
        $1 == "page" { height = $4; bottom = height - ($3 > $4 ? 15 : 20) }
        / draft / { if ($3 - 4 < bottom + 1 || $3 + 1 > height - 5) { print; bad = 1 } } END { exit bad }' "$pages"
    check "draft: all the rest stands where it stood" sh -c "grep -v ' draft ' '$pages' >'$pages.rest' &&
        '$BIN' dump '$SAMPLE' --period '$PERIOD' --stage pages -d bao-cao-thang 2>/dev/null | diff - '$pages.rest'"
}

draft_files() {
    local out=$WORK/draft pages marks
    rm -rf "$out"
    check "draft: builds" "$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang --draft -o "$out"
    check "draft: HTML has a banner" grep -q '<p class="draft".*DỰ THẢO - số liệu đến 14/5/2026' \
        "$out/son-la-2026/$PERIOD/bao-cao-thang.html"
    check "draft: HTML without it has none" sh -c "! grep -q 'DỰ THẢO' '$HTML'"
    if need "draft: PDF" pdftotext pdfinfo; then
        pages=$(pdfinfo "$out/son-la-2026/$PERIOD/bao-cao-thang.pdf" | sed -n 's/^Pages: *//p')
        marks=$(pdftotext "$out/son-la-2026/$PERIOD/bao-cao-thang.pdf" - | grep -c 'DỰ THẢO - số liệu đến')
        equal "draft: PDF says so on each page" "$pages" "$marks"
        check "draft: PDF without it says nothing" sh -c "! pdftotext '$PDF' - | grep -q 'DỰ THẢO'"
    fi
}

draft_pages
sample && draft_files
equal "draft: final as well is wrong usage" 2 \
    "$(status "$BIN" build "$SAMPLE" --period "$PERIOD" --draft --final -o "$WORK/draft-final")" "$WORK/status.log"
equal "draft: wrong usage writes nothing" "" "$(find "$WORK/draft-final" -type f 2>/dev/null)"

# --final refuses what has warnings, and tells all of them: as many as without it.
final_files() {
    local out=$WORK/final want
    bare_plans "$WORK/final-bare"
    cd "$WORK/final-bare" || return
    want=$("$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang -o "$out-not" 2>&1 >/dev/null |
        grep -o '× [0-9]*' | awk '{ sum += $2 } END { print sum " lỗi, 0 cảnh báo" }')
    rm -rf "$out"
    equal "final: status" 1 "$(status "$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang --final -o "$out")" \
        "$WORK/status.log"
    equal "final: every warning is an error" "$want" "$(tail -n 1 "$WORK/status.log")"
    equal "final: writes nothing" "" "$(find "$out" -type f 2>/dev/null)"
    cd "$ROOT" || return
    equal "final: what was accepted counts for nothing" 0 \
        "$(status "$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang --final -o "$out")" "$WORK/status.log"
}

final_files
