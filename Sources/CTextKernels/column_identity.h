#ifndef MOTCUA_COLUMN_IDENTITY_H
#define MOTCUA_COLUMN_IDENTITY_H
#include "column_cells.h"

// Eight bytes at a time are folded into the state by a full 64 × 64 multiplication (the mixing step of the wyhash family).
// Not keyed: ids are no secret, and a table under attack only becomes slower.

MC_ALWAYS_INLINE uint64_t mc_mix(uint64_t a, uint64_t b) {
    const unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

/// Up to seven bytes, by overlapping loads.
MC_ALWAYS_INLINE uint64_t mc_load_rest(const uint8_t *p, size_t n) {
    if (n >= 4) {
        uint32_t first, last;
        memcpy(&first, p, 4);
        memcpy(&last, p + n - 4, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        first = __builtin_bswap32(first), last = __builtin_bswap32(last);
#endif
        return first | (uint64_t)last << 32;
    }
    return n ? p[0] | (uint64_t)p[n >> 1] << 8 | (uint64_t)p[n - 1] << 16 : 0;
}

/// Also tells, in `all`, the OR of the bytes.
MC_ALWAYS_INLINE mc_identity mc_identify(const uint8_t *p, size_t n, uint64_t *all) {
    uint64_t first = 0x2D358DCCAA6C78A5ULL ^ n, second = 0x8BB84B93962EACC9ULL + n, seen = 0;
    for (; n >= 8; n -= 8, p += 8) {
        const uint64_t word = mc_load8(p);
        seen |= word;
        first = mc_mix(first ^ word, 0xD6E8FEB86659FD93ULL);
        second = mc_mix(second + word, 0x9FB21C651E98DF25ULL) + word;
    }
    const uint64_t rest = mc_load_rest(p, n);
    *all = seen | rest;
    first = mc_mix(first ^ rest, 0xA0761D6478BD642FULL);
    second = mc_mix(second + rest, 0xE7037ED1A0B428DBULL) + rest;
    return (mc_identity){mc_mix(first, 0x4B33A62ED433D4A3ULL), mc_mix(second ^ first, 0x4D5A2DA51DE1AA47ULL)};
}
#endif
