#ifndef MOTCUA_COLUMN_WORDS_H
#define MOTCUA_COLUMN_WORDS_H
#include "column_cells.h"

// A cell's first 32 bytes are its key as they stand, masked behind its end without a branch on its length, which no
// processor could foretell; so the look-up of nearly every cell compares four words in one cache line.

// 32 bytes of ones and 32 of noughts: from 32 − n on they are a mask of n bytes.
static const uint8_t mc_masks[64] __attribute__((aligned(64))) = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

// A product's high bits depend on all of its factor, its low bits on little of it.
MC_ALWAYS_INLINE uint64_t mc_fold(uint64_t sum) {
    sum = (sum ^ sum >> 32) * 0x8BB84B93962EACC9ULL;
    return sum ^ sum >> 32;
}

MC_ALWAYS_INLINE uint64_t mc_hash_of(const uint64_t words[4], uint32_t tag) {
    const uint64_t sum = (words[0] ^ tag) * 0xD6E8FEB86659FD93ULL + words[1] * 0xA0761D6478BD642FULL +
                         words[2] * 0x9FB21C651E98DF25ULL + words[3] * 0xE7037ED1A0B428DBULL;
    return mc_fold(sum);
}

// Of a long cell the rest counts too, or texts that begin alike would be searched one by one.
static __attribute__((noinline, unused)) uint64_t mc_hash_with_rest(uint64_t hash, const uint8_t *rest, size_t n) {
    for (; n >= 8; n -= 8, rest += 8) hash = mc_fold(hash ^ mc_load8(rest));
    uint64_t last = n;
    for (; n > 0; n--) last = last << 8 | *rest++;
    return mc_fold(hash ^ last);
}

MC_ALWAYS_INLINE uint32_t mc_tag(uint32_t family, uint32_t length) {
    return family << 6 | (length <= 32 ? length : MC_LONG_CELL);
}

/// Of two cells that begin alike.
MC_ALWAYS_INLINE int mc_is_same_rest(
    const mc_cell_table table, const mc_cell_slot *slot, const uint8_t *bytes, uint32_t length) {
    return length <= 32 || (slot->length == length && memcmp(table.arena + slot->rest, bytes + 32, length - 32) == 0);
}

MC_ALWAYS_INLINE mc_cell_slot *mc_find(
    const mc_cell_table table, uint32_t family, const uint8_t *bytes, uint32_t length) {
    const uint8_t *mask = mc_masks + 32 - (length < 32 ? length : 32);
    uint64_t words[4];
    for (int i = 0; i < 4; i++) words[i] = mc_load8(bytes + 8 * i) & mc_load8(mask + 8 * i);
    const uint32_t tag = mc_tag(family, length);
    uint64_t hash = mc_hash_of(words, tag);
    if (__builtin_expect(length > 32, 0)) hash = mc_hash_with_rest(hash, bytes + 32, length - 32);
    for (size_t at = hash & table.mask;; at = (at + 1) & table.mask) {
        mc_cell_slot *slot = table.slots + at;
        const uint64_t differs = (slot->words[0] ^ words[0]) | (slot->words[1] ^ words[1]) | (slot->words[2] ^ words[2]) |
                                 (slot->words[3] ^ words[3]) | (uint64_t)(slot->tag ^ tag);
        if (!differs && mc_is_same_rest(table, slot, bytes, length)) return slot;
        if (!slot->is_used) return slot;
    }
}
#endif
