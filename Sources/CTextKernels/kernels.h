#ifndef MOTCUA_KERNELS_H
#define MOTCUA_KERNELS_H
#include <stddef.h>
#include <stdint.h>

#include "kernel_level.h"
#include "text_kernels.h"

// Inside of the target only: what a level consists of.

#if defined(__x86_64__)
#define MC_HAS_X86_LEVELS 1
#endif

#define MC_ALWAYS_INLINE static inline __attribute__((always_inline))

/// The kernels of one level.
typedef struct {
    uint32_t (*check_utf8)(const uint8_t *bytes, size_t n);
    uint32_t (*check_windows1258)(const uint8_t *bytes, size_t n);
} mc_kernels;

/// The kernels that run: at the level of the machine, or below it when limited.
const mc_kernels *mc_current_kernels(void);

/// The kernels of a level, or the best of this machine where that is lower.
const mc_kernels *mc_kernels_at(mc_level level);

uint32_t mc_check_utf8_portable(const uint8_t *bytes, size_t n);
uint32_t mc_check_windows1258_portable(const uint8_t *bytes, size_t n);

#if MC_HAS_X86_LEVELS
uint32_t mc_check_utf8_avx2(const uint8_t *bytes, size_t n);
uint32_t mc_check_utf8_avx512(const uint8_t *bytes, size_t n);
uint32_t mc_check_windows1258_avx2(const uint8_t *bytes, size_t n);
#endif

#endif
