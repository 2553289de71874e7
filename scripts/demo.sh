#!/bin/sh
# The main job, twice: the sample list of twelve made-up communes with all its registers and a target, and real
# requests to the City of Boston of 2015. demo.sh path/to/motcua [vi|en]
set -eu

motcua=$1
language=${2:-vi}
case $motcua in /*) ;; *) motcua=$PWD/$motcua ;; esac
cd "$(dirname "$0")/.."

say() {
    [ "$language" = en ] && printf '\n%s\n' "$2" || printf '\n%s\n' "$1"
}

run() {
    printf '$ motcua'
    for word in "$@"; do
        case $word in *[\ \>\<]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n\n'
    # 1 says that records were rejected: the sample has some dirt on purpose.
    code=0
    "$motcua" "$@" --lang "$language" || code=$?
    [ "$code" -le 1 ] || exit "$code"
}

say "Danh sách mẫu của 12 xã, phường (dữ liệu bịa), năm sổ bổ sung, chỉ tiêu đúng hạn 98 %:" \
    "The sample list of 12 communes (made up), its five registers, and a target of 98 % on time:"
run analyze data/sample/ho-so.csv \
    --register data/sample/kenh-nop.csv --register data/sample/thanh-toan.csv \
    --register data/sample/so-hoa.csv --register data/sample/thu-xin-loi.csv \
    --register data/sample/thu-tuc.csv --target 'T1>=98' --by unit

say "Quý III so với quý II: điều gì thay đổi, vì sao; và một trang cho lãnh đạo (out/brief.html):" \
    "2025-Q3 against 2025-Q2: what changed, and why; and one page for the chair (out/brief.html):"
mkdir -p out
run compare 2025-Q2 2025-Q3 data/sample/ho-so.csv --register data/sample/thu-xin-loi.csv --format markdown \
    --output out/compare.md
sed -n '/^## \(Điều gì thay đổi\|What changed\)/,/^## \(Chỉ số\|Indicators\)/p' out/compare.md | sed '$d'
run report 2025-Q3 --kind brief data/sample/ho-so.csv --register data/sample/kenh-nop.csv \
    --register data/sample/thanh-toan.csv --register data/sample/so-hoa.csv --register data/sample/thu-xin-loi.csv \
    --target 'T1>=98' --output out/brief.html

say "Dữ liệu thật: yêu cầu của người dân gửi Thành phố Boston năm 2015 (6 trong 158 tệp), so với hạn của thành phố:" \
    "Real data: requests to the City of Boston in 2015 (6 of 158 files), against the city's own targets:"
run analyze Tests/EngineTests/Fixtures/boston311 --rules instant --as-of '2016-01-13 00:00'
