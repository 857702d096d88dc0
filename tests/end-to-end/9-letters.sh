# Letters to those who owe something: one each or one to all; gone when nobody owes anything any more.
# shellcheck shell=bash

letters_build() {
    "$BIN" build "$WORK/letters/$1" --period 2026-05 --templates templates --fonts fonts --format html,pdf \
        -o "$WORK/letters/out" >"$WORK/letters.log" 2>&1
}

letters_names() { (cd "$WORK/letters/out/$1/2026-05" 2>/dev/null && find . -type f | sed 's,^\./,,' | sort | tr '\n' ' '); }

# letters_case FOLDER NAMES: what is made, then that it goes when all have handed in what they owe.
letters_case() {
    rm -rf "$WORK/letters" && mkdir -p "$WORK/letters" && cp -r "tests/golden/kinds/$1" "$WORK/letters/"
    check "letters: $1 builds" letters_build "$1"
    equal "letters: $1: who is written to" "$2" "$(letters_names "$1")" "$WORK/letters.log"
    sed -i 's/{.*}/{submitted: all}/' "$WORK/letters/$1/periods/2026-05.yaml"
    check "letters: $1 builds when nobody owes anything" letters_build "$1"
    equal "letters: $1: none is left" "" "$(letters_names "$1")" "$WORK/letters.log"
}

letters_case cong-van-tung-noi "don-doc-cong-an.html don-doc-cong-an.pdf don-doc-phuong-bon.html don-doc-phuong-bon.pdf \
don-doc-so-hai.html don-doc-so-hai.pdf don-doc-xa-ba.html don-doc-xa-ba.pdf "
letters_case cong-van "cong-van-don-doc.html cong-van-don-doc.pdf "
