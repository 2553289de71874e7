#include <string.h>

#include "kernels.h"

// Eight bytes at a time in a 64-bit register: for arm64 and whatever else has no kernel of its own.

static inline uint64_t equal_bytes(uint64_t word, uint64_t pattern) {
    // A zero byte of the difference sets its high bit, and no other byte's: no carry leaves a byte.
    const uint64_t low7 = 0x7F7F7F7F7F7F7F7FULL;
    const uint64_t x = word ^ pattern;
    const uint64_t high = ~(((x & low7) + low7) | x | low7);
    // Gathers the eight high bits into the lowest byte.
    return (high >> 7) * 0x0102040810204080ULL >> 56;
}

static inline void read_masks(
    const uint8_t *p, uint8_t quote, uint8_t delimiter, uint64_t *q, uint64_t *d, uint64_t *n, uint64_t *c) {
    const uint64_t each = 0x0101010101010101ULL;
    uint64_t quotes = 0, delimiters = 0, line_feeds = 0, returns = 0;
    for (unsigned i = 0; i < 8; i++) {
        uint64_t word;
        memcpy(&word, p + 8 * i, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
        quotes |= equal_bytes(word, each * quote) << 8 * i;
        delimiters |= equal_bytes(word, each * delimiter) << 8 * i;
        line_feeds |= equal_bytes(word, each * '\n') << 8 * i;
        returns |= equal_bytes(word, each * '\r') << 8 * i;
    }
    *q = quotes, *d = delimiters, *n = line_feeds, *c = returns;
}

static inline uint64_t prefix_xor(uint64_t x) {
    x ^= x << 1, x ^= x << 2, x ^= x << 4, x ^= x << 8, x ^= x << 16;
    return x ^ x << 32;
}

static inline void put_places(uint64_t mask, uint32_t base, uint32_t *out) {
    for (; mask; mask &= mask - 1) *out++ = base + (uint32_t)__builtin_ctzll(mask);
}

#define SCAN mc_scan_structure_portable
#define TARGET
#define READ_MASKS(p, quote, delimiter, q, d, n, c) read_masks(p, quote, delimiter, &(q), &(d), &(n), &(c))
#define PREFIX_XOR(x) prefix_xor(x)
#define PUT_PLACES(mask, base, out) put_places(mask, base, out)
#include "structure_loop.h"
