#!/usr/bin/env bash
# AppImage of the frozen folder.
#
# UNTESTED: everything below the line "appimagetool". The tool is not in any package registry we use; get it from its
# project and put it on the path. The AppDir itself is made and started by `packaging/appimage/build.sh appdir`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

appdir=build/modelbrowser.AppDir
[ -x dist/modelbrowser/modelbrowser ] || python3 packaging/build.py bundle
rm -rf "$appdir"
mkdir -p "$appdir/usr/lib" "$appdir/usr/share/metainfo"
cp -a dist/modelbrowser "$appdir/usr/lib/modelbrowser"
cp packaging/linux/modelbrowser.desktop "$appdir/"
cp packaging/linux/org.modelbrowser.modelbrowser.metainfo.xml "$appdir/usr/share/metainfo/"
cp build/icons/modelbrowser-256.png "$appdir/modelbrowser.png"
ln -s modelbrowser.png "$appdir/.DirIcon"
cat > "$appdir/AppRun" <<'RUN'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/modelbrowser/modelbrowser" "$@"
RUN
chmod +x "$appdir/AppRun"
[ "${1:-}" = appdir ] && exit 0

# ---- appimagetool ----
command -v appimagetool >/dev/null || {
  echo "appimagetool is not on the path; $appdir is ready and starts with $appdir/AppRun" >&2
  exit 1
}
appimagetool "$appdir" "dist/modelbrowser-$("$appdir/AppRun" --version | awk '{print $NF}')-$(uname -m).AppImage"
