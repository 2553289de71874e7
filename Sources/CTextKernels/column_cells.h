#ifndef MOTCUA_COLUMN_CELLS_H
#define MOTCUA_COLUMN_CELLS_H
#include "columns.h"
#include "kernels.h"

// Blanks by their bytes. Most cells are found to be trimmed by two of these questions.

MC_ALWAYS_INLINE int mc_may_begin_blank(uint8_t b) { return b <= 0x20 || b == 0xC2 || b == 0xE2 || b == 0xEF || b == 0xA0; }
MC_ALWAYS_INLINE int mc_may_end_blank(uint8_t b) { return b <= 0x20 || b == 0xA0 || b == 0x8B || b == 0xBF || b == 0xAF; }

/// The bounds of one cell, without quotes and blanks around it (in Swift: CellGrid).
MC_ALWAYS_INLINE mc_bounds mc_cell_bounds(const mc_grid *grid, const mc_place *place, uint32_t column) {
    if (column >= place->count) return (mc_bounds){0, 0};
    const uint32_t *stop = grid->stops + place->first_field + column;
    uint32_t low = stop[-1] + 1, high = stop[0];
    if (place->is_verbatim) {
        // The CR of a line that ends with CRLF belongs to no cell.
        if (column + 1 == place->count) high -= place->carriage_returns;
        if (low < high && grid->bytes[low] == grid->quote) low += 1, high -= 1;
    }
    if (low < high && (mc_may_begin_blank(grid->bytes[low]) || mc_may_end_blank(grid->bytes[high - 1])))
        return mc_trim(grid->bytes, low, high, grid->is_single_byte);
    return (mc_bounds){low, high};
}
#endif
