#!/bin/sh
# Names the libraries that are missing and how to get them.  Usage: check-packages.sh PKG-CONFIG-NAME...
set -eu

debian_package() {
    case $1 in
    glib-2.0 | gio-2.0) echo libglib2.0-dev ;;
    yaml-0.1) echo libyaml-dev ;;
    libxml-2.0) echo libxml2-dev ;;
    pangocairo | pangoft2) echo libpango1.0-dev ;;
    fontconfig) echo libfontconfig-dev ;;
    freetype2) echo libfreetype-dev ;;
    harfbuzz | harfbuzz-subset) echo libharfbuzz-dev ;;
    cairo) echo libcairo2-dev ;;
    libdeflate) echo libdeflate-dev ;;
    libqpdf) echo libqpdf-dev ;;
    libcrypto) echo libssl-dev ;;
    libp11) echo libp11-dev ;;
    libzip) echo libzip-dev ;;
    xlsxwriter) echo libxlsxwriter-dev ;;
    *) echo "$1" ;;
    esac
}

missing=
for tool in "${CC:-cc}" pkg-config; do
    command -v "${tool%% *}" >/dev/null || missing="$missing $([ "$tool" = pkg-config ] && echo pkg-config || echo gcc)"
done
if command -v pkg-config >/dev/null; then
    for name in "$@"; do
        pkg-config --exists "$name" || missing="$missing $(debian_package "$name")"
    done
else
    for name in "$@"; do missing="$missing $(debian_package "$name")"; done
fi
# libharu comes without a pkg-config file.
if ! echo '#include <hpdf.h>' | ${CC:-cc} -E - >/dev/null 2>&1; then
    missing="$missing libhpdf-dev"
fi
[ -z "$missing" ] && exit 0
missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
echo "baocao can't be built yet; missing packages: $missing" >&2
echo "get them by:  make report    (installs them)" >&2
echo "or:           apt-get install $missing" >&2
exit 1
