#!/usr/bin/env bash
# modelbrowser.app and a disk image, on macOS 13 or later.
#
# UNTESTED: written from the documentation, never run on a Mac. packaging/modelbrowser.spec makes the .app (BUNDLE)
# and registers modelbrowser:// links. Test at least: start from the Finder, a link (macOS sends it as a QFileOpenEvent
# and not as an argument, which the program does not read yet), light and dark, an Intel and an Apple processor.
# Signing and notarizing need a developer account, and are left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python3 packaging/build.py bundle
version=$(dist/modelbrowser/modelbrowser --version | awk '{print $NF}')
staging=build/dmg
rm -rf "$staging"
mkdir -p "$staging"
cp -R dist/modelbrowser.app "$staging/"
ln -s /Applications "$staging/Applications"
hdiutil create -volname modelbrowser -srcfolder "$staging" -ov -format UDZO "dist/modelbrowser-$version.dmg"
