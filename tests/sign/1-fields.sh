# The empty fields of what the program compiles: names, one dictionary each, tags, fonts, and none with --no-fields.
# shellcheck shell=bash

# shellcheck disable=SC1091
. tests/sign/common.sh

"$BIN" build "$SAMPLE" --period "$PERIOD" --format pdf -j 1 -o "$SIGN/again" >/dev/null 2>&1
check "fields: the same bytes again" cmp "$LETTER" "$SIGN/again/son-la-2026/$PERIOD/bao-cao-thang.pdf"
"$BIN" build "$SAMPLE" --period "$PERIOD" --format pdf --no-fields -o "$SIGN/plain" >/dev/null 2>&1

# One object a line: what is asked below is asked of whole dictionaries.
objects() { qpdf --qdf --object-streams=disable "$1" - | tr -d '\0' | tr '\n' ' ' | sed 's/endobj/&\n/g'; }
count() { grep -a -c -- "$1" "$2"; }

if need "fields: dictionaries" qpdf; then
    objects "$LETTER" >"$SIGN/objects"
    objects "$SIGN/plain/son-la-2026/$PERIOD/bao-cao-thang.pdf" >"$SIGN/plain.objects"
    equal "fields: names" "(day) (month) (number) (organisation) (person) (stamp)" \
        "$(grep -a -o '/T ([a-z]*)' "$SIGN/objects" | sed 's,^/T ,,' | sort | paste -sd' ')"
    equal "fields: no two of one name" "" "$(grep -a -o '/T ([a-z0-9-]*)' "$SIGN/objects" | sort | uniq -d)"
    equal "fields: a signature is one dictionary with its widget, locked" 3 \
        "$(grep -a '/FT /Sig' "$SIGN/objects" | grep -a '/Subtype /Widget' | grep -a -c '/F 132')"
    widgets=$(count '/Subtype /Widget' "$SIGN/objects")
    check "fields: number, day and month in the letter's head and in each annex" [ "$widgets" -ge 15 ]
    equal "fields: each widget is described" "$widgets" "$(grep -a '/Subtype /Widget' "$SIGN/objects" | grep -a -c '/TU <feff')"
    equal "fields: each has an empty look" "$widgets" "$(grep -a '/Subtype /Widget' "$SIGN/objects" | grep -a -c '/AP << */N [0-9]')"
    equal "fields: each has a Form element" "$widgets" "$(count '/S /Form' "$SIGN/objects")"
    equal "fields: its child is the reference to the field itself" "$widgets" \
        "$(grep -a '/S /Form' "$SIGN/objects" | grep -a -c '/K << */Obj [0-9]* 0 R */Pg [0-9]* 0 R */Type /OBJR')"
    equal "fields: none with --no-fields" "0 0" \
        "$(count '/Subtype /Widget' "$SIGN/plain.objects") $(count '/AcroForm' "$SIGN/plain.objects")"
fi
