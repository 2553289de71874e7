#include "column_identity.h"
#include "column_stamps.h"
#include "column_words.h"

#if MC_HAS_X86_LEVELS
#include "column_words_avx2.h"

// A date's fourteen digits are shuffled together, made pairs by one multiplication and hours, minutes and years by another
// (the technique of Mula and Lemire, "Faster Base64 Encoding and Decoding Using AVX2 Instructions", 2018, for decimals).
TARGET static inline uint32_t read_stamp(const uint8_t *p) {
    const __m128i first = _mm_loadu_si128((const __m128i *)p);       // dd/MM/yyyy HH:mm
    const __m128i last = _mm_loadu_si128((const __m128i *)(p + 3));  // MM/yyyy HH:mm:ss
    const __m128i marks = _mm_setr_epi8(0, 0, '/', 0, 0, '/', 0, 0, 0, 0, ' ', 0, 0, ':', 0, 0);
    const uint32_t mark_places = 0x2424;
    const __m128i digits = _mm_sub_epi8(
        _mm_or_si128(
            _mm_shuffle_epi8(first, _mm_setr_epi8(0, 1, 3, 4, 6, 7, 8, 9, 11, 12, 14, 15, -1, -1, -1, -1)),
            _mm_shuffle_epi8(last, _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 14, 15, -1, -1))),
        _mm_setr_epi8('0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', 0, 0));
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_setr_epi8(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 0, 0));
    const uint32_t are_marks = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(first, marks));
    const __m128i no_digits = _mm_subs_epu8(digits, _mm_set1_epi8(9));
    // day, month, century, year, hour, minute, second
    const __m128i too_large = _mm_subs_epu16(pairs, _mm_setr_epi16(31, 12, 99, 99, 23, 59, 59, 0));
    if ((are_marks & mark_places) != mark_places || p[16] != ':' ||
        !_mm_testz_si128(_mm_or_si128(no_digits, too_large), _mm_set1_epi8(-1)))
        return MC_OTHER_CELL;
    const __m128i sums = _mm_madd_epi16(pairs, _mm_setr_epi16(1, 0, 100, 1, 3600, 60, 1, 0));
    const uint64_t date = (uint64_t)_mm_cvtsi128_si64(sums), time = (uint64_t)_mm_extract_epi64(sums, 1);
    return mc_moment(
        (uint32_t)(date >> 32), (uint32_t)_mm_extract_epi16(pairs, 1), (uint32_t)date, (uint32_t)time + (uint32_t)(time >> 32));
}

#define READ_KEYS mc_read_keys_avx2
#define READ_COLUMNS mc_read_columns_avx2
#define STAMP(p) read_stamp(p)
#define FIND(table, family, bytes, length) mc_find_avx2(table, family, bytes, length)
#include "column_rows_loop.h"
#endif
