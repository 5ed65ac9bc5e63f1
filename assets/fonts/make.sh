#!/usr/bin/env bash
# Makes the font files of this folder from Debian's packages fonts-noto-core and fonts-noto-cjk.
#
# usage: assets/fonts/make.sh [FOLDER FOR THE PACKAGES]
# needs: apt-get (Debian 12), dpkg, python3 with fonttools (pip install fonttools==4.60.1)
#
# Hints and tables that Sidestage never uses are dropped: it draws outlines without hinting, so the pixels stay the same.
# Noto Sans Arabic is Debian 12's version of 2020 on purpose: it has precomposed dotted letters, and with the later
# versions, which build letters from a base and dots, Arabic text in exported PDF files cannot be searched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"
[ -n "$(ls fonts-noto-core_*.deb 2>/dev/null)" ] || apt-get download fonts-noto-core fonts-noto-cjk
for deb in fonts-noto-core_*.deb fonts-noto-cjk_*.deb; do dpkg -x "$deb" root; done
noto=root/usr/share/fonts/truetype/noto
cjk=root/usr/share/fonts/opentype/noto

subset() { pyftsubset "$1" --output-file="$here/$2" --no-hinting --notdef-outline --name-IDs='*' --name-languages='*' "${@:3}"; }

for style in Regular Bold Italic BoldItalic; do
  subset "$noto/NotoSans-$style.ttf" "NotoSans-$style.ttf" --unicodes='*' --layout-features='*' --glyph-names --drop-tables+=DSIG
done
for style in Regular Bold; do
  subset "$noto/NotoSansArabic-$style.ttf" "NotoSansArabic-$style.ttf" --unicodes='*' --layout-features='*' --glyph-names --drop-tables+=DSIG
done

# Simplified Chinese: the 6,763 characters of GB 2312, with punctuation, full-width forms and enclosed numbers.
python3 - > gb2312.txt <<'PY'
chars = set()
for row in range(0xA1, 0xF8):
    for cell in range(0xA1, 0xFF):
        try:
            chars.add(bytes((row, cell)).decode("gb2312"))
        except UnicodeDecodeError:
            pass
points = {ord(c) for c in chars}
for first, last in ((0x2010, 0x203F), (0x3000, 0x303F), (0xFF01, 0xFFEE), (0x2460, 0x24FF)):
    points |= set(range(first, last + 1))
print("\n".join(f"U+{p:04X}" for p in sorted(points)))
PY
for style in Regular Bold; do
  subset "$cjk/NotoSansCJK-$style.ttc" "NotoSansSC-$style.otf" --font-number=2 --unicodes-file=gb2312.txt \
    --layout-features=kern,palt,halt,ccmp --drop-tables+=vhea,vmtx,VORG,BASE
done

cd "$here"
icons=$(grep -E 'icons.sh|lucide-static|Icons.ttf' SHA256SUMS || true)
{
  echo "# Written by make.sh from:"
  (cd "$work" && sha256sum fonts-noto-*.deb | sed 's/^/# /')
  sha256sum -- Noto*.ttf *.otf
  echo "$icons"
} > SHA256SUMS
cp "$work/root/usr/share/doc/fonts-noto-core/copyright" /dev/null
echo "made $(ls -- *.ttf *.otf | wc -l) faces"
