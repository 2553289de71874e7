#ifndef MOTCUA_COLUMN_CELLS_H
#define MOTCUA_COLUMN_CELLS_H
#include <string.h>

#include "columns.h"
#include "kernels.h"

// Blanks by their bytes, one bit for bytes with which a blank may begin and one for those with which it may end: most
// cells are found to be trimmed by one question.
#define MC_MAY_BEGIN_BLANK 1
#define MC_MAY_END_BLANK 2
extern const uint8_t mc_blank_bytes[256];

/// Whether the last letter is a blank; to be asked only where it may be.
MC_ALWAYS_INLINE int mc_ends_with_blank(const uint8_t *end, uint32_t n, int is_single_byte) {
    const uint8_t last = end[-1], before = n > 1 ? end[-2] : 0;
    if (last <= 0x20 || is_single_byte) return last <= 0x20 || last == 0xA0;
    return (last == 0xA0 && before == 0xC2) || ((last == 0x8B || last == 0xAF) && before == 0x80) ||
           (last == 0xBF && before == 0xBB);
}

/// The bounds of one cell, without quotes and blanks around it (in Swift: CellGrid). The grid is taken by value, so that
/// its parts stay in registers whatever is written meanwhile.
MC_ALWAYS_INLINE mc_bounds mc_cell_bounds(const mc_grid grid, size_t record, uint32_t column) {
    const mc_place place = grid.places[record];
    if (column >= place.count) return (mc_bounds){0, 0};
    const uint32_t *stop = grid.stops + place.first_field + column;
    uint32_t low = stop[-1] + 1, high = stop[0];
    if (place.is_verbatim) {
        // The CR of a line that ends with CRLF belongs to no cell.
        if (column + 1 == place.count) high -= place.carriage_returns;
        if (low < high && grid.bytes[low] == grid.quote) low += 1, high -= 1;
    }
    if (low >= high) return (mc_bounds){0, 0};
    const uint32_t blanks = (mc_blank_bytes[grid.bytes[low]] & MC_MAY_BEGIN_BLANK) |
                            (mc_blank_bytes[grid.bytes[high - 1]] & MC_MAY_END_BLANK);
    if (blanks && (blanks != MC_MAY_END_BLANK ||
                   mc_ends_with_blank(grid.bytes + high, high - low, grid.is_single_byte)))
        return mc_trim(grid.bytes, low, high, grid.is_single_byte);
    return (mc_bounds){low, high};
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
