#!/bin/sh
# Installs what make test-render opens reports with, or says exactly what to install.
set -eu

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
need chromedriver chromium-driver
need soffice libreoffice-calc-nogui
need pdfinfo poppler-utils
# Letters of Vietnamese names.
[ -d /usr/share/fonts/truetype/dejavu ] || missing="$missing fonts-dejavu-core"
/usr/bin/python3 -c 'import openpyxl' >/dev/null 2>&1 || missing="$missing python3-openpyxl"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    if [ -z "$sudo" ] || command -v sudo >/dev/null 2>&1; then
        echo "Installing:$missing"
        if $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then exit 0; fi
        if $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
            exit 0
        fi
    fi
    echo "Could not install. Please run: sudo apt-get update && sudo apt-get install$missing" >&2
    exit 1
fi
echo "Please install these programs (Debian names):$missing" >&2
exit 1
