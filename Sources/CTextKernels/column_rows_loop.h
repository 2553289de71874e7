// Keys, and columns into rows, compiled once for each kind of vector instructions. The file that includes it has defined
// READ_KEYS and READ_COLUMNS (the functions' names), TARGET (its attributes), and
//   STAMP(p)                            a cell of 19 bytes as seconds, or MC_OTHER_CELL
//   FIND(table, family, bytes, length)  the slot of a cell, or a free one
//
// Records are taken in groups whose cells and rows stay in the first-level cache while one column after the other is read:
// a column's code, and the words it has, stay near too.
#define GROUP 16

TARGET static inline void put(uint8_t *row, const mc_step *step, uint32_t value, int width) {
    if (width == 1) {
        row[step->offset] = row[step->second_offset] = (uint8_t)value;
    } else {
        memcpy(row + step->offset, &value, 4);
        memcpy(row + step->second_offset, &value, 4);
    }
}

TARGET static inline void mark(uint8_t *place, uint64_t bits) {
    uint64_t marks;
    memcpy(&marks, place, 8);
    marks |= bits;
    memcpy(place, &marks, 8);
}

TARGET static inline void ask(mc_plan *plan, size_t record, size_t step) {
    plan->questions[plan->question_count++] = (mc_question){(uint32_t)record, (uint32_t)step};
}

TARGET static inline __attribute__((always_inline)) void read_stamps(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    const mc_step step = plan->steps[number];
    const size_t timed_offset = plan->timed_offset, stride = plan->stride;
    uint8_t has_seen = 0;
    uint64_t off_midnight = 0;
    uint8_t *row = plan->rows + from * stride;
    for (size_t i = from; i < to; i++, row += stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step.column);
        if (cell.low == cell.high) continue;
        const uint32_t stamp = cell.high - cell.low == 19 ? STAMP(grid.bytes + cell.low) : MC_OTHER_CELL;
        if (stamp == MC_OTHER_CELL) {
            ask(plan, i, number);
            continue;
        }
        memcpy(row + step.offset, &stamp, 4);
        uint16_t timed;
        memcpy(&timed, row + timed_offset, 2);
        timed |= step.timed_bit;
        memcpy(row + timed_offset, &timed, 2);
        if (step.known_bit) mark(row + plan->known_offset, step.known_bit);
        has_seen = 1;
        // The last eight bytes of a cell at midnight are 00:00:00.
        off_midnight |= mc_load8(grid.bytes + cell.high - 8) ^ 0x30303A30303A3030ULL;
    }
    plan->steps[number].has_seen |= has_seen;
    plan->steps[number].is_off_midnight |= off_midnight != 0;
}

TARGET static inline __attribute__((always_inline)) void read_words(
    const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to, int width) {
    const mc_step step = plan->steps[number];
    const mc_cell_table table = *plan->table;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step.column);
        if (cell.low == cell.high) {
            if (step.writes_empty) put(row, &step, step.empty_value, width);
            continue;
        }
        const uint8_t *bytes = grid.bytes + cell.low;
        const mc_cell_slot *slot = FIND(table, step.family, bytes, cell.high - cell.low);
        if (!slot->is_used || slot->value >> 63) {
            ask(plan, i, number);
            continue;
        }
        put(row, &step, (uint32_t)slot->value, width);
        if (step.known_bit) mark(row + plan->known_offset, step.known_bit);
    }
}

TARGET static inline __attribute__((always_inline)) void read_amounts(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    const mc_step *step = plan->steps + number;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step->column);
        const uint32_t length = cell.high - cell.low;
        if (!length) continue;
        // Of a longer amount the digits in front of the last eight come first.
        const uint8_t *end = grid.bytes + cell.high;
        uint64_t amount = mc_digits(grid.bytes + cell.low, length < 8 ? length : 8);
        if (length > 8 && length <= 12) {
            const uint64_t first = mc_digits(grid.bytes + cell.low, length - 8), last = mc_digits(end - 8, 8);
            amount = first == MC_NO_DIGITS || last == MC_NO_DIGITS ? MC_NO_DIGITS : first * 100000000 + last;
        }
        if (length > 12 || amount == MC_NO_DIGITS) {
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

TARGET static inline __attribute__((always_inline)) void read_others(const mc_grid grid, mc_plan *plan, size_t number, size_t from, size_t to) {
    const mc_step *step = plan->steps + number;
    uint8_t *row = plan->rows + from * plan->stride;
    for (size_t i = from; i < to; i++, row += plan->stride) {
        const mc_bounds cell = mc_cell_bounds(grid, i, step->column);
        if (cell.low == cell.high) {
            if (step->writes_empty) put(row, step, step->empty_value, 1);
        } else if (step->kind == MC_STEP_PRESENCE) {
            put(row, step, step->present_value, 1);
            if (step->known_bit) mark(row + plan->known_offset, step->known_bit);
        } else {
            ask(plan, i, number);
        }
    }
}

TARGET void READ_COLUMNS(const mc_grid *lent, mc_plan *plan) {
    const mc_grid grid = *lent;
    for (size_t from = 0; from < grid.count; from += GROUP) {
        const size_t to = from + GROUP < grid.count ? from + GROUP : grid.count;
        for (size_t number = 0; number < plan->step_count; number++) {
            switch (plan->steps[number].kind) {
                case MC_STEP_STAMP: read_stamps(grid, plan, number, from, to); break;
                case MC_STEP_WORD:
                    if (plan->steps[number].width == 1) {
                        read_words(grid, plan, number, from, to, 1);
                    } else {
                        read_words(grid, plan, number, from, to, 4);
                    }
                    break;
                case MC_STEP_AMOUNT: read_amounts(grid, plan, number, from, to); break;
                default: read_others(grid, plan, number, from, to);
            }
        }
    }
}

TARGET static inline uint32_t stamp_of(const mc_grid grid, mc_bounds cell) {
    const uint32_t length = cell.high - cell.low;
    return length == 19 ? STAMP(grid.bytes + cell.low) : length ? MC_OTHER_CELL : MC_NO_CELL;
}

TARGET void READ_KEYS(const mc_grid *lent, uint32_t id_column, uint32_t stamp_column, mc_key *keys) {
    const mc_grid grid = *lent;
    for (size_t i = 0; i < grid.count; i++) {
        mc_key key = {{0, 0}, MC_NO_CELL, 0};
        if (stamp_column != UINT32_MAX)
            key.stamp = stamp_of(grid, mc_cell_bounds(grid, i, stamp_column));
        const mc_bounds cell = mc_cell_bounds(grid, i, id_column);
        if (cell.low == cell.high) {
            key.flags = MC_ID_IS_EMPTY;
        } else {
            const uint8_t *p = grid.bytes + cell.low, *end = grid.bytes + cell.high;
            uint64_t all;
            key.identity = mc_identify(p, (size_t)(end - p), &all);
            if (all & 0x8080808080808080ULL || *p == '\'') key.flags |= MC_ID_IS_OTHER;
            if (!mc_is_usual(p, end)) key.flags |= MC_ID_IS_UNUSUAL;
        }
        keys[i] = key;
    }
}
