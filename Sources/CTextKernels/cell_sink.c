#include "text_kernels.h"

#include <string.h>

void mc_take_cell(void *bytes, size_t length, void *context) {
    mc_cell_sink *sink = context;
    size_t start = sink->used;
    uint8_t *target = sink->arena + start;
    // Most cells are short: two copies of a fixed size, which both sides have room for, instead of a call.
    if (length > 0 && length <= MC_CELL_STRIDE) {
        memcpy(target, bytes, MC_CELL_STRIDE / 2);
        if (length > MC_CELL_STRIDE / 2)
            memcpy(target + MC_CELL_STRIDE / 2, (uint8_t *)bytes + MC_CELL_STRIDE / 2, MC_CELL_STRIDE / 2);
    } else if (length > 0) {
        memcpy(target, bytes, length);
    }
    target[length] = 0;
    sink->stops[sink->count] = (uint32_t)(start + length);
    sink->count += 1;
    sink->used = start + length + 1;
}

void mc_end_row(int terminator, void *context) {
    (void)terminator;
    ((mc_cell_sink *)context)->rows = 1;
}
