#include "column_stamps.h"

// Eight bytes at a time are folded into the state by a full 64 × 64 multiplication (the mixing step of the wyhash family).
// Not keyed: ids are no secret, and a table under attack only becomes slower.

MC_ALWAYS_INLINE uint64_t mix(uint64_t a, uint64_t b) {
    const unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

/// Up to seven bytes, by overlapping loads.
MC_ALWAYS_INLINE uint64_t load_rest(const uint8_t *p, size_t n) {
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
MC_ALWAYS_INLINE mc_identity identity(const uint8_t *p, size_t n, uint64_t *all) {
    uint64_t first = 0x2D358DCCAA6C78A5ULL ^ n, second = 0x8BB84B93962EACC9ULL + n, seen = 0;
    for (; n >= 8; n -= 8, p += 8) {
        const uint64_t word = mc_load8(p);
        seen |= word;
        first = mix(first ^ word, 0xD6E8FEB86659FD93ULL);
        second = mix(second + word, 0x9FB21C651E98DF25ULL) + word;
    }
    const uint64_t rest = load_rest(p, n);
    *all = seen | rest;
    first = mix(first ^ rest, 0xA0761D6478BD642FULL);
    second = mix(second + rest, 0xE7037ED1A0B428DBULL) + rest;
    return (mc_identity){mix(first, 0x4B33A62ED433D4A3ULL), mix(second ^ first, 0x4D5A2DA51DE1AA47ULL)};
}

mc_identity mc_identity_of(const uint8_t *bytes, size_t n) {
    uint64_t all;
    return identity(bytes, n, &all);
}

MC_ALWAYS_INLINE const uint8_t *digits(const uint8_t *p, const uint8_t *end, int least, int most) {
    int n = 0;
    while (n < most && p < end && (uint8_t)(*p - '0') <= 9) p++, n++;
    return n >= least ? p : NULL;
}

static int is_usual(const uint8_t *p, const uint8_t *end) {
    if (p < end && (uint8_t)(*p - '0') <= 9) {
        if (end - p < 10 || p[3] != '.' || p[6] != '.' || p[9] != '.') return 0;
        if (!digits(p, end, 3, 3) || !digits(p + 4, end, 2, 2) || !digits(p + 7, end, 2, 2)) return 0;
        p += 10;
    }
    if (p == end || (*p != 'G' && *p != 'H') || !(p = digits(p + 1, end, 2, 2))) return 0;
    while (p < end && *p == '.')
        if (!(p = digits(p + 1, end, 1, 3))) return 0;
    if (p == end || *p != '-' || !(p = digits(p + 1, end, 6, 6))) return 0;
    if (p == end || *p != '-' || !(p = digits(p + 1, end, 3, 6))) return 0;
    return p == end;
}

int mc_is_usual_code(const uint8_t *bytes, size_t n) { return is_usual(bytes, bytes + n); }

void mc_read_keys(const mc_grid *lent, uint32_t id_column, uint32_t stamp_column, mc_key *keys) {
    const mc_grid grid = *lent;
    for (size_t i = 0; i < grid.count; i++) {
        mc_key key = {{0, 0}, MC_NO_CELL, 0};
        if (stamp_column != UINT32_MAX)
            key.stamp = mc_stamp_cell(grid.bytes, mc_cell_bounds(grid, i, stamp_column));
        const mc_bounds cell = mc_cell_bounds(grid, i, id_column);
        if (cell.low == cell.high) {
            key.flags = MC_ID_IS_EMPTY;
        } else {
            const uint8_t *p = grid.bytes + cell.low, *end = grid.bytes + cell.high;
            uint64_t all;
            key.identity = identity(p, (size_t)(end - p), &all);
            if (all & 0x8080808080808080ULL || *p == '\'') key.flags |= MC_ID_IS_OTHER;
            if (!is_usual(p, end)) key.flags |= MC_ID_IS_UNUSUAL;
        }
        keys[i] = key;
    }
}
