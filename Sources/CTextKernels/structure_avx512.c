#include "kernels.h"

#if MC_HAS_X86_LEVELS
#include <immintrin.h>

// 64 bytes at a time: a comparison is a mask already, and the places of a mask's bits are the numbers 0…63 compressed
// by it (VBMI2) and widened.

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,pclmul,bmi,popcnt")))

TARGET static inline uint64_t prefix_xor(uint64_t x) {
    const __m128i ones = _mm_set1_epi8((char)0xFF);
    return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)x), ones, 0));
}

TARGET static inline void put_places(uint64_t mask, uint32_t base, uint32_t *out) {
    const __m512i numbers = _mm512_set_epi8(
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
        34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4,
        3, 2, 1, 0);
    const __m512i places = _mm512_maskz_compress_epi8(mask, numbers);
    const __m512i from = _mm512_set1_epi32((int)base);
    const int count = (int)__builtin_popcountll(mask);
#define PUT(lane) \
    _mm512_storeu_si512(out + 16 * lane, _mm512_add_epi32(from, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, lane))))
    PUT(0);
    if (__builtin_expect(count > 16, 0)) {
        PUT(1);
        PUT(2);
        PUT(3);
    }
#undef PUT
}

#define SCAN mc_scan_structure_avx512
#define READ_MASKS(p, quote, delimiter, q, d, n, c)                          \
    do {                                                                     \
        const __m512i all = _mm512_loadu_si512(p);                           \
        q = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8((char)(quote)));    \
        d = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8((char)(delimiter))); \
        n = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n'));             \
        c = _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\r'));             \
    } while (0)
#define PREFIX_XOR(x) prefix_xor(x)
#define PUT_PLACES(mask, base, out) put_places(mask, base, out)
#include "structure_loop.h"
#endif
