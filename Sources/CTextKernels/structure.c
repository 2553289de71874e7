#include "structure_kernels.h"

#include "kernel_level.h"

void mc_scan_structure(mc_structure *structure) {
    switch (mc_kernel_level()) {
#if defined(__x86_64__)
        case MC_AVX512: mc_scan_structure_avx512(structure); return;
        case MC_AVX2: mc_scan_structure_avx2(structure); return;
#endif
        default: mc_scan_structure_portable(structure);
    }
}

// Each lane of a vector keeps the parity of its own bytes.
#define ALWAYS_INLINE static inline __attribute__((always_inline))
ALWAYS_INLINE uint32_t parity(const uint8_t *bytes, size_t n, uint8_t quote) {
    uint8_t odd = 0;
    for (size_t i = 0; i < n; i++) odd ^= (uint8_t)(bytes[i] == quote);
    return odd;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static uint32_t parity_avx2(const uint8_t *bytes, size_t n, uint8_t quote) {
    return parity(bytes, n, quote);
}
#endif

uint32_t mc_quote_parity(const uint8_t *bytes, size_t n, uint8_t quote) {
#if defined(__x86_64__)
    if (mc_kernel_level() >= MC_AVX2) return parity_avx2(bytes, n, quote);
#endif
    return parity(bytes, n, quote);
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
    for (size_t i = 0; i < n; i++) {
        out[written++] = bytes[i];
        // The second one of a pair is passed over.
        i += bytes[i] == quote;
    }
    return written;
}
