#include "kernels.h"

// A byte must continue a sequence exactly when one of the three before it asks for it; the rest are the four
// second bytes that Unicode narrows, and the bytes that never occur. No branch and no table: the loop is a
// row of comparisons on four overlapping loads, which compilers vectorise.
MC_ALWAYS_INLINE uint8_t utf8_fault(uint8_t p3, uint8_t p2, uint8_t p1, uint8_t c) {
    uint8_t is_continuation = (uint8_t)((c & 0xC0) == 0x80);
    uint8_t must_be = (uint8_t)((p1 >= 0xC0) | (p2 >= 0xE0) | (p3 >= 0xF0));
    uint8_t never = (uint8_t)((c == 0xC0) | (c == 0xC1) | (c >= 0xF5));
    uint8_t narrowed = (uint8_t)(((p1 == 0xE0) & (c < 0xA0)) | ((p1 == 0xED) & (c >= 0xA0)) |
                                 ((p1 == 0xF0) & (c < 0x90)) | ((p1 == 0xF4) & (c >= 0x90)));
    return (uint8_t)((is_continuation ^ must_be) | never | narrowed);
}

uint32_t mc_check_utf8_portable(const uint8_t *bytes, size_t n) {
    uint8_t fault = 0, zero = 0;
    size_t i = 0;
    for (; i < n && i < 3; i++) {
        fault |= utf8_fault(0, i > 1 ? bytes[i - 2] : 0, i > 0 ? bytes[i - 1] : 0, bytes[i]);
        zero |= (uint8_t)(bytes[i] == 0);
    }
    for (; i < n; i++) {
        fault |= utf8_fault(bytes[i - 3], bytes[i - 2], bytes[i - 1], bytes[i]);
        zero |= (uint8_t)(bytes[i] == 0);
    }
    if (n > 0) fault |= (uint8_t)(bytes[n - 1] >= 0xC0);
    if (n > 1) fault |= (uint8_t)(bytes[n - 2] >= 0xE0);
    if (n > 2) fault |= (uint8_t)(bytes[n - 3] >= 0xF0);
    return (fault ? MC_BAD_ENCODING : 0) | (zero ? MC_ZERO_BYTE : 0);
}
