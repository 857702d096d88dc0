#!/bin/bash
# Packs what `make install` has put into FOLDER/root as a Debian package in OUT.  Usage: make-deb.sh FOLDER OUT
# It depends on the libraries that the program was linked with here: a package is for the release it is made on.
set -euo pipefail
folder=$(realpath "$1") out=$(realpath "$2")
root=$folder/root
for tool in dpkg-deb dpkg-shlibdeps; do
    command -v $tool >/dev/null || { echo "deb: no $tool (package dpkg-dev)" >&2; exit 1; }
done
binary=$root/usr/bin/baocao
version=$("$binary" --version | grep -oE '[0-9]+(\.[0-9]+)*' | head -1)
architecture=$(dpkg --print-architecture)

strip --strip-unneeded "$binary"
gzip -9nf "$root"/usr/share/man/man1/baocao.1
install -d "$root/usr/share/doc/baocao" "$root/DEBIAN" "$folder/debian"
cat >"$root/usr/share/doc/baocao/copyright" <<END
The four faces of Liberation Serif in /usr/share/baocao/fonts are copyright of Red Hat, Inc. and Google Corporation, and
may be used and passed on under the SIL Open Font License, version 1.1.
END
printf 'baocao (%s) stable; urgency=low\n\n  * See the history of the source.\n\n -- baocao <baocao@localhost>  %s\n' \
    "$version" "$(date -R -u -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}")" |
    gzip -9n >"$root/usr/share/doc/baocao/changelog.gz"

# dpkg-shlibdeps wants the control file of a source package.
printf 'Source: baocao\n\nPackage: baocao\nArchitecture: any\n' >"$folder/debian/control"
depends=$(cd "$folder" && dpkg-shlibdeps -O "$binary" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo "deb: can't tell which libraries the program needs" >&2; exit 1; }

cat >"$root/DEBIAN/control" <<END
Package: baocao
Version: $version
Architecture: $architecture
Maintainer: baocao <baocao@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: $depends
Section: text
Priority: optional
Description: compiles plans and period data into Vietnamese official reports
 baocao reads the plan of a body and the figures of a period (YAML, spreadsheets) and writes administrative reports, plans,
 decisions and letters: PDF typeset by the rules of Nghị định 30/2020/NĐ-CP, and HTML.
END
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -type d -exec chmod 755 {} +
dpkg-deb --build --root-owner-group "$root" "$out/baocao_${version}_$architecture.deb" >/dev/null
echo "$out/baocao_${version}_$architecture.deb"
