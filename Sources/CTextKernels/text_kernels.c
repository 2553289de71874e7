#include "kernels.h"

#include <string.h>

uint32_t mc_check_utf8(const uint8_t *bytes, size_t n) { return mc_current_kernels()->check_utf8(bytes, n); }

uint32_t mc_check_windows1258(const uint8_t *bytes, size_t n) {
    return mc_current_kernels()->check_windows1258(bytes, n);
}

uint32_t mc_check_utf8_at(mc_level level, const uint8_t *bytes, size_t n) {
    return mc_kernels_at(level)->check_utf8(bytes, n);
}

uint32_t mc_check_windows1258_at(mc_level level, const uint8_t *bytes, size_t n) {
    return mc_kernels_at(level)->check_windows1258(bytes, n);
}

uint32_t mc_check_zero(const uint8_t *bytes, size_t n) {
    return n > 0 && memchr(bytes, 0, n) != NULL ? MC_ZERO_BYTE : 0;
}

size_t mc_cut_utf8(const uint8_t *bytes, size_t n) {
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        uint8_t c = bytes[n - back];
        if ((c & 0xC0) == 0x80) continue;
        size_t length = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}
