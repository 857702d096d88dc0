# PDF/A-2a and PDF/UA-1 by veraPDF, HTML by the Nu HTML checker: the reports that make report made, and the documents of
# all golden cases, which hold what a monthly report doesn't.
# shellcheck shell=bash

# conformance_check NAME COMMAND FILE...: status 4 means that the tool is not to be had.
conformance_check() {
    local name=$1 command=$2 status
    shift 2
    if [ $# -eq 0 ]; then fail "$name: no files"; return; fi
    "$command" "$@" >"$WORK/conformance.log" 2>&1
    status=$?
    case $status in
    0) pass "$name" ;;
    4) skip "$name" "$(tail -n 1 "$WORK/conformance.log")" ;;
    *) fail "$name" "$WORK/conformance.log" ;;
    esac
}

# build_golden_cases OUT [ARGUMENTS...]
build_golden_cases() {
    local out=$1 case arguments
    shift
    rm -rf "$out"
    for case in $(golden_cases); do
        case_arguments "tests/golden/$case"
        (cd "tests/golden/$case/.." && timeout 60 "$BIN" build "${arguments[@]}" "$@" -o "$out/${case//\//-}") >/dev/null 2>&1
    done
}

conformance() {
    local files pdfs pages attached
    build_golden_cases "$WORK/conformance"
    build_golden_cases "$WORK/conformance-3a" --format pdf --draft --attach-data
    "$BIN" build "$SAMPLE" --period "$PERIOD" --format pdf --draft --attach-data -o "$WORK/conformance-3a" >/dev/null 2>&1
    mapfile -t files < <(cat out/*/.made out/*/*/.made 2>/dev/null | sort -u; find "$WORK/conformance" -type f | sort)
    mapfile -t pdfs < <(printf '%s\n' "${files[@]}" | grep '\.pdf$')
    mapfile -t attached < <(find "$WORK/conformance-3a" -name '*.pdf' | sort)
    mapfile -t pages < <(printf '%s\n' "${files[@]}" | grep '\.html$')
    conformance_check "conformance: PDF/A-2a and PDF/UA-1" tests/verapdf.sh "${pdfs[@]}"
    PDFA=3a conformance_check "conformance: PDF/A-3a and PDF/UA-1, drafts with data attached" tests/verapdf.sh \
        "${attached[@]}"
    conformance_check "conformance: HTML" tests/conformance/html.sh "${pages[@]}"
}

# One page of each kind.
SITE_PAGES='bao-cao/ bao-cao/2026/ bao-cao/2026/05/ bao-cao/2026/nam/ chi-tieu/ chi-tieu/son-la-2026/
    chi-tieu/son-la-2026/phu-song-5g/ don-vi/ don-vi/son-la-2026/ don-vi/son-la-2026/so-khcn/ ke-hoach/ ke-hoach/son-la-2026/
    ke-hoach/son-la-2026/da-bao-cao/ ke-hoach/son-la-2026-2030/quyet-dinh/ du-lieu/ tim-kiem/'

site_conformance() {
    local site=$WORK/conformance-site page files=("$WORK/conformance-site/index.html")
    rm -rf "$site"
    check "conformance: a site to judge" "$BIN" publish plans/son-la-2026 plans/son-la-2026-2030 plans/son-la-nq71 -o "$site"
    for page in $SITE_PAGES; do files+=("$site/${page}index.html"); done
    conformance_check "conformance: HTML of the site's pages" tests/conformance/html.sh "${files[@]}"
    # shellcheck disable=SC2086
    conformance_check "conformance: the site's pages in a browser, axe" tests/conformance/site.sh "$site" "" $SITE_PAGES
}

conformance
site_conformance
