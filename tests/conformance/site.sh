#!/bin/bash
# Judges one page of each kind of a published site in a browser (tests/site/judge.js): axe (WCAG 2.2 AA and best practice),
# the content security policy, requests to elsewhere, sideways scrolling, layout shift, and the same text without scripts.
# axe-core and playwright-core come from the npm registry, once, into out/tools; the browser is the system's Chromium.
# Usage: site.sh SITE PATH...   Status: 0 all conform, 1 some do not, 4 the tools are not to be had
set -euo pipefail
cd "$(dirname "$0")/../.."
TOOLS=$PWD/out/tools/browser

not_run() {
    echo "not run: $1"
    exit 4
}

CHROMIUM=$(command -v chromium || command -v chromium-browser) || not_run "no chromium"
command -v node >/dev/null || not_run "no node"
if [ ! -e "$TOOLS/complete" ]; then
    command -v npm >/dev/null || not_run "no npm"
    mkdir -p "$TOOLS"
    (cd "$TOOLS" && timeout 120 npm install --ignore-scripts --no-audit --no-fund axe-core@4 playwright-core@1) >"$TOOLS/log" 2>&1 ||
        not_run "axe-core and playwright-core could not be fetched ($TOOLS/log)"
    touch "$TOOLS/complete"
fi
export CHROMIUM NODE_PATH=$TOOLS/node_modules
node tests/site/judge.js "$@"
