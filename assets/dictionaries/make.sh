#!/bin/sh
# Fetches the dictionaries again and compares them with SHA256SUMS. Needs npm.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for row in dictionary-en@4.0.0:en-US dictionary-en-gb@3.0.0:en-GB dictionary-fr@3.0.0:fr; do
    package=${row%%:*}
    name=${row##*:}
    archive=$(npm pack --silent "$package")
    mkdir "$name"
    tar xzf "$archive" -C "$name"
    cp "$name/package/index.aff" "$here/$name.aff"
    cp "$name/package/index.dic" "$here/$name.dic"
    cp "$name/package/license" "$here/$name.licence.txt"
done
cd "$here"
sha256sum -c SHA256SUMS
