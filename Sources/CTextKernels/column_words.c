#include <string.h>

#include "column_cells.h"

// A cell's first 32 bytes are its key as they stand, masked behind its end without a branch on its length, which no
// processor could foretell; so the look-up of nearly every cell compares four words in one cache line.

typedef struct {
    uint64_t words[4];
    uint32_t tag;
    uint64_t hash;
} cell_key;

// 32 bytes of ones and 32 of noughts: from 32 − n on they are a mask of n bytes.
static const uint8_t masks[64] __attribute__((aligned(64))) = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

MC_ALWAYS_INLINE uint64_t load8(const uint8_t *p) {
    uint64_t word;
    memcpy(&word, p, 8);
    return word;
}

// A product's high bits depend on all of its factor, its low bits on little of it.
MC_ALWAYS_INLINE uint64_t fold(uint64_t sum) {
    sum = (sum ^ sum >> 32) * 0x8BB84B93962EACC9ULL;
    return sum ^ sum >> 32;
}

MC_ALWAYS_INLINE uint64_t hash_of(const uint64_t words[4], uint32_t tag) {
    const uint64_t sum = (words[0] ^ tag) * 0xD6E8FEB86659FD93ULL + words[1] * 0xA0761D6478BD642FULL +
                         words[2] * 0x9FB21C651E98DF25ULL + words[3] * 0xE7037ED1A0B428DBULL;
    return fold(sum);
}

// Of a long cell the rest counts too, or texts that begin alike would be searched one by one.
static uint64_t hash_with_rest(uint64_t hash, const uint8_t *rest, size_t n) {
    for (; n >= 8; n -= 8, rest += 8) hash = fold(hash ^ load8(rest));
    uint64_t last = n;
    for (; n > 0; n--) last = last << 8 | *rest++;
    return fold(hash ^ last);
}

MC_ALWAYS_INLINE cell_key key_of(uint32_t column, const uint8_t *bytes, uint32_t length) {
    cell_key key;
    const uint8_t *mask = masks + 32 - (length < 32 ? length : 32);
    for (int i = 0; i < 4; i++) key.words[i] = load8(bytes + 8 * i) & load8(mask + 8 * i);
    key.tag = column << 6 | (length <= 32 ? length : MC_LONG_CELL);
    key.hash = hash_of(key.words, key.tag);
    if (__builtin_expect(length > 32, 0)) key.hash = hash_with_rest(key.hash, bytes + 32, length - 32);
    return key;
}

MC_ALWAYS_INLINE int is_same(
    const mc_cell_table table, const mc_cell_slot *slot, const cell_key *key, const uint8_t *bytes, uint32_t length) {
    const uint64_t differs = (slot->words[0] ^ key->words[0]) | (slot->words[1] ^ key->words[1]) |
                             (slot->words[2] ^ key->words[2]) | (slot->words[3] ^ key->words[3]) |
                             (uint64_t)(slot->tag ^ key->tag);
    if (differs) return 0;
    return length <= 32 || (slot->length == length && memcmp(table.arena + slot->rest, bytes + 32, length - 32) == 0);
}

MC_ALWAYS_INLINE mc_cell_slot *find(
    const mc_cell_table table, const cell_key *key, const uint8_t *bytes, uint32_t length) {
    for (size_t at = key->hash & table.mask;; at = (at + 1) & table.mask) {
        mc_cell_slot *slot = table.slots + at;
        if (is_same(table, slot, key, bytes, length) || !slot->is_used) return slot;
    }
}

void mc_look_up(const mc_grid *lent, uint32_t column, const mc_cell_table *lent_table, uint64_t *values) {
    const mc_grid grid = *lent;
    const mc_cell_table table = *lent_table;
    for (size_t i = 0; i < grid.count; i++) {
        const mc_bounds cell = mc_cell_bounds(grid, i, column);
        if (cell.low == cell.high) {
            values[i] = MC_EMPTY_VALUE;
            continue;
        }
        const uint8_t *bytes = grid.bytes + cell.low;
        const cell_key key = key_of(column, bytes, cell.high - cell.low);
        const mc_cell_slot *slot = find(table, &key, bytes, cell.high - cell.low);
        values[i] = slot->is_used ? slot->value : MC_UNKNOWN_VALUE;
    }
}

mc_cell_slot *mc_find_slot(const mc_cell_table *table, uint32_t column, const uint8_t *bytes, size_t length) {
    const cell_key key = key_of(column, bytes, (uint32_t)length);
    mc_cell_slot *slot = find(*table, &key, bytes, (uint32_t)length);
    if (!slot->is_used) {
        memcpy(slot->words, key.words, 32);
        slot->tag = key.tag;
        slot->length = (uint32_t)length;
    }
    return slot;
}

mc_cell_slot *mc_free_slot(const mc_cell_table *table, const mc_cell_slot *slot) {
    uint64_t hash = hash_of(slot->words, slot->tag);
    if (slot->length > 32) hash = hash_with_rest(hash, table->arena + slot->rest, slot->length - 32);
    size_t at = hash & table->mask;
    while (table->slots[at].is_used) at = (at + 1) & table->mask;
    return table->slots + at;
}
