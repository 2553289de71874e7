#include "kernels.h"

#if MC_HAS_X86_LEVELS
#include <immintrin.h>
#include <string.h>

// The table look-up of Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021).
//
// Nearly every fault of UTF-8 shows in two neighbours, and which of the faults below two neighbours are goes by
// three half bytes: both of the byte before and the upper one of the byte itself. Each of the three has a table of
// 16 entries, which a byte shuffle looks up for 32 bytes at once. An entry has a bit for every fault that is
// possible with this half byte; a fault that all three allow is there.
//
// Only the third and fourth bytes of a sequence go by what stands further ahead. A byte that continues, after one
// that continues, is right exactly where the byte two before begins a sequence of three or four, or the byte three
// before one of four. So that bit is not forbidden but compared with what is due.
enum {
    ASCII_CONTINUED = 0x01,     // 41 80
    LEAD_ALONE = 0x02,          // C3 41, C3 C3
    OVERLONG_2 = 0x04,          // C0 80 to C1 BF
    OVERLONG_3 = 0x08,          // E0 80 to E0 9F
    SURROGATE = 0x10,           // ED A0 to ED BF
    BEYOND = 0x20,              // F4 90 to F4 BF, and F5 90 to FF BF
    F_THEN_8 = 0x40,            // F0 80 to F0 8F (overlong), and F5 80 to FF 8F (beyond)
    AFTER_CONTINUATION = 0x80,  // 80 80
    // What the lower half of the byte before says nothing about, and what every continuing byte may be.
    ANY = ASCII_CONTINUED | LEAD_ALONE | AFTER_CONTINUATION,
    CONTINUING = ASCII_CONTINUED | OVERLONG_2 | AFTER_CONTINUATION,
};

static const uint8_t before_upper[16] = {
    [0x0 ... 0x7] = ASCII_CONTINUED,
    [0x8 ... 0xB] = AFTER_CONTINUATION,
    [0xC] = LEAD_ALONE | OVERLONG_2,
    [0xD] = LEAD_ALONE,
    [0xE] = LEAD_ALONE | OVERLONG_3 | SURROGATE,
    [0xF] = LEAD_ALONE | BEYOND | F_THEN_8,
};
static const uint8_t before_lower[16] = {
    [0x0] = ANY | OVERLONG_2 | OVERLONG_3 | F_THEN_8,
    [0x1] = ANY | OVERLONG_2,
    [0x2 ... 0x3] = ANY,
    [0x4] = ANY | BEYOND,
    [0x5 ... 0xC] = ANY | BEYOND | F_THEN_8,
    [0xD] = ANY | BEYOND | F_THEN_8 | SURROGATE,
    [0xE ... 0xF] = ANY | BEYOND | F_THEN_8,
};
static const uint8_t byte_upper[16] = {
    [0x0 ... 0x7] = LEAD_ALONE,
    [0x8] = CONTINUING | OVERLONG_3 | F_THEN_8,
    [0x9] = CONTINUING | OVERLONG_3 | BEYOND,
    [0xA ... 0xB] = CONTINUING | SURROGATE | BEYOND,
    [0xC ... 0xF] = LEAD_ALONE,
};

#define TARGET __attribute__((target("avx2")))
#define ALL(byte) _mm256_set1_epi8((char)(byte))

typedef struct {
    __m256i faults;    // not zero where a fault was found
    __m256i smallest;  // the smallest byte at each place
} check;

TARGET MC_ALWAYS_INLINE __m256i load(const uint8_t *bytes) { return _mm256_loadu_si256((const __m256i *)bytes); }

TARGET MC_ALWAYS_INLINE __m256i look_up(const uint8_t table[16], __m256i half_bytes) {
    __m256i both_lanes = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
    return _mm256_shuffle_epi8(both_lanes, _mm256_and_si256(half_bytes, ALL(0x0F)));
}

/// Checks the 32 bytes here, which have at least three before them.
TARGET MC_ALWAYS_INLINE check check_block(check so_far, const uint8_t *here) {
    __m256i byte = load(here), before = load(here - 1);
    __m256i pair = look_up(before_upper, _mm256_srli_epi16(before, 4));
    pair = _mm256_and_si256(pair, look_up(before_lower, before));
    pair = _mm256_and_si256(pair, look_up(byte_upper, _mm256_srli_epi16(byte, 4)));
    // Saturating differences reach the top bit from E0 and F0 on.
    __m256i third = _mm256_subs_epu8(load(here - 2), ALL(0xE0 - 0x80));
    __m256i fourth = _mm256_subs_epu8(load(here - 3), ALL(0xF0 - 0x80));
    __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), ALL(AFTER_CONTINUATION));

    so_far.faults = _mm256_or_si256(so_far.faults, _mm256_xor_si256(pair, due));
    so_far.smallest = _mm256_min_epu8(so_far.smallest, byte);
    return so_far;
}

/// Checks up to 32 bytes from a place on as if spaces stood around the text: in front of it they begin nothing, and
/// behind it they cut what it leaves open.
TARGET static check check_edge(check so_far, const uint8_t *bytes, size_t from, size_t n) {
    uint8_t edge[3 + 32];
    memset(edge, ' ', sizeof edge);
    size_t ahead = from > 0 ? 3 : 0, rest = n - from < 32 ? n - from : 32;
    if (n > 0) memcpy(edge + 3 - ahead, bytes + from - ahead, ahead + rest);
    return check_block(so_far, edge + 3);
}

TARGET uint32_t mc_check_utf8_avx2(const uint8_t *bytes, size_t n) {
    check found = check_edge((check){ALL(0), ALL(' ')}, bytes, 0, n);
    size_t i = 32;
    for (; i + 32 <= n; i += 32) found = check_block(found, bytes + i);
    if (i <= n) found = check_edge(found, bytes, i, n);

    int is_bad = !_mm256_testz_si256(found.faults, found.faults);
    int has_zero = _mm256_movemask_epi8(_mm256_cmpeq_epi8(found.smallest, ALL(0))) != 0;
    return (is_bad ? MC_BAD_ENCODING : 0) | (has_zero ? MC_ZERO_BYTE : 0);
}
#endif
