#include "kernels.h"

// Every byte stands for itself, so that a row of comparisons is all: compilers vectorise it, and with AVX2 it is
// as fast as the UTF-8 kernel, faster than bytes come from memory. With the flags of AVX-512 the outcome was slower.
MC_ALWAYS_INLINE uint32_t check_windows1258(const uint8_t *bytes, size_t n) {
    uint8_t fault = 0, zero = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = bytes[i];
        fault |= (uint8_t)((c == 0x81) | (c == 0x8A) | ((c >= 0x8D) & (c <= 0x90)) | (c == 0x9A) | (c == 0x9D) |
                           (c == 0x9E));
        zero |= (uint8_t)(c == 0);
    }
    return (fault ? MC_BAD_ENCODING : 0) | (zero ? MC_ZERO_BYTE : 0);
}

uint32_t mc_check_windows1258_portable(const uint8_t *bytes, size_t n) { return check_windows1258(bytes, n); }

#if MC_HAS_X86_LEVELS
__attribute__((target("avx2"))) uint32_t mc_check_windows1258_avx2(const uint8_t *bytes, size_t n) {
    return check_windows1258(bytes, n);
}
#endif
