#!/bin/bash
# Installs what is missing on Debian to build (setup.sh build) or to build and test (setup.sh test), and puts the fonts
# into fonts/.  Whatever is there already is left alone: a second run installs nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."

build_packages=(gcc libc6-dev pkg-config libpango1.0-dev libcairo2-dev libhpdf-dev libyaml-dev libxml2-dev libharfbuzz-dev
                libdeflate-dev libqpdf-dev libssl-dev libp11-dev libzip-dev libxlsxwriter-dev libglib2.0-dev libfontconfig-dev libfreetype-dev fonts-liberation2)
test_packages=(poppler-utils qpdf libxml2-utils locales chromium faketime default-jre-headless maven ca-certificates valgrind
               clang clang-format python3-jsonschema python3-yaml
               python3-venv softhsm2 opensc)

case ${1:-} in
build) wanted=("${build_packages[@]}") ;;
test) wanted=("${build_packages[@]}" "${test_packages[@]}") ;;
*) echo "usage: src/setup/setup.sh build|test" >&2; exit 2 ;;
esac

missing_packages() {
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
        awk -v wanted="${wanted[*]}" '
            $2 == "installed" { have[$1] = 1 }
            END { n = split(wanted, names, " "); for (i = 1; i <= n; i++) if (!(names[i] in have)) print names[i] }'
}

install_packages() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "setup: missing packages: $*" >&2
            echo "setup: neither root nor sudo; ask an administrator for: apt-get install $*" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "  INSTALL  $*"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

setup_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        echo "setup: not a Debian system: packages are not looked after" >&2
        return
    fi
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -eq 0 ] && return
    if install_packages "${missing[@]}"; then
        return
    fi
    # Tests say themselves which tool they miss; a program can't be built without its libraries.
    if [ "${OFFLINE:-0}" = 1 ]; then
        echo "setup: not installed: ${missing[*]}" >&2
        return
    fi
    echo "setup: could not install: ${missing[*]}" >&2
    return 1
}

font_files() { sed -n 's/^[0-9a-f]\{64\}  *//p' fonts/SHA256SUMS; }

fonts_are_there() {
    local name
    for name in $(font_files); do [ -s "fonts/$name" ] || return 1; done
}

# The package's folder is named otherwise from Debian 13 and Ubuntu 24.04 on.
fonts_folder() {
    local folder
    for folder in /usr/share/fonts/truetype/liberation2 /usr/share/fonts/truetype/liberation; do
        [ -e "$folder/LiberationSerif-Regular.ttf" ] && echo "$folder" && return
    done
    echo "setup: no Liberation Serif in /usr/share/fonts/truetype (package fonts-liberation2 or fonts-liberation)" >&2
    return 1
}

# Other releases of Debian have rebuilt the faces: whether their letters measure the same, baocao fonts says.
setup_fonts() {
    local source name
    fonts_are_there && return
    source=$(fonts_folder) || return 1
    echo "  FONTS    fonts/"
    for name in $(font_files); do cp "$source/$name" fonts/; done
}

setup_packages
setup_fonts
