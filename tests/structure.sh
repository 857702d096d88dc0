# The source itself: who includes whom, what every file says of itself, how long files and functions are, what nobody
# calls, and what lies at the top.
# shellcheck shell=bash

# The stages from left to right.  A stage includes headers of include/ that belong to it or to one further left, its own
# folder's and include/base; a header of include/ likewise.
STAGES='base viet model load sheet compute facts check doc drawing chart template layout render compose import form sign archive run site cli'

# A header NAME.h belongs to the stage that has a NAME.c, or files NAME_….c; else here it is said.
HEADERS='plan=model period=model plan_view=model fonts=drawing image=drawing lead_text=compute render=render validate=model sheet=sheet sign=sign sign_findings=sign'

FUNCTION_LINES=80
FILE_LINES=600
PRIVATE_HEADER_LINES=410

# The stage of a file of src/ or include/; render's folders are one.
stage_of() {
    local name found
    case $1 in
    include/base/*) echo base ;;
    include/*)
        name=$(basename "$1")
        name=${name%.*}
        found=$(tr ' ' '\n' <<<"$HEADERS" | sed -n "s/^$name=//p")
        [ -n "$found" ] || found=$(find src -name "$name.c" -not -path '*/unit/*' | sed 's,^src/\([^/]*\)/.*,\1,' | sort -u)
        [ -n "$found" ] || found=$(find src -name "${name}_*.c" | sed 's,^src/\([^/]*\)/.*,\1,' | sort -u)
        echo "$found"
        ;;
    src/*/*) sed 's,^src/\([^/]*\)/.*,\1,' <<<"$1" ;;
    src/main.c) echo cli ;;
    esac
}

# Where a stage stands in the order; 0: nowhere.
place_of() {
    local stage place=0
    for stage in $STAGES; do
        place=$((place + 1))
        [ "$stage" = "$1" ] && echo $place && return
    done
    echo 0
}

# FILE:LINE: words for each include that goes to the right, or into another stage's folder.
wrong_includes() {
    local file header line own other
    declare -A places
    for header in $(cd include && find . -name '*.h' -o -name '*.def' | sed 's,^\./,,'); do
        places[$header]=$(place_of "$(stage_of "include/$header")")
        [ "${places[$header]}" -gt 0 ] || echo "include/$header: of no stage that tests/structure.sh knows"
    done
    for file in $(find src include -name '*.[ch]' | sort); do
        own=$(place_of "$(stage_of "$file")")
        [ "$own" -gt 0 ] || echo "$file: of no stage that tests/structure.sh knows"
        while read -r line header; do
            [ -e "$(dirname "$file")/$header" ] && continue
            other=${places[$header]:-}
            if [ -z "$other" ]; then
                echo "$file:$line: $header is another stage's own"
            elif [ "$other" -gt "$own" ]; then
                echo "$file:$line: $header lies to the right"
            fi
        done < <(sed -n '/^#include "/{=;p}' "$file" | sed 'N; s/\n#include "\(.*\)".*/ \1/')
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

# What the C library calls or replaces.
NOT_CALLED='^(main|malloc|calloc|realloc|posix_memalign)$'

# Functions and tables that no other file of the program or of its unit tests uses: they are static, or gone.
unused_symbols() {
    local objects=$WORK/structure.objects object symbol
    find "$BUILD" -name '*.o' -not -path '*/unit/*' | while read -r object; do # not those of sources that are gone
        symbol=src${object#"$BUILD"}
        [ -e "${symbol%.o}.c" ] && echo "$object"
    done >"$objects"
    { cat "$objects"; find "$BUILD/unit" -name '*.o'; } | xargs nm -u | awk 'NF == 2 { print $2 }' | sort -u >"$WORK/structure.used"
    xargs nm --defined-only <"$objects" | awk 'NF == 3 && $2 ~ /^[TDRBV]$/ { print $3 }' | sort -u |
        comm -23 - "$WORK/structure.used" | grep -vE "$NOT_CALLED" | while read -r symbol; do
        echo "$symbol: used in no other file"
    done
}

top_level() {
    git -c core.quotepath=off ls-files 2>/dev/null | sed 's,/.*,,' | sort -u | grep -v '^\.' | tr '\n' ' '
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
