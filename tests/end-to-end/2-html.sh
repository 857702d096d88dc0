# The HTML page: structure, links, accessibility by construction, and how it fits a phone.
# shellcheck shell=bash

# Prints what an XPath expression finds; the parser is too old for the names of HTML 5 and says so: not shown.
xpath() { xmllint --html --xpath "$1" "$HTML" 2>/dev/null; }

html_metadata() {
    local name
    equal "html: language" vi "$(xpath 'string(/html/@lang)')"
    equal "html: doctype" "<!DOCTYPE html>" "$(head -1 "$HTML")"
    for name in title creator description publisher identifier language; do
        check "html: Dublin Core $name" test -n "$(xpath "string(//meta[@name='DC.$name']/@content)")"
    done
}

html_safe() {
    check "html: no script, no handler, no style attribute" sh -c \
        "! sed '/^<style>/,/^<\/style>/d' '$HTML' | grep -nE '<script|<iframe|<object|<embed| style=| on[a-z]+=|javascript:'"
    check "html: nothing is loaded from outside" sh -c \
        "! grep -nE ' src=|url\(|@import|rel=\"(stylesheet|icon|preload)\"' '$HTML'"
}

html_ids() {
    local ids=$WORK/html-ids
    grep -oE ' id="[^"]*"' "$HTML" | sed 's/.*="//; s/"//' | sort >"$ids"
    equal "html: ids are unique" "" "$(uniq -d "$ids" | head -3)"
    grep -oE ' (aria-labelledby|headers)="[^"]*"| href="#[^"]*"' "$HTML" | sed 's/.*="#*//; s/"//' | tr ' ' '\n' |
        sort -u >"$WORK/html-references"
    equal "html: links, labels and headers lead somewhere" "" "$(comm -23 "$WORK/html-references" <(uniq "$ids") | head -3)"
}

html_structure() {
    equal "html: one h1" 1 "$(xpath 'count(//h1)')"
    check "html: headings leave no level out" sh -c "grep -oE '<h[1-6]' '$HTML' | tr -d '<h' |
        awk '{ if (\$1 > last + 1) { print \"h\" \$1 \" after h\" last; exit 1 } last = \$1 }'"
    equal "html: a landmark main" 1 "$(xpath 'count(//main)')"
    equal "html: every table in a labelled region that takes the focus" 0 \
        "$(xpath 'count(//table[not(parent::div[@role="region" and @tabindex="0" and (@aria-labelledby or @aria-label)])])')"
    equal "html: every table has a name" 0 "$(xpath 'count(//table[not(caption) and not(@aria-labelledby) and not(@aria-label)])')"
    equal "html: every table has a head" 0 "$(xpath 'count(//table[not(thead)])')"
    equal "html: every header cell says for what" 0 "$(xpath 'count(//th[not(@scope)])')"
    equal "html: cells under several levels name their headers" 0 \
        "$(xpath 'count(//table[count(thead/tr) > 1]//td[not(@headers) and ancestor::tbody])')"
    equal "html: annexes" 4 "$(xpath 'count(//section[h2 or header/h2][starts-with(@id, "phu-luc")])')"
    equal "html: notes are linked both ways" 0 \
        "$(xpath 'count(//section[@role="doc-endnotes"]//li[not(.//a[@role="doc-backlink"])])')"
    check "html: notes are there" test "$(xpath 'count(//a[@role="doc-noteref"])')" -gt 0
}

# measure WIDTH FILE: how wide the page is when the window has this width.  Headless windows can't be as narrow as a
# phone, but a frame can; a copy of the page reports its width to the page around it.
measure() {
    local width=$1 page=$WORK/measure-page.html frame=$WORK/measure.html profile
    profile=$(mktemp -d)
    sed 's|^</body>|<script>addEventListener("load", () => parent.postMessage("scroll width " + Math.max(\
document.documentElement.scrollWidth, document.body.scrollWidth), "*"))</script></body>|' "$2" >"$page"
    cat >"$frame" <<FRAME
<!DOCTYPE html><p id="result">nothing</p>
<script>addEventListener("message", e => document.getElementById("result").textContent = e.data)</script>
<iframe src="measure-page.html" style="width:${width}px;height:800px;border:0"></iframe>
FRAME
    chromium_run "$profile" --virtual-time-budget=10000 --dump-dom "file://$frame" |
        sed -n 's/.*id="result">scroll width \([0-9]*\)<.*/\1/p'
    rm -rf "$profile"
}

chromium_run() {
    local profile=$1
    shift
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-component-update \
        --disable-background-networking --disable-sync --hide-scrollbars --user-data-dir="$profile" "$@" 2>/dev/null
}

html_width() {
    local width
    # The measure itself: a page that is too wide must be found out.
    sed 's,^</main>,<div style="width:700px">x</div></main>,' "$HTML" >"$WORK/too-wide.html"
    check "html: the measure notices a page that is too wide" test "$(measure 360 "$WORK/too-wide.html")" -ge 700
    for width in 320 360 768 1440; do
        equal "html: no sideways scrolling at $width px" "$width" "$(measure $width "$HTML")"
    done
}

html_print() {
    local profile
    profile=$(mktemp -d)
    chromium_run "$profile" --no-pdf-header-footer --print-to-pdf="$WORK/print.pdf" "file://$HTML" >/dev/null
    rm -rf "$profile"
    check "html: prints" test -s "$WORK/print.pdf"
    check "html: prints on A4, annexes in landscape" sh -c "pdfinfo -l 999 '$WORK/print.pdf' | awk '
        /^Page +[0-9]+ size/ { if (\$4 + 0 > \$6 + 0) landscape++; else portrait++ }
        END { exit !(portrait && landscape) }'"
    pdftotext "$WORK/print.pdf" "$WORK/print.txt"
    check "html: no table of contents in print" sh -c "! grep -q 'Mục lục' '$WORK/print.txt'"
}

# For portals that forbid inline styles: one style sheet for all pages of a set, named by its content.
html_assets() {
    local out=$WORK/html-assets/son-la-2026/2026-05 sheet
    rm -rf "$WORK/html-assets"
    check "html: with its style sheet beside it" "$BIN" build "$SAMPLE" --period "$PERIOD" -o "$WORK/html-assets" --assets --format html
    sheet=$(basename "$out"/baocao-*.css)
    equal "html: one style sheet" 1 "$(find "$out" -name '*.css' | wc -l)"
    equal "html: every page uses it" "$(find "$out" -name '*.html' | wc -l)" "$(grep -l "href=\"$sheet\"" "$out"/*.html | wc -l)"
    check "html: and nothing is inline" sh -c "! grep -nE '<style| style=' '$out'/*.html"
}

html_assets
if sample; then
    html_safe
    html_ids
    if need "html: structure" xmllint; then html_metadata; html_structure; fi
    if need "html: width" chromium; then html_width; fi
    if need "html: print" chromium pdfinfo pdftotext; then html_print; fi
fi
