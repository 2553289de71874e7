#!/bin/sh
# Compiles the kernels for arm64 and runs them in an emulator, against the same program on this machine.
set -eu

here=$(dirname "$0")
kernels="$here/../../Sources/CTextKernels"
for tool in aarch64-linux-gnu-gcc qemu-aarch64; do
    command -v $tool >/dev/null 2>&1 && continue
    echo "$tool is missing: apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user" >&2
    exit 1
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-O2 -Wall -Wextra -Werror -I $kernels/include"
cc $flags "$here/kernels.c" "$kernels"/*.c -o "$work/here"
aarch64-linux-gnu-gcc -static $flags "$here/kernels.c" "$kernels"/*.c -o "$work/arm64"
expected=$("$work/here")
found=$(qemu-aarch64 "$work/arm64")
echo "this machine $expected, arm64 $found"
[ "$expected" = "$found" ]
