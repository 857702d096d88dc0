# The source itself: who includes whom, what every file says of itself, how long files and functions are, what nobody
# calls, and what lies at the top.
# shellcheck shell=bash

# The stages from left to right, each with the headers in include/ by which others use it.  A stage includes those of
# its own line and of the lines above, its own folder's headers and include/base; a header of include/ likewise.
STAGES='
base
viet        viet.h
model       plan.h period.h validate.h
load        schema.h
sheet       sheet.h
compute     changes.h due_text.h indicator_state.h lead_text.h rollup.h task_state.h
facts       facts.h trace.h
check       check.h
doc         doc.h
template    template.h
drawing     drawing.h
chart       chart.h
layout      layout.h pages.h fonts.h
render      render.h table_data.h
compose     period_draft.h
sign        sign.h
run         options.h periods.h pipeline.h
cli
'

FUNCTION_LINES=76
FILE_LINES=600
PRIVATE_HEADER_LINES=510

# The stage of a file of src/ or include/; render's folders are one.
stage_of() {
    case $1 in
    include/base/*) echo base ;;
    include/*) awk -v header="${1#include/}" '{ for (i = 2; i <= NF; i++) if ($i == header) print $1 }' <<<"$STAGES" ;;
    src/*/*) sed 's,^src/\([^/]*\)/.*,\1,' <<<"$1" ;;
    src/main.c) echo cli ;;
    esac
}

# FILE:LINE: words for each include that goes to the right, or into another stage's folder.
wrong_includes() {
    local file header stage line
    for file in $(find src include -name '*.[ch]' | sort); do
        stage=$(stage_of "$file")
        if [ -z "$stage" ]; then
            echo "$file: in no stage of tests/structure.sh"
            continue
        fi
        grep -n '^#include "' "$file" | sed 's/^\([0-9]*\):#include "\(.*\)"/\1 \2/' | while read -r line header; do
            [ -e "$(dirname "$file")/$header" ] && continue
            if [ ! -e "include/$header" ]; then
                case $header in
                hpdf.h) ;;
                *) echo "$file:$line: $header is another stage's own" ;;
                esac
                continue
            fi
            awk -v own="$stage" -v other="$(stage_of "include/$header")" -v where="$file:$line: $header" '
                $1 != "" { n++; at[$1] = n }
                END { if (!(own in at)) print where ": no stage " own " in tests/structure.sh"
                      else if (!(other in at)) print where ": in no stage of tests/structure.sh"
                      else if (at[other] > at[own]) print where ": " other " lies to the right of " own }' <<<"$STAGES"
        done
    done
}

# Every file begins with a comment: "name -- its role".
without_role() {
    local file
    for file in $(find src include -name '*.[ch]' -o -name '*.def' -o -name '*.css' | sort); do
        head -2 "$file" | tr -s '\n *' ' ' | grep -qF "/ $(basename "$file") -- " && continue
        echo "$file: doesn't begin with /* $(basename "$file") -- … */"
    done
}

long_functions() {
    find src -name '*.c' -print0 | sort -z | xargs -0 awk -v most=$FUNCTION_LINES '
        /^[a-z].*\)$/ || /^ .*\)$/ { name = $0 }
        /^\{$/ { start = FNR }
        /^\}$/ && start { if (FNR - start - 1 > most) print FILENAME ":" start ": " FNR - start - 1 " lines: " name; start = 0 }'
}

# The table of messages' words is as long as there are messages.
long_files() {
    find src include -name '*.c' -print0 | xargs -0 wc -l | awk -v most=$FILE_LINES '$2 != "total" && $1 > most { print $2 ": " $1 " lines" }'
    find src -name '*.h' -print0 | xargs -0 wc -l |
        awk -v most=$PRIVATE_HEADER_LINES '$2 != "total" && $1 > most { print $2 ": " $1 " lines" }'
}

# Faults of tests/mutants/list that fit their files no longer.
stale_faults() {
    local file change what
    while IFS=$'\t' read -r file change what; do
        case $file in '' | '#'*) continue ;; esac
        sed -E "$change" "$file" | cmp -s - "$file" && echo "$file: '$change' changes nothing ($what)"
    done <tests/mutants/list
}

# Functions and tables that no other file of the program or of its unit tests uses: they are static, or gone.
unused_symbols() {
    local objects=$WORK/structure.objects symbol
    find "$BUILD" -name '*.o' -not -path '*/unit/*' >"$objects"
    { cat "$objects"; find "$BUILD/unit" -name '*.o'; } | xargs nm -u | awk 'NF == 2 { print $2 }' | sort -u >"$WORK/structure.used"
    xargs nm --defined-only <"$objects" | awk 'NF == 3 && $2 ~ /^[TDRBV]$/ { print $3 }' | sort -u |
        comm -23 - "$WORK/structure.used" | grep -vE '^(main|malloc|calloc|realloc|posix_memalign|verbs|periods_name|periods_name_before|doc_check_model)$' | while read -r symbol; do
        echo "$symbol: used in no other file"
    done
}

top_level() {
    git ls-files 2>/dev/null | sed 's,/.*,,' | sort -u | grep -v '^\.' | tr '\n' ' '
}

nothing_of() {
    local name=$1
    shift
    "$@" >"$WORK/structure.log"
    equal "structure: $name" "" "$(head -20 "$WORK/structure.log")"
}

nothing_of "a stage includes only what lies to its left" wrong_includes
nothing_of "every file says its role" without_role
nothing_of "functions fit in a screen ($FUNCTION_LINES lines)" long_functions
nothing_of "files stay short ($FILE_LINES lines, private headers $PRIVATE_HEADER_LINES)" long_files
nothing_of "every fault of tests/mutants fits" stale_faults
if [ -z "${SANITIZED:-}" ]; then nothing_of "nothing that no other file uses" unused_symbols; fi
[ -z "$(top_level)" ] || equal "structure: the top of the tree" \
    "Makefile README.md fonts include out plans src templates tests " "$(top_level)"
