#include "text_kernels.h"

#include <string.h>

#if defined(__x86_64__)
#define MC_HAS_AVX2_PATH 1
#endif

#define MC_ALWAYS_INLINE static inline __attribute__((always_inline))

// A byte must continue a sequence exactly when one of the three before it asks for it; the rest are the four
// second bytes that Unicode narrows, and the bytes that never occur. No branch and no table: the loop is a
// row of comparisons on four overlapping loads, which compilers vectorise.
MC_ALWAYS_INLINE uint8_t utf8_fault(uint8_t p3, uint8_t p2, uint8_t p1, uint8_t c) {
    uint8_t is_continuation = (uint8_t)((c & 0xC0) == 0x80);
    uint8_t must_be = (uint8_t)((p1 >= 0xC0) | (p2 >= 0xE0) | (p3 >= 0xF0));
    uint8_t never = (uint8_t)((c == 0xC0) | (c == 0xC1) | (c >= 0xF5));
    uint8_t narrowed = (uint8_t)(((p1 == 0xE0) & (c < 0xA0)) | ((p1 == 0xED) & (c >= 0xA0)) |
                                 ((p1 == 0xF0) & (c < 0x90)) | ((p1 == 0xF4) & (c >= 0x90)));
    return (uint8_t)((is_continuation ^ must_be) | never | narrowed);
}

MC_ALWAYS_INLINE uint32_t check_utf8(const uint8_t *bytes, size_t n) {
    uint8_t fault = 0, zero = 0;
    size_t i = 0;
    for (; i < n && i < 3; i++) {
        fault |= utf8_fault(0, i > 1 ? bytes[i - 2] : 0, i > 0 ? bytes[i - 1] : 0, bytes[i]);
        zero |= (uint8_t)(bytes[i] == 0);
    }
    for (; i < n; i++) {
        fault |= utf8_fault(bytes[i - 3], bytes[i - 2], bytes[i - 1], bytes[i]);
        zero |= (uint8_t)(bytes[i] == 0);
    }
    if (n > 0) fault |= (uint8_t)(bytes[n - 1] >= 0xC0);
    if (n > 1) fault |= (uint8_t)(bytes[n - 2] >= 0xE0);
    if (n > 2) fault |= (uint8_t)(bytes[n - 3] >= 0xF0);
    return (fault ? MC_BAD_ENCODING : 0) | (zero ? MC_ZERO_BYTE : 0);
}

MC_ALWAYS_INLINE uint32_t check_windows1258(const uint8_t *bytes, size_t n) {
    uint8_t fault = 0, zero = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = bytes[i];
        fault |= (uint8_t)((c == 0x81) | (c == 0x8A) | ((c >= 0x8D) & (c <= 0x90)) | (c == 0x9A) | (c == 0x9D) |
                           (c == 0x9E));
        zero |= (uint8_t)(c == 0);
    }
    return (fault ? MC_BAD_ENCODING : 0) | (zero ? MC_ZERO_BYTE : 0);
}

uint32_t mc_check_utf8_baseline(const uint8_t *bytes, size_t n) { return check_utf8(bytes, n); }

#if MC_HAS_AVX2_PATH
__attribute__((target("avx2"))) static uint32_t check_utf8_avx2(const uint8_t *bytes, size_t n) {
    return check_utf8(bytes, n);
}
__attribute__((target("avx2"))) static uint32_t check_windows1258_avx2(const uint8_t *bytes, size_t n) {
    return check_windows1258(bytes, n);
}
#endif

uint32_t mc_check_utf8(const uint8_t *bytes, size_t n) {
#if MC_HAS_AVX2_PATH
    if (__builtin_cpu_supports("avx2")) return check_utf8_avx2(bytes, n);
#endif
    return check_utf8(bytes, n);
}

uint32_t mc_check_windows1258(const uint8_t *bytes, size_t n) {
#if MC_HAS_AVX2_PATH
    if (__builtin_cpu_supports("avx2")) return check_windows1258_avx2(bytes, n);
#endif
    return check_windows1258(bytes, n);
}

uint32_t mc_check_zero(const uint8_t *bytes, size_t n) {
    return n > 0 && memchr(bytes, 0, n) != NULL ? MC_ZERO_BYTE : 0;
}

size_t mc_cut_utf8(const uint8_t *bytes, size_t n) {
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        uint8_t c = bytes[n - back];
        if ((c & 0xC0) == 0x80) continue;
        size_t length = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

MC_ALWAYS_INLINE size_t put_unit(uint32_t unit, uint8_t *out) {
    if (unit < 0x80) {
        out[0] = (uint8_t)unit;
        return 1;
    }
    if (unit < 0x800) {
        out[0] = (uint8_t)(0xC0 | unit >> 6);
        out[1] = (uint8_t)(0x80 | (unit & 0x3F));
        return 2;
    }
    out[0] = (uint8_t)(0xE0 | unit >> 12);
    out[1] = (uint8_t)(0x80 | (unit >> 6 & 0x3F));
    out[2] = (uint8_t)(0x80 | (unit & 0x3F));
    return 3;
}

MC_ALWAYS_INLINE size_t take_unit(mc_utf16_state *state, uint32_t unit, uint8_t *out) {
    size_t at = 0;
    if (state->high) {
        uint32_t high = state->high;
        state->high = 0;
        if (unit >= 0xDC00 && unit < 0xE000) {
            uint32_t scalar = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
            out[0] = (uint8_t)(0xF0 | scalar >> 18);
            out[1] = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
            out[2] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
            out[3] = (uint8_t)(0x80 | (scalar & 0x3F));
            return 4;
        }
        at = put_unit(high, out);
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        state->high = (uint16_t)unit;
        return at;
    }
    return at + put_unit(unit, out + at);
}

size_t mc_utf16_to_utf8(mc_utf16_state *state, const uint8_t *bytes, size_t n, uint8_t *out) {
    size_t at = 0, i = 0;
    int big = state->big_endian;
    if (state->has_byte && n > 0) {
        uint32_t unit = big ? (uint32_t)state->byte << 8 | bytes[0] : (uint32_t)bytes[0] << 8 | state->byte;
        state->has_byte = 0;
        at += take_unit(state, unit, out);
        i = 1;
    }
    for (; i + 1 < n; i += 2) {
        uint32_t unit = big ? (uint32_t)bytes[i] << 8 | bytes[i + 1] : (uint32_t)bytes[i + 1] << 8 | bytes[i];
        at += take_unit(state, unit, out + at);
    }
    if (i < n) {
        state->has_byte = 1;
        state->byte = bytes[i];
    }
    return at;
}

size_t mc_utf16_finish(mc_utf16_state *state, uint8_t *out) {
    size_t at = 0;
    if (state->high) at += put_unit(state->high, out);
    if (state->has_byte) {
        out[at++] = (uint8_t)(0xF8 | state->byte >> 6);
        out[at++] = (uint8_t)(0x80 | (state->byte & 0x3F));
    }
    state->high = 0;
    state->has_byte = 0;
    return at;
}

uint64_t mc_utf16_length(const uint8_t *bytes, size_t n) {
    uint64_t length = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = bytes[i];
        length += (c & 0xC0) == 0x80 ? 0 : c >= 0xF8 ? 1 : c >= 0xF0 ? 4 : 2;
    }
    return length;
}
