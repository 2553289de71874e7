#ifndef MOTCUA_COLUMN_STAMPS_H
#define MOTCUA_COLUMN_STAMPS_H
#include "column_cells.h"

/// Seconds since 1970-01-01 00:00:00; MC_OTHER_CELL where there is no such day, or beyond 2105.
MC_ALWAYS_INLINE uint32_t mc_moment(uint32_t year, uint32_t month, uint32_t day, uint32_t second_of_day) {
    static const uint8_t lengths[2][16] = {
        {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}, {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}};
    static const uint16_t before[2][16] = {
        {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}, {0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335}};
    if (year - 1970 > 2105 - 1970 || month > 12) return MC_OTHER_CELL;
    // Of these years every fourth has a leap day but 2100.
    const uint32_t leap = (year & 3) == 0 && year != 2100;
    if (day - 1 >= lengths[leap][month]) return MC_OTHER_CELL;
    const uint32_t days = 365 * (year - 1970) + ((year - 1969) >> 2) - (year > 2100) + before[leap][month] + day - 1;
    const uint32_t seconds = days * 86400 + second_of_day;
    return seconds > MC_OTHER_CELL ? seconds : MC_OTHER_CELL;
}

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
    if (hour > 23 || minute > 59 || second > 59) return MC_OTHER_CELL;
    return mc_moment(year, month, day, hour * 3600 + minute * 60 + second);
}
#endif
