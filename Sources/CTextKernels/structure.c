#include "kernels.h"
#include <string.h>

void mc_scan_structure(mc_structure *structure) { mc_current_kernels()->scan_structure(structure); }

void mc_scan_structure_at(mc_level level, mc_structure *structure) { mc_kernels_at(level)->scan_structure(structure); }

// Each lane of a vector keeps the parity of its own bytes.
MC_ALWAYS_INLINE uint32_t parity(const uint8_t *bytes, size_t n, uint8_t quote) {
    uint8_t odd = 0;
    for (size_t i = 0; i < n; i++) odd ^= (uint8_t)(bytes[i] == quote);
    return odd;
}

uint32_t mc_quote_parity_portable(const uint8_t *bytes, size_t n, uint8_t quote) { return parity(bytes, n, quote); }

#if MC_HAS_X86_LEVELS
__attribute__((target("avx2"))) uint32_t mc_quote_parity_avx2(const uint8_t *bytes, size_t n, uint8_t quote) {
    return parity(bytes, n, quote);
}
#endif

uint32_t mc_quote_parity(const uint8_t *bytes, size_t n, uint8_t quote) {
    return mc_current_kernels()->quote_parity(bytes, n, quote);
}

uint32_t mc_quote_parity_at(mc_level level, const uint8_t *bytes, size_t n, uint8_t quote) {
    return mc_kernels_at(level)->quote_parity(bytes, n, quote);
}

size_t mc_last_record_end(const uint8_t *bytes, size_t n, uint8_t quote, uint32_t parity) {
    for (size_t i = n; i > 0; i--) {
        const uint8_t byte = bytes[i - 1];
        if (byte == '\n' && !parity) return i;
        parity ^= (uint32_t)(byte == quote);
    }
    return 0;
}

size_t mc_unquote(const uint8_t *bytes, size_t n, uint8_t quote, uint8_t *out) {
    size_t written = 0;
    for (size_t i = 0; i < n;) {
        const uint8_t *found = memchr(bytes + i, quote, n - i);
        size_t stretch = (found ? (size_t)(found - bytes) + 1 : n) - i;
        memcpy(out + written, bytes + i, stretch);
        written += stretch;
        // The second one of a pair is passed over.
        i += stretch + 1;
    }
    return written;
}
