#include "column_words.h"

// A table is made by the kernels that look into it: each level has its own hash.

mc_cell_slot *mc_find_slot(const mc_cell_table *table, uint32_t family, const uint8_t *bytes, size_t length) {
#if MC_HAS_X86_LEVELS
    if (table->level >= MC_AVX2) return mc_find_slot_avx2(table, family, bytes, (uint32_t)length);
#endif
    return mc_find(*table, family, bytes, (uint32_t)length);
}

void mc_use_slot(
    mc_cell_slot *slot, uint32_t family, const uint8_t *bytes, size_t length, uint32_t rest, uint64_t value) {
    memset(slot->words, 0, 32);
    memcpy(slot->words, bytes, length < 32 ? length : 32);
    slot->tag = mc_tag(family, (uint32_t)length);
    slot->length = (uint32_t)length;
    slot->rest = rest;
    slot->value = value;
    slot->is_used = 1;
}

mc_cell_slot *mc_free_slot(const mc_cell_table *table, const mc_cell_slot *slot) {
    uint64_t hash = mc_hash_of(slot->words, slot->tag);
#if MC_HAS_X86_LEVELS
    if (table->level >= MC_AVX2) hash = mc_hash_slot_avx2(slot);
#endif
    if (slot->length > 32) hash = mc_hash_with_rest(hash, table->arena + slot->rest, slot->length - 32);
    size_t at = hash & table->mask;
    while (table->slots[at].is_used) at = (at + 1) & table->mask;
    return table->slots + at;
}

void mc_read_columns(const mc_grid *grid, mc_plan *plan) {
    mc_kernels_at(plan->table->level)->read_columns(grid, plan);
}
