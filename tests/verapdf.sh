#!/bin/bash
# Checks PDFs against PDF/A-2a and PDF/UA-1 with veraPDF (Maven Central; fetched once into out/tools, its sum checked).
# Usage: [PDFA=3a] verapdf.sh FILE...   Status: 0 all conform, 1 some do not, 4 veraPDF is not to be had
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: verapdf.sh FILE..." >&2; exit 2; }
TOOLS=$(cd "$(dirname "$0")/.." && pwd)/out/tools
VERSION=1.28.2
JAR=$TOOLS/greenfield-apps-$VERSION.jar
SHA256=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6

not_run() {
    echo "not run: $1"
    exit 4
}

have_jar() { echo "$SHA256  $JAR" | sha256sum -c --status 2>/dev/null; }

fetch() {
    mkdir -p "$TOOLS"
    mvn -q -B dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:$VERSION -DoutputDirectory="$TOOLS" \
        >"$TOOLS/verapdf.log" 2>&1 || not_run "veraPDF could not be fetched ($TOOLS/verapdf.log)"
    have_jar || not_run "$JAR differs from its sum"
}

# The files that pass a profile are named one a line; anything else that is said tells why a file doesn't.
conform() {
    local profile=$1 said passed
    shift
    said=$(java -cp "$JAR" org.verapdf.apps.GreenfieldCliWrapper -f "$profile" --format text -v "$@" 2>&1) || true
    passed=$(grep -c '^PASS ' <<<"$said") || true
    echo "$profile: $passed of $# pass"
    [ "$passed" -eq $# ] && return
    grep -v '^PASS ' <<<"$said" | head -n 60 | cut -c1-300
    return 1
}

command -v java >/dev/null || not_run "no java"
have_jar || { command -v mvn >/dev/null || not_run "no mvn"; fetch; }
status=0
conform "${PDFA:-2a}" "$@" || status=1
conform ua1 "$@" || status=1
exit $status
