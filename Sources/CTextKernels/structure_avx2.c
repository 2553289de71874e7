#include "kernels.h"

#if MC_HAS_X86_LEVELS
#include <immintrin.h>

// 32 bytes at a time: a comparison and the high bits of its outcome. Prefix XOR is a carry-less multiplication by all ones.

#define TARGET __attribute__((target("avx2,pclmul,bmi,popcnt")))

TARGET static inline uint64_t equal_mask(__m256i low, __m256i high, uint8_t byte) {
    const __m256i pattern = _mm256_set1_epi8((char)byte);
    const uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, pattern));
    const uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, pattern));
    return (uint64_t)second << 32 | first;
}

TARGET static inline uint64_t prefix_xor(uint64_t x) {
    const __m128i ones = _mm_set1_epi8((char)0xFF);
    return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)x), ones, 0));
}

// Eight places without a question, more only where there are more: a cell has about that many bytes.
TARGET static inline void put_places(uint64_t mask, uint32_t base, uint32_t *out) {
    const int count = (int)__builtin_popcountll(mask);
    for (int done = 0; done < count; done += 8) {
        for (int i = 0; i < 8; i++) {
            out[done + i] = base + (uint32_t)_tzcnt_u64(mask);
            mask &= mask - 1;
        }
    }
}

#define SCAN mc_scan_structure_avx2
#define READ_MASKS(p, quote, delimiter, q, d, n, c)                      \
    do {                                                                 \
        const __m256i low = _mm256_loadu_si256((const __m256i *)(p));    \
        const __m256i high = _mm256_loadu_si256((const __m256i *)(p) + 1); \
        q = equal_mask(low, high, quote);                                \
        d = equal_mask(low, high, delimiter);                            \
        n = equal_mask(low, high, '\n');                                 \
        c = equal_mask(low, high, '\r');                                 \
    } while (0)
#define PREFIX_XOR(x) prefix_xor(x)
#define PUT_PLACES(mask, base, out) put_places(mask, base, out)
#include "structure_loop.h"
#endif
