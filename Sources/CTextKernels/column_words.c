#include "column_words.h"

mc_cell_slot *mc_find_slot(const mc_cell_table *table, uint32_t column, const uint8_t *bytes, size_t length) {
    const mc_cell_key key = mc_key_of(column, bytes, (uint32_t)length);
    mc_cell_slot *slot = mc_find(*table, &key, bytes, (uint32_t)length);
    if (!slot->is_used) {
        memcpy(slot->words, key.words, 32);
        slot->tag = key.tag;
        slot->length = (uint32_t)length;
    }
    return slot;
}

mc_cell_slot *mc_free_slot(const mc_cell_table *table, const mc_cell_slot *slot) {
    uint64_t hash = mc_hash_of(slot->words, slot->tag);
    if (slot->length > 32) hash = mc_hash_with_rest(hash, table->arena + slot->rest, slot->length - 32);
    size_t at = hash & table->mask;
    while (table->slots[at].is_used) at = (at + 1) & table->mask;
    return table->slots + at;
}
