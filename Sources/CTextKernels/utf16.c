#include "kernels.h"

MC_ALWAYS_INLINE size_t put_unit(uint32_t unit, uint8_t *out) {
    if (unit < 0x80) {
        out[0] = (uint8_t)unit;
        return 1;
    }
    if (unit < 0x800) {
        out[0] = (uint8_t)(0xC0 | unit >> 6);
        out[1] = (uint8_t)(0x80 | (unit & 0x3F));
        return 2;
    }
    out[0] = (uint8_t)(0xE0 | unit >> 12);
    out[1] = (uint8_t)(0x80 | (unit >> 6 & 0x3F));
    out[2] = (uint8_t)(0x80 | (unit & 0x3F));
    return 3;
}

MC_ALWAYS_INLINE size_t take_unit(mc_utf16_state *state, uint32_t unit, uint8_t *out) {
    size_t at = 0;
    if (state->high) {
        uint32_t high = state->high;
        state->high = 0;
        if (unit >= 0xDC00 && unit < 0xE000) {
            uint32_t scalar = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
            out[0] = (uint8_t)(0xF0 | scalar >> 18);
            out[1] = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
            out[2] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
            out[3] = (uint8_t)(0x80 | (scalar & 0x3F));
            return 4;
        }
        at = put_unit(high, out);
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        state->high = (uint16_t)unit;
        return at;
    }
    return at + put_unit(unit, out + at);
}

size_t mc_utf16_to_utf8(mc_utf16_state *state, const uint8_t *bytes, size_t n, uint8_t *out) {
    size_t at = 0, i = 0;
    int big = state->big_endian;
    if (state->has_byte && n > 0) {
        uint32_t unit = big ? (uint32_t)state->byte << 8 | bytes[0] : (uint32_t)bytes[0] << 8 | state->byte;
        state->has_byte = 0;
        at += take_unit(state, unit, out);
        i = 1;
    }
    for (; i + 1 < n; i += 2) {
        uint32_t unit = big ? (uint32_t)bytes[i] << 8 | bytes[i + 1] : (uint32_t)bytes[i + 1] << 8 | bytes[i];
        at += take_unit(state, unit, out + at);
    }
    if (i < n) {
        state->has_byte = 1;
        state->byte = bytes[i];
    }
    return at;
}

size_t mc_utf16_finish(mc_utf16_state *state, uint8_t *out) {
    size_t at = 0;
    if (state->high) at += put_unit(state->high, out);
    if (state->has_byte) {
        out[at++] = (uint8_t)(0xF8 | state->byte >> 6);
        out[at++] = (uint8_t)(0x80 | (state->byte & 0x3F));
    }
    state->high = 0;
    state->has_byte = 0;
    return at;
}

uint64_t mc_utf16_length(const uint8_t *bytes, size_t n) {
    uint64_t length = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = bytes[i];
        length += (c & 0xC0) == 0x80 ? 0 : c >= 0xF8 ? 1 : c >= 0xF0 ? 4 : 2;
    }
    return length;
}
