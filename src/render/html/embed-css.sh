#!/bin/sh
# Prints a C source with a style sheet as the string html_style: comments that stand on lines of their own and indents
# are left out.  Usage: embed-css.sh STYLE.css
set -eu
LC_ALL=C
export LC_ALL
printf '/* Made from %s. */\n#include "html_int.h"\n\nconst char html_style[] =\n' "${1##*/}"
sed -n -e 's/^ *//' -e 's/ *$//' -e '/^$/d' -e '/^\/\*.*\*\/$/d' -e 's/[\\"]/\\&/g' -e 's/.*/    "&\\n"/p' "$1"
printf '    "";\n'
