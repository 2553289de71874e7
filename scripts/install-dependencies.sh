#!/bin/sh
# Installs the C libraries that the build needs, or says exactly what to install.
set -eu

missing=""
[ -f /usr/include/csv.h ] || missing="$missing libcsv-dev"
[ -f /usr/include/zlib.h ] || missing="$missing zlib1g-dev"
[ -f /usr/include/sqlite3.h ] || missing="$missing libsqlite3-dev"
[ -f /usr/include/openssl/evp.h ] || missing="$missing libssl-dev"
[ -f /usr/include/xlsxwriter.h ] || missing="$missing libxlsxwriter-dev"

if ! command -v swift >/dev/null 2>&1; then
    echo "Swift 6.1 or newer is needed: https://www.swift.org/install/linux/" >&2
    exit 1
fi
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    if [ -z "$sudo" ] || command -v sudo >/dev/null 2>&1; then
        echo "Installing:$missing"
        # An old package list is the common reason for a failure: fetch it once and try again.
        if $sudo apt-get install -y -qq $missing >/dev/null 2>&1; then exit 0; fi
        if $sudo apt-get update -qq && $sudo apt-get install -y -qq $missing >/dev/null; then exit 0; fi
    fi
    echo "Could not install. Please run: sudo apt-get update && sudo apt-get install$missing" >&2
    exit 1
fi
echo "Please install these C libraries with their headers (Debian names):$missing" >&2
exit 1
