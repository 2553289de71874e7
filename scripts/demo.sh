#!/bin/sh
# The main job, twice: the sample pack of a made-up commune, and a slice of Boston's real requests of 2015.
set -eu

motcua=$1
language=${2:-vi}
here=$(cd "$(dirname "$0")/.." && pwd)
sample=$here/data/sample
boston=$here/Tests/EngineTests/Fixtures/boston311

say() {
    printf '\n$ %s\n\n' "$1"
}

run() {
    say "motcua $*"
    # 1 says that records were rejected: the sample has some dirt on purpose.
    "$motcua" "$@" || [ $? = 1 ]
}

cd "$here"
run analyze data/sample/danh-sach-ho-so.csv \
    --register data/sample/kenh-nop.csv --register data/sample/thanh-toan.csv \
    --register data/sample/so-hoa.csv --register data/sample/thu-xin-loi.csv \
    --register data/sample/thu-tuc.csv --target 'T1>=98' --lang "$language"
run analyze Tests/EngineTests/Fixtures/boston311 --rules instant --as-of '2016-01-13 00:00' --lang "$language"
