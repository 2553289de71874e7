#include "kernels.h"

#if MC_HAS_X86_LEVELS
#include <immintrin.h>

// Neighbours looked up as in utf8_check_avx2.c (Keiser and Lemire 2021), with tables of 64 entries, which need no
// half bytes: one knows for every byte that begins a sequence which second bytes it forbids, the other the kind of
// a byte, and a bit in common is a fault. Where bytes must continue a sequence is compared for all places alike:
// one behind every byte of C0 or more, two behind E0 or more, three behind F0 or more.
//
// On a Zen 4 this reads a third more bytes a second than AVX2. Comparisons into mask registers, whose shifts would
// save three of the four loads, were slower there, and so was shifting the block itself.
#define TARGET __attribute__((target("avx512bw,avx512vbmi")))
#define ALL(byte) _mm512_set1_epi8((char)(byte))

enum {
    FROM_80 = 1,  // 80 to 8F
    FROM_90 = 2,  // 90 to 9F
    FROM_A0 = 4,  // A0 to BF
};

/// By the lower six bits of a byte from C0 on: the second bytes that it forbids.
static const uint8_t forbidden_second[64] __attribute__((aligned(64))) = {
    [0xC0 & 0x3F] = FROM_80 | FROM_90 | FROM_A0,  // overlong
    [0xC1 & 0x3F] = FROM_80 | FROM_90 | FROM_A0,
    [0xE0 & 0x3F] = FROM_80 | FROM_90,
    [0xED & 0x3F] = FROM_A0,            // surrogates
    [0xF0 & 0x3F] = FROM_80,            // overlong
    [0xF4 & 0x3F] = FROM_90 | FROM_A0,  // beyond U+10FFFF
    [0xF5 & 0x3F ... 0xFF & 0x3F] = FROM_80 | FROM_90 | FROM_A0,
};

/// By the upper six bits of a byte: its kind.
static const uint8_t kind[64] __attribute__((aligned(64))) = {
    [0x80 >> 2 ... 0x8F >> 2] = FROM_80,
    [0x90 >> 2 ... 0x9F >> 2] = FROM_90,
    [0xA0 >> 2 ... 0xBF >> 2] = FROM_A0,
};

typedef struct {
    __m512i seconds;   // not zero where a forbidden second byte was found
    __m512i places;    // top bit where a byte continues nothing, or something else stands where one must
    __m512i smallest;  // the smallest byte at each place
} check;

/// Checks 64 bytes, given those one, two and three places before each.
TARGET MC_ALWAYS_INLINE check
check_block(check so_far, __m512i byte, __m512i before, __m512i before2, __m512i before3) {
    // The look-ups take as many bits of an index as they need. The first takes seven, half of them from a table of
    // zeros: 80 to BF forbid nothing. 40 to 7F pass for C0 to FF, but no byte may continue them at all.
    __m512i forbidden = _mm512_permutex2var_epi8(ALL(0), before, _mm512_load_si512(forbidden_second));
    __m512i found = _mm512_permutexvar_epi8(_mm512_srli_epi16(byte, 2), _mm512_load_si512(kind));
    so_far.seconds = _mm512_or_si512(so_far.seconds, _mm512_and_si512(forbidden, found));

    // Saturating differences reach the top bit from C0, E0 and F0 on; a byte from 80 to BF has it, and would lose
    // it when doubled.
    __m512i due = _mm512_or_si512(
        _mm512_subs_epu8(before, ALL(0xC0 - 0x80)),
        _mm512_or_si512(_mm512_subs_epu8(before2, ALL(0xE0 - 0x80)), _mm512_subs_epu8(before3, ALL(0xF0 - 0x80))));
    __m512i continues = _mm512_andnot_si512(_mm512_add_epi8(byte, byte), byte);
    so_far.places = _mm512_or_si512(so_far.places, _mm512_xor_si512(due, continues));
    so_far.smallest = _mm512_min_epu8(so_far.smallest, byte);
    return so_far;
}

/// The bytes that stand so many places before each of a block at an edge of the text, and spaces where there is no
/// text. A masked load touches no byte that its mask leaves out.
TARGET MC_ALWAYS_INLINE __m512i load_edge(const uint8_t *bytes, size_t from, uint64_t mask, int back) {
    uint64_t ahead = from > 0 ? ((uint64_t)1 << back) - 1 : 0;
    return _mm512_mask_loadu_epi8(ALL(' '), mask << back | ahead, (const void *)((uintptr_t)bytes + from - back));
}

/// Checks up to 64 bytes from a place on as if spaces stood around the text: in front of it they begin nothing, and
/// behind it they cut what it leaves open.
TARGET static check check_edge(check so_far, const uint8_t *bytes, size_t from, size_t n) {
    uint64_t mask = n - from < 64 ? ((uint64_t)1 << (n - from)) - 1 : ~(uint64_t)0;
    return check_block(
        so_far, load_edge(bytes, from, mask, 0), load_edge(bytes, from, mask, 1), load_edge(bytes, from, mask, 2),
        load_edge(bytes, from, mask, 3));
}

TARGET uint32_t mc_check_utf8_avx512(const uint8_t *bytes, size_t n) {
    check found = check_edge((check){ALL(0), ALL(0), ALL(' ')}, bytes, 0, n);
    size_t i = 64;
    for (; i + 64 <= n; i += 64) {
        const uint8_t *here = bytes + i;
        found = check_block(
            found, _mm512_loadu_si512(here), _mm512_loadu_si512(here - 1), _mm512_loadu_si512(here - 2),
            _mm512_loadu_si512(here - 3));
    }
    if (i <= n) found = check_edge(found, bytes, i, n);

    int is_bad = _mm512_movepi8_mask(found.places) != 0 || _mm512_test_epi8_mask(found.seconds, found.seconds) != 0;
    int has_zero = _mm512_testn_epi8_mask(found.smallest, found.smallest) != 0;
    return (is_bad ? MC_BAD_ENCODING : 0) | (has_zero ? MC_ZERO_BYTE : 0);
}
#endif
