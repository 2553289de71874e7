#ifndef MOTCUA_COLUMN_WORDS_AVX2_H
#define MOTCUA_COLUMN_WORDS_AVX2_H
#include <immintrin.h>

#include "column_words.h"

#define TARGET __attribute__((target("avx2,aes,bmi,bmi2,popcnt")))

// The key in one register. Two rounds of AES mix its halves: four instructions, where products take a dozen.
TARGET static inline uint64_t mc_hash_avx2(__m256i words, uint32_t tag) {
    const __m128i low = _mm_xor_si128(_mm256_castsi256_si128(words), _mm_cvtsi32_si128((int)tag));
    const __m128i mixed = _mm_aesenc_si128(low, _mm256_extracti128_si256(words, 1));
    return (uint64_t)_mm_cvtsi128_si64(_mm_aesenc_si128(mixed, _mm_set1_epi64x((long long)0x9FB21C651E98DF25ULL)));
}

TARGET static inline mc_cell_slot *mc_find_avx2(
    const mc_cell_table table, uint32_t family, const uint8_t *bytes, uint32_t length) {
    const __m256i mask = _mm256_loadu_si256((const __m256i *)(mc_masks + 32 - (length < 32 ? length : 32)));
    const __m256i words = _mm256_and_si256(_mm256_loadu_si256((const __m256i *)bytes), mask);
    const uint32_t tag = mc_tag(family, length);
    uint64_t hash = mc_hash_avx2(words, tag);
    if (__builtin_expect(length > 32, 0)) hash = mc_hash_with_rest(hash, bytes + 32, length - 32);
    for (size_t at = hash & table.mask;; at = (at + 1) & table.mask) {
        mc_cell_slot *slot = table.slots + at;
        const __m256i differs = _mm256_xor_si256(words, _mm256_loadu_si256((const __m256i *)slot->words));
        if (slot->tag == tag && _mm256_testz_si256(differs, differs) && mc_is_same_rest(table, slot, bytes, length)) return slot;
        if (!slot->is_used) return slot;
    }
}
#endif
