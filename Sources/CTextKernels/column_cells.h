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

MC_ALWAYS_INLINE uint32_t mc_ends_with_blank(const mc_grid grid, uint32_t high) {
    // In front of the very first byte there is none: any will do, since blanks of one byte need no other.
    const uint8_t before = grid.bytes[high - 2 + (high < 2)];
    return mc_ends_last[grid.is_single_byte][grid.bytes[high - 1]] & mc_ends_before[grid.is_single_byte][before];
}

/// The bounds of one cell, without quotes and blanks around it (in Swift: CellGrid). The grid is taken by value, so that
/// its parts stay in registers whatever is written meanwhile.
MC_ALWAYS_INLINE mc_bounds mc_cell_bounds(const mc_grid grid, size_t record, uint32_t column) {
    const mc_place *place = grid.places + record;
    if (column >= place->count) return (mc_bounds){0, 0};
    const uint32_t *stop = grid.stops + place->first_field + column;
    // The CR of a line that ends with CRLF belongs to no cell.
    uint32_t low = stop[-1] + 1, high = stop[0] - (column + 1 == place->count ? place->carriage_returns : 0);
    if (low >= high) return (mc_bounds){0, 0};
    if (place->is_clean) {
        const uint32_t quoted = grid.bytes[low] == grid.quote;
        return (mc_bounds){low + quoted, high - quoted};
    }
    const uint8_t *begins = mc_begins[grid.quote == '\''];
    uint32_t blanks = begins[grid.bytes[low]];
    if (blanks & MC_IS_QUOTE) {
        blanks = 0;
        if (place->is_verbatim) {
            low += 1, high -= 1;
            if (low >= high) return (mc_bounds){0, 0};
            blanks = begins[grid.bytes[low]] & MC_MAY_BEGIN_BLANK;
        }
    }
    if (blanks | mc_ends_with_blank(grid, high)) return mc_trim(grid.bytes, low, high, grid.is_single_byte);
    return (mc_bounds){low, high};
}

/// The same for clean records of which it is known that the column is theirs, and not the last one before a CR.
MC_ALWAYS_INLINE mc_bounds mc_simple_bounds(const mc_grid grid, size_t record, uint32_t column) {
    const uint32_t *stop = grid.stops + grid.places[record].first_field + column;
    const uint32_t low = stop[-1] + 1, high = stop[0];
    // Of an empty cell the byte behind it is looked at, which is no quote: an opening one stands at the beginning of a
    // cell only.
    const uint32_t quoted = grid.bytes[low] == grid.quote;
    return (mc_bounds){low + quoted, high - quoted};
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

#endif
