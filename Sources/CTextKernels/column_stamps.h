#ifndef MOTCUA_COLUMN_STAMPS_H
#define MOTCUA_COLUMN_STAMPS_H
#include "column_cells.h"

// A cell dd/MM/yyyy HH:mm:ss as three overlapping words dd/MM/yy, yy HH:mm and HH:mm:ss, each of pairs of digits at bytes
// 0, 3 and 6 with marks between them (SIMD within a register). The XOR with a cell of noughts leaves the digits' values,
// and 0 where a mark is right.

/// Seconds since 1970-01-01 00:00:00, MC_OTHER_CELL where there is no such moment or the cell has another form.
MC_ALWAYS_INLINE uint32_t mc_stamp(const uint8_t *p) {
    const uint64_t date = mc_load8(p) ^ 0x30302F30302F3030ULL;
    const uint64_t middle = mc_load8(p + 8) ^ 0x30303A3030203030ULL;
    const uint64_t time = mc_load8(p + 11) ^ 0x30303A30303A3030ULL;
    // Adding 0x76 sets the high bit of what is more than 9, adding 0x7F of what is more than 0.
    const uint64_t most = 0x76767F76767F7676ULL, low7 = 0x7F7F7F7F7F7F7F7FULL;
    const uint64_t over = ((date & low7) + most) | ((middle & low7) + most) | ((time & low7) + most);
    if ((over | date | middle | time) & ~low7) return MC_OTHER_CELL;
    // Ten times a digit and the one behind it, in each pair at once: at bytes 1, 4 and 7.
    const uint64_t dates = date * 10 + (date >> 8), middles = middle * 10 + (middle >> 8), times = time * 10 + (time >> 8);
    const uint32_t day = dates & 0xFF, month = dates >> 24 & 0xFF, century = dates >> 48 & 0xFF;
    const uint32_t year = century * 100 + (middles & 0xFF);
    const uint32_t hour = times & 0xFF, minute = times >> 24 & 0xFF, second = times >> 48 & 0xFF;
    if (year - 1970 > 2105 - 1970 || month - 1 > 11 || hour > 23 || minute > 59 || second > 59) return MC_OTHER_CELL;
    // Of these years every fourth has a leap day but 2100; the long months are the odd ones up to July and the even ones
    // from August on. Days before the month as if February had 30, less those that it does not have.
    const uint32_t leap = (year & 3) == 0 && year != 2100;
    const uint32_t length = month == 2 ? 28 + leap : 30 + ((month + (month >> 3)) & 1);
    if (day - 1 >= length) return MC_OTHER_CELL;
    const uint32_t before = (367 * month - 362) / 12 - (month <= 2 ? 0 : 2 - leap);
    const uint32_t days = 365 * (year - 1970) + ((year - 1969) >> 2) - (year > 2100) + before + day - 1;
    const uint32_t seconds = days * 86400 + hour * 3600 + minute * 60 + second;
    return seconds > MC_OTHER_CELL ? seconds : MC_OTHER_CELL;
}

MC_ALWAYS_INLINE uint32_t mc_stamp_cell(const uint8_t *bytes, mc_bounds cell) {
    const uint32_t length = cell.high - cell.low;
    return length == 19 ? mc_stamp(bytes + cell.low) : length ? MC_OTHER_CELL : MC_NO_CELL;
}
#endif
