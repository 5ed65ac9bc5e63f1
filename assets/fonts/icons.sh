#!/usr/bin/env bash
# Makes Icons.ttf of this folder from the icon font of Lucide: the icons that src/ui/icons.rs names, and no others.
#
# usage: assets/fonts/icons.sh [FOLDER FOR THE PACKAGE]
# needs: npm, python3 with fonttools (pip install fonttools==4.60.1)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"
[ -f lucide-static-1.62.0.tgz ] || npm pack --silent lucide-static@1.62.0
tar -xzf lucide-static-1.62.0.tgz

# A line of the table of icons is: Name "name-in-the-font" '\u{code}'.
grep -oE "'\\\\u\{e[0-9a-f]{3}\}'" "$here/../../src/ui/icons.rs" | grep -oE 'e[0-9a-f]{3}' | sort -u > codes.txt
pyftsubset package/font/lucide.ttf --output-file="$here/Icons.ttf" --unicodes-file=codes.txt --no-hinting \
  --notdef-outline --layout-features= --name-IDs='*' --drop-tables+=GSUB
cp package/LICENSE "$here/Icons-LICENSE.txt"

cd "$here"
# Beside the sums of make.sh.
sed -i '/icons.sh/d; /lucide-static/d; /Icons.ttf/d' SHA256SUMS
{
  echo "# Written by icons.sh from:"
  (cd "$work" && sha256sum lucide-static-*.tgz | sed 's/^/# /')
  sha256sum -- Icons.ttf
} >> SHA256SUMS
echo "made Icons.ttf"
