#!/bin/sh
# Runs every command that the documents show, and writes what it says into them; --check only compares.
#
#   scripts/transcripts.sh [--check] path/to/motcua
#
# In README*.md and docs/*.md two things are made here:
#   - blocks fenced as ```console: lines that begin with "$ " are run, the rest is what they said;
#   - what stands between  <!-- $ command -->  and  <!-- end -->  is the command's output as it is.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
if ! command -v python3 >/dev/null 2>&1; then
    echo "scripts/transcripts.sh needs python3 (Debian: apt-get install python3)." >&2
    exit 2
fi
exec python3 "$here/scripts/transcripts.py" "$here" "$@"
