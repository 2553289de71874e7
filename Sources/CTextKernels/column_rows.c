#include "column_stamps.h"
#include "column_words.h"

// Records are taken in groups whose cells and rows stay in the first-level cache while one column after the other is read:
// a column's code, and the words it has, stay near too.
#define GROUP 32

MC_ALWAYS_INLINE void put(uint8_t *row, const mc_step *step, uint32_t value) {
    if (step->width == 1) {
        row[step->offset] = row[step->second_offset] = (uint8_t)value;
    } else {
        memcpy(row + step->offset, &value, 4);
        memcpy(row + step->second_offset, &value, 4);
    }
}

MC_ALWAYS_INLINE void mark(uint8_t *place, uint64_t bits) {
    uint64_t marks;
    memcpy(&marks, place, 8);
    marks |= bits;
    memcpy(place, &marks, 8);
}

MC_ALWAYS_INLINE void ask(mc_plan *plan, size_t record, size_t step) {
    plan->questions[plan->question_count++] = (mc_question){(uint32_t)record, (uint32_t)step};
}

static void read_stamps(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    mc_step *step = plan->steps + number;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const uint32_t stamp = mc_stamp_cell(grid.bytes, mc_cell_bounds(grid, i, step->column));
        if (stamp == MC_NO_CELL) continue;
        if (stamp == MC_OTHER_CELL) {
            ask(plan, i, number);
            continue;
        }
        memcpy(row + step->offset, &stamp, 4);
        uint16_t timed;
        memcpy(&timed, row + plan->timed_offset, 2);
        timed |= step->timed_bit;
        memcpy(row + plan->timed_offset, &timed, 2);
        if (step->known_bit) mark(row + plan->known_offset, step->known_bit);
        step->has_seen = 1;
        step->is_off_midnight |= stamp % 86400 != 0;
    }
}

static void read_words(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    const mc_step step = plan->steps[number];
    const mc_cell_table table = *plan->table;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step.column);
        if (cell.low == cell.high) {
            if (step.writes_empty) put(row, &step, step.empty_value);
            continue;
        }
        const uint8_t *bytes = grid.bytes + cell.low;
        const mc_cell_key key = mc_key_of(step.column, bytes, cell.high - cell.low);
        const mc_cell_slot *slot = mc_find(table, &key, bytes, cell.high - cell.low);
        if (!slot->is_used || slot->value >> 63) {
            ask(plan, i, number);
            continue;
        }
        put(row, &step, (uint32_t)slot->value);
        if (step.known_bit) mark(row + plan->known_offset, step.known_bit);
    }
}

static void read_amounts(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    const mc_step *step = plan->steps + number;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step->column);
        const uint32_t length = cell.high - cell.low;
        if (!length) continue;
        uint64_t amount = 0;
        uint32_t at = length <= 12 ? cell.low : cell.high + 1;
        for (; at < cell.high; at++) {
            const uint8_t digit = (uint8_t)(grid.bytes[at] - '0');
            if (digit > 9) break;
            amount = amount * 10 + digit;
        }
        if (at != cell.high) {
            ask(plan, i, number);
            continue;
        }
        uint64_t sum;
        memcpy(&sum, row + step->offset, 8);
        sum += amount;
        memcpy(row + step->offset, &sum, 8);
        if (step->known_bit) mark(row + plan->known_offset, step->known_bit);
    }
}

static void read_others(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    const mc_step *step = plan->steps + number;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step->column);
        if (cell.low == cell.high) {
            if (step->writes_empty) put(row, step, step->empty_value);
        } else if (step->kind == MC_STEP_PRESENCE) {
            put(row, step, step->present_value);
            if (step->known_bit) mark(row + plan->known_offset, step->known_bit);
        } else {
            ask(plan, i, number);
        }
    }
}

void mc_read_columns(const mc_grid *lent, mc_plan *plan) {
    const mc_grid grid = *lent;
    for (size_t from = 0; from < grid.count; from += GROUP) {
        const size_t to = from + GROUP < grid.count ? from + GROUP : grid.count;
        for (size_t number = 0; number < plan->step_count; number++) {
            switch (plan->steps[number].kind) {
                case MC_STEP_STAMP: read_stamps(grid, plan, number, from, to); break;
                case MC_STEP_WORD: read_words(grid, plan, number, from, to); break;
                case MC_STEP_AMOUNT: read_amounts(grid, plan, number, from, to); break;
                default: read_others(grid, plan, number, from, to);
            }
        }
    }
}
