#ifndef MOTCUA_COLUMN_CELLS_H
#define MOTCUA_COLUMN_CELLS_H
#include <string.h>

#include "columns.h"
#include "kernels.h"

// Most cells are found to be bare and trimmed by one question about their first and their last two bytes, answered by
// tables: a branch on whether a name ends with `à`, whose last byte is that of a blank too, nobody could foretell.

#define MC_MAY_BEGIN_BLANK 1
#define MC_IS_QUOTE 2
/// What a byte may begin; for the double quote and for the single one.
extern const uint8_t mc_begins[2][256];

/// Bits that a blank's last byte and the one before it have in common; for UTF-8 and for encodings of single bytes.
extern const uint8_t mc_ends_last[2][256];
extern const uint8_t mc_ends_before[2][256];

/// A grid with its tables chosen. It is taken by value, so that its parts stay in registers whatever is written meanwhile.
typedef struct {
    const uint8_t *bytes;
    const uint32_t *stops;
    const mc_place *places;
    const uint8_t *begins, *ends_last, *ends_before;
} mc_cells;

MC_ALWAYS_INLINE mc_cells mc_cells_of(const mc_grid *grid) {
    return (mc_cells){
        grid->bytes, grid->stops, grid->places, mc_begins[grid->quote == '\''], mc_ends_last[grid->is_single_byte],
        mc_ends_before[grid->is_single_byte]};
}

MC_ALWAYS_INLINE uint32_t mc_ends_with_blank(const mc_cells cells, uint32_t high) {
    // Nothing stands in front of the very first byte; but blanks of one byte need no other.
    const uint8_t *end = cells.bytes + high;
    return cells.ends_last[end[-1]] & cells.ends_before[high > 1 ? end[-2] : 0];
}

/// Where one cell begins, without quotes and blanks around it. Returns its length.
MC_ALWAYS_INLINE uint32_t mc_cell_of(
    const mc_cells cells, const mc_place *place, uint32_t column, const uint8_t **cell) {
    if (column >= place->count) return 0;
    const uint32_t *stop = cells.stops + place->first_field + column;
    uint32_t low = stop[-1] + 1, high = stop[0];
    // The CR of a line that ends with CRLF belongs to no cell.
    if (place->carriage_returns && column + 1 == place->count) high -= 1;
    if (low >= high) return 0;
    uint32_t blanks = cells.begins[cells.bytes[low]];
    if (blanks & MC_IS_QUOTE) {
        blanks = 0;
        if (place->is_verbatim) {
            low += 1, high -= 1;
            if (low >= high) return 0;
            blanks = cells.begins[cells.bytes[low]] & MC_MAY_BEGIN_BLANK;
        }
    }
    if (__builtin_expect(blanks | mc_ends_with_blank(cells, high), 0)) {
        const mc_bounds trimmed = mc_trim(cells.bytes, low, high, cells.ends_last == mc_ends_last[1]);
        low = trimmed.low, high = trimmed.high;
    }
    *cell = cells.bytes + low;
    return high - low;
}

/// Eight bytes, the first one lowest.
MC_ALWAYS_INLINE uint64_t mc_load8(const uint8_t *p) {
    uint64_t word;
    memcpy(&word, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

#define MC_NO_DIGITS UINT64_MAX
/// The number that 1 to 8 digits write, or MC_NO_DIGITS; eight bytes are readable. Pairs, pairs of pairs and so on are
/// joined by one multiplication each (SIMD within a register).
MC_ALWAYS_INLINE uint64_t mc_digits(const uint8_t *p, uint32_t n) {
    // Noughts are put in front.
    const uint64_t noughts = 0x3030303030303030ULL, spare = 8 * (8 - n) & 63;
    const uint64_t word = (mc_load8(p) << spare | (spare ? noughts >> (64 - spare) : 0)) ^ noughts;
    if ((word | (word + 0x7676767676767676ULL)) & 0x8080808080808080ULL) return MC_NO_DIGITS;
    const uint64_t pairs = (word * 10 + (word >> 8)) & 0x00FF00FF00FF00FFULL;
    const uint64_t fours = (pairs * 100 + (pairs >> 16)) & 0x0000FFFF0000FFFFULL;
    return (uint32_t)(fours * 10000 + (fours >> 32));
}
#endif
