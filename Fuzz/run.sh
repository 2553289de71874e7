#!/bin/sh
# Builds both fuzz targets and runs them side by side for so many seconds (30 unless told).
#
#   Fuzz/run.sh [SECONDS]
#
# What they learn is kept in fuzz-work/, so that the next run goes on from there. A finding is left there as
# fuzz-work/TARGET-crash-…; run fuzz-work/TARGET FILE to see it again.
set -eu
seconds=${1:-30}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/fuzz-work
mkdir -p "$work"

clang=$(command -v clang || dirname "$(command -v swiftc)")
[ -d "$clang" ] && clang=$clang/clang
objects=
for kernel in "$root"/Sources/CTextKernels/*.c; do
    object=$work/$(basename "$kernel" .c).o
    "$clang" -g -O1 -fsanitize=address,fuzzer-no-link -I "$root/Sources/CTextKernels/include" -c "$kernel" -o "$object"
    objects="$objects $object"
done

# The sources, the naive reader of the tests and a target make one module; that they import themselves is
# remarked by the compiler and harmless.
build() {
    newest=$(find "$root/Sources/CSVStream" "$root/Sources/CTextKernels" "$root/Fuzz" \
        "$root/Tests/CSVStreamTests/NaiveReader.swift" "$root/Tests/CSVStreamTests/Support.swift" \
        -type f -newer "$work/$1" 2>/dev/null | head -n 1)
    if [ -x "$work/$1" ] && [ -z "$newest" ]; then return 0; fi
    swiftc -g -O -swift-version 6 -enable-experimental-feature Lifetimes -sanitize=fuzzer,address \
        -parse-as-library -use-ld=lld -module-name CSVStream -suppress-warnings \
        -I "$root/Sources/CLibCSV" -I "$root/Sources/CZlib" -I "$root/Sources/CTextKernels/include" \
        "$root"/Sources/CSVStream/*.swift "$root/Tests/CSVStreamTests/NaiveReader.swift" \
        "$root/Tests/CSVStreamTests/Support.swift" "$root/Fuzz/$2" $objects -o "$work/$1"
}
build reader ReaderFuzz.swift
build decoder DecoderFuzz.swift

# The sanitizer tells where a crash is.
export SWIFT_BACKTRACE=enable=no

# run TARGET LONGEST: inputs are kept short, for many runs in little time. Looking for leaks after each would take
# half of it; what leaks at every input breaks the limit of memory.
run() {
    mkdir -p "$work/corpus-$1"
    "$work/$1" -max_total_time="$seconds" -max_len="$2" -timeout=10 -rss_limit_mb=2048 -detect_leaks=0 \
        -print_final_stats=1 -artifact_prefix="$work/$1-" "$work/corpus-$1" "$root/Fuzz/seeds/$1" >"$work/$1.log" 2>&1
}
run reader 1024 & reader=$!
run decoder 256 & decoder=$!
status=0
for target in reader decoder; do
    eval "pid=\$$target"
    if wait "$pid"; then
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log") executions, no finding"
    else
        echo "$target: FOUND something, see $work/$target.log" >&2
        tail -n 30 "$work/$target.log" >&2
        status=1
    fi
done
exit $status
