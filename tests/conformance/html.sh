#!/bin/bash
# Checks pages against the HTML standard with the Nu HTML checker (Maven Central; fetched once into out/tools).
# The style sheet is left out: the checker is older than some of its properties.  A role that an element has anyway is no
# fault: Safari drops it from lists without markers.
# Usage: html.sh FILE...   Status: 0 all conform, 1 some do not, 4 the checker is not to be had
set -euo pipefail
cd "$(dirname "$0")/../.."
TOOLS=out/tools/html-checker

not_run() {
    echo "not run: $1"
    exit 4
}

command -v java >/dev/null || not_run "no java"
if [ ! -e $TOOLS/complete ]; then
    command -v mvn >/dev/null || not_run "no mvn"
    mkdir -p $TOOLS
    mvn -q -B -f tests/conformance/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/$TOOLS" >$TOOLS/log 2>&1 ||
        not_run "the checker could not be fetched ($TOOLS/log)"
    touch $TOOLS/complete
fi
stripped=$(mktemp -d)
trap 'rm -rf "$stripped"' EXIT
for file; do
    sed -e '/^<style>/,/^<\/style>/{/style>/!d}' "$file" >"$stripped/${file//\//-}"
done
java -cp "$TOOLS/*" nu.validator.client.SimpleCommandLineValidator "$stripped"/*.html 2>&1 |
    sed "s,file:$stripped/,," | grep -v 'INFO::main\|role is unnecessary for element' && exit 1
exit 0
