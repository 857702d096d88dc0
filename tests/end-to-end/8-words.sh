# Every word of the document tree is in the text of its PDF, as often as it should, and what a screen reader reads and
# copies is the tree's text in its order: every plan, the golden tables and kinds of documents.
# shellcheck shell=bash

# words_of NAME FOLDER ARGUMENTS...: the arguments name one plan; all its documents are compared.
words_of() {
    local name=$1 folder=$2 out=$WORK/words form pdf document
    shift 2
    rm -rf "$out" && mkdir -p "$out"
    (cd "$folder" && "$BIN" build "$@" --format pdf -o "$out") >"$out/log" 2>&1
    find "$out" -name '*.pdf' | sort >"$out/list"
    if [ ! -s "$out/list" ]; then fail "words: $name: no PDF" "$out/log"; return; fi
    while read -r pdf; do
        document=$(basename "$pdf" .pdf)
        for form in document pages; do
            (cd "$folder" && "$BIN" dump "$@" -d "$document" --stage $form) >"$out/$form" 2>/dev/null
        done
        pdftotext -bbox "$pdf" "$out/bbox"
        check "words: $name: $document" perl "$ROOT/tests/words.pl" "$out/document" "$out/pages" "$out/bbox"
        pdfinfo -struct-text "$pdf" >"$out/tags" 2>/dev/null
        check "reading order: $name: $document" perl "$ROOT/tests/reading-order.pl" "$out/document" "$out/tags"
    done <"$out/list"
}

# The comparisons notice a word too few and one too many, and two that changed places.
words_noticed() {
    local out=$WORK/words
    sed -z 's/\(Phụ lục I\)\(.*\)\(Phụ lục II\)/\3\2\1/' "$out/tags" >"$out/tags-wrong"
    check "reading order: a wrong one is noticed" sh -c \
        "! cmp -s '$out/tags' '$out/tags-wrong' &&
         ! perl '$ROOT/tests/reading-order.pl' '$out/document' '$out/tags-wrong' >'$out/said' && grep -q '^tags:' '$out/said'"
    sed '0,/ p "/s// p "thừa /' "$out/document" >"$out/more"
    check "words: one too many is noticed" sh -c \
        "! perl '$ROOT/tests/words.pl' '$out/more' '$out/pages' '$out/bbox' >'$out/said' && grep -q 'thừa' '$out/said'"
    check "words: there are many" test "$(grep -c '<word ' "$out/bbox")" -gt 5000
}

words() {
    local case arguments file plan
    for case in $(golden_cases); do
        [[ $case = table/* || $case = kinds/* ]] || continue
        case_arguments "tests/golden/$case"
        words_of "$case" "tests/golden/$case/.." "${arguments[@]}"
    done
    for file in plans/*/plan.yaml; do
        plan=$(basename "$(dirname "$file")")
        grep -q '^ *for: *plan *$' "$file" && words_of "$plan" "$ROOT" "plans/$plan"
    done
    for file in "$SAMPLE"/periods/*-Q2.yaml "$SAMPLE"/periods/????.yaml; do
        words_of "sample, $(basename "$file" .yaml)" "$ROOT" "$SAMPLE" --period "$(basename "$file" .yaml)"
    done
    words_of "sample, draft" "$ROOT" "$SAMPLE" --period "$PERIOD" --draft
    words_of "sample" "$ROOT" "$SAMPLE" --period "$PERIOD" -d bao-cao-thang
    words_noticed
}

if need "words" pdftotext pdfinfo perl; then words; fi
