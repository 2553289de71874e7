#include "kernels.h"

#if MC_HAS_X86_LEVELS
#include "column_words_avx2.h"

TARGET mc_cell_slot *mc_find_slot_avx2(
    const mc_cell_table *table, uint32_t family, const uint8_t *bytes, uint32_t length) {
    return mc_find_avx2(*table, family, bytes, length);
}

TARGET uint64_t mc_hash_slot_avx2(const mc_cell_slot *slot) {
    return mc_hash_avx2(_mm256_loadu_si256((const __m256i *)slot->words), slot->tag);
}
#endif
