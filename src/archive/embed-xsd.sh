#!/bin/sh
# Prints a C source with schemas as the table archive_schemas.  Usage: embed-xsd.sh SCHEMA.xsd...
set -eu
LC_ALL=C
export LC_ALL
printf '/* Made from src/archive/ *.xsd. */\n#include "archive_int.h"\n\nconst struct archive_schema archive_schemas[] = {\n'
for schema; do
    printf '    {"%s",\n' "${schema##*/}"
    sed -e 's/[\\"]/\\&/g' -e 's/.*/     "&\\n"/' "$schema"
    printf '    },\n'
done
printf '    {NULL, NULL},\n};\n'
