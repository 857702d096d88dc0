# The schemas for editors and the program take and refuse the same files.
# shellcheck shell=bash

# Errors that a schema finds too: keys, types, ids, dates, numbers, words of a choice, lists with something twice.
SCHEMA_ERRORS=' lỗi BC0(20[1-9]|210|212|213|215|216|217|218|227|235)'

schema_python() {
    local python
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import jsonschema, yaml; jsonschema.Draft202012Validator' 2>/dev/null && echo "$python" && return
    done
    return 1
}

# Files of the hostile cases of which the expected messages hold an error of those codes.
hostile_files() {
    grep -hE "^[^ :]+\.yaml:.*$1" tests/hostile/yaml/*/want.diag | sed 's,:.*,,; s,^,tests/hostile/yaml/,' | sort -u
}

schema_checks() {
    local log=$WORK/schema.log files file
    "$1" tests/schema/validate.py plans/schema plans/site.yaml plans/*/plan.yaml plans/*/agencies.yaml \
        $(find plans -path '*/periods/*.yaml' | sort) >"$log" 2>&1
    check "schema: the sample plans are valid" sh -c "! grep -v '^ok ' '$log' && test \$(grep -c '^ok ' '$log') -gt 10"
    find tests/golden -name '*.yaml' ! -name '* *' ! -path '*/period-file-names/*' | sort |
        xargs "$1" tests/schema/validate.py plans/schema >"$log" 2>&1
    # One is broken on purpose: the month before the one that is compiled.
    check "schema: plans of the golden tests are valid" \
        sh -c "grep -v '^ok ' '$log' | { ! grep -v '^unreadable tests/golden/diag/before-broken/'; }"

    find tests/hostile/yaml -name '*.yaml' ! -name '* *' | sort | xargs "$1" tests/schema/validate.py plans/schema >"$log" 2>&1
    while read -r file; do
        check "schema: refuses $file" grep -qE "^(invalid|unreadable) $file:" "$log"
    done < <(hostile_files "$SCHEMA_ERRORS")
    hostile_files ' lỗi ' >"$WORK/schema.refused"
    sed -n 's/^invalid \([^:]*\):.*/\1/p' "$log" | sort >"$WORK/schema.invalid"
    equal "schema: refuses nothing that the program takes" "" "$(comm -23 "$WORK/schema.invalid" "$WORK/schema.refused")"
}

# Editors find the schemas by the first line of each file.
schema_modelines() {
    local file line
    for file in plans/site.yaml plans/*/plan.yaml plans/*/agencies.yaml plans/*/periods/*.yaml; do
        line=$(sed -n '1s/^# yaml-language-server: $schema=//p' "$file")
        check "schema: $file names its schema" test -n "$line" -a -s "$(dirname "$file")/$line"
    done
}

schema_modelines
if python=$(schema_python); then
    schema_checks "$python"
else
    skip "schema: files against the schemas" "no python3-jsonschema, python3-yaml"
fi
