#include "column_cells.h"

#define BEGINS                                                                                                        \
    [0 ... 0x20] = MC_MAY_BEGIN_BLANK, [0xA0] = MC_MAY_BEGIN_BLANK, [0xC2] = MC_MAY_BEGIN_BLANK, [0xE2] = MC_MAY_BEGIN_BLANK, \
    [0xEF] = MC_MAY_BEGIN_BLANK
const uint8_t mc_begins[2][256] = {
    {BEGINS, ['"'] = MC_IS_QUOTE},
    {BEGINS, ['\''] = MC_IS_QUOTE},
};

// Bit 0: one byte. Bits 1, 2, 3: C2 A0, E2 80 8B or E2 80 AF, EF BB BF.
const uint8_t mc_ends_last[2][256] = {
    {[0 ... 0x20] = 1, [0xA0] = 2, [0x8B] = 4, [0xAF] = 4, [0xBF] = 8},
    {[0 ... 0x20] = 1, [0xA0] = 1},
};
const uint8_t mc_ends_before[2][256] = {
    {[0 ... 0x7F] = 1, [0x80] = 1 | 4, [0x81 ... 0xBA] = 1, [0xBB] = 1 | 8, [0xBC ... 0xC1] = 1, [0xC2] = 1 | 2, [0xC3 ... 0xFF] = 1},
    {[0 ... 0xFF] = 1},
};

// Width of a blank that is no ASCII: U+00A0 is C2 A0, or A0 where a letter is a byte; U+200B, U+202F and U+FEFF are
// E2 80 8B, E2 80 AF and EF BB BF.
static uint32_t wide_blank(const uint8_t *p, uint32_t n, int is_single_byte) {
    if (is_single_byte) return p[0] == 0xA0;
    if (n >= 2 && p[0] == 0xC2 && p[1] == 0xA0) return 2;
    if (n < 3) return 0;
    if (p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0x8B || p[2] == 0xAF)) return 3;
    return p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF ? 3 : 0;
}

static uint32_t wide_blank_before(const uint8_t *end, uint32_t n, int is_single_byte) {
    for (uint32_t width = is_single_byte ? 1 : 2; width <= 3 && width <= n; width++)
        if (wide_blank(end - width, width, is_single_byte) == width) return width;
    return 0;
}

mc_bounds mc_trim(const uint8_t *bytes, uint32_t low, uint32_t high, int is_single_byte) {
    while (low < high) {
        const uint32_t width = bytes[low] <= 0x20 ? 1 : wide_blank(bytes + low, high - low, is_single_byte);
        if (!width) break;
        low += width;
    }
    while (low < high) {
        const uint32_t width = bytes[high - 1] <= 0x20 ? 1 : wide_blank_before(bytes + high, high - low, is_single_byte);
        if (!width) break;
        high -= width;
    }
    return (mc_bounds){low, high};
}

mc_bounds mc_cell_bounds(const mc_grid *grid, const mc_place *place, uint32_t column) {
    const uint8_t *cell = grid->bytes;
    const uint32_t length = mc_cell_of(mc_cells_of(grid), place, column, &cell);
    if (!length) return (mc_bounds){0, 0};
    const uint32_t low = (uint32_t)(cell - grid->bytes);
    return (mc_bounds){low, low + length};
}
