#!/bin/sh
# Prints a C source with a style sheet or script as a string of its name: comments that stand on lines of their own and
# indents are left out.  Usage: embed.sh src/FOLDER/NAME.css
set -eu
LC_ALL=C
export LC_ALL
name=${1##*/}
name=${name%.*}
folder=${1%/*}
printf '/* Made from %s. */\n#include "%s_int.h"\n\nconst char %s[] =\n' "${1##*/}" "${folder##*/}" "$name"
sed -n -e 's/^ *//' -e 's/ *$//' -e '/^$/d' -e '/^\/\*.*\*\/$/d' -e 's/[\\"]/\\&/g' -e 's/.*/    "&\\n"/p' "$1"
printf '    "";\n'
