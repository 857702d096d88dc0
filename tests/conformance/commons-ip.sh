#!/bin/bash
# What E-ARK's validator commons-ip2 (Maven Central; fetched once into out/tools) calls a failure in packages: the names
# of the rules, sorted, on one line for each package.
# Usage: commons-ip.sh PACKAGE...   Status: 0 judged, 4 the validator is not to be had
set -euo pipefail
cd "$(dirname "$0")/../.."
VERSION=2.10.0
TOOLS=$PWD/out/tools/commons-ip

not_run() {
    echo "not run: $1"
    exit 4
}

command -v java >/dev/null || not_run "no java"
if [ ! -e "$TOOLS/$VERSION" ]; then
    command -v mvn >/dev/null || not_run "no mvn"
    mkdir -p "$TOOLS"
    mvn -q -B -f tests/conformance/commons-ip.xml dependency:copy-dependencies -DoutputDirectory="$TOOLS" >"$TOOLS/log" 2>&1 ||
        not_run "commons-ip2 could not be fetched ($TOOLS/log)"
    touch "$TOOLS/$VERSION"
fi
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
for package; do
    rm -f "$reports"/*
    package=$(realpath "$package")
    # It writes a log into the folder that it runs in.
    (cd "$reports" && java -cp "$TOOLS/*" org.roda_project.commons_ip2.cli.Main validate -i "$package" -o "$reports" \
        --specification-version 2.0.4) >"$reports/log" 2>&1 || true
    python3 - "$reports" <<'END'
import glob, json, sys
for name in glob.glob(sys.argv[1] + "/*.json"):
    rules = json.load(open(name))["validation"]
    print(" ".join(sorted(rule["id"] for rule in rules if rule["testing"]["outcome"] == "FAILED" and rule["level"] == "MUST")))
END
done
