#include "kernels.h"

#include <stdatomic.h>

// A row for each level. What a level has no kernel of its own for, it takes from the level below.
static const mc_kernels kernels[] = {
    [MC_PORTABLE] = {
        mc_check_utf8_portable, mc_check_windows1258_portable, mc_scan_structure_portable, mc_quote_parity_portable,
        mc_read_keys_portable, mc_read_columns_portable},
#if MC_HAS_X86_LEVELS
    [MC_AVX2] = {mc_check_utf8_avx2, mc_check_windows1258_avx2, mc_scan_structure_avx2, mc_quote_parity_avx2,
        mc_read_keys_avx2, mc_read_columns_avx2},
    [MC_AVX512] = {
        mc_check_utf8_avx512, mc_check_windows1258_avx2, mc_scan_structure_avx512, mc_quote_parity_avx2,
        mc_read_keys_avx2, mc_read_columns_avx2},
#endif
};

// Set once before main, so that a call costs one load and no question; whoever comes earlier still gets the
// portable kernels. Atomic because tests limit it while others read.
static const mc_kernels *_Atomic current = &kernels[MC_PORTABLE];
static mc_level best = MC_PORTABLE;

__attribute__((constructor)) static void find_level(void) {
#if MC_HAS_X86_LEVELS
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi") &&
        __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("aes"))
        best = MC_AVX2;
    if (best == MC_AVX2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
        __builtin_cpu_supports("avx512vbmi2"))
        best = MC_AVX512;
#endif
    mc_limit_kernel_level(best);
}

const mc_kernels *mc_current_kernels(void) { return atomic_load_explicit(&current, memory_order_relaxed); }

const mc_kernels *mc_kernels_at(mc_level level) { return &kernels[level < best ? level : best]; }

mc_level mc_kernel_level(void) { return (mc_level)(mc_current_kernels() - kernels); }

void mc_limit_kernel_level(mc_level level) {
    atomic_store_explicit(&current, mc_kernels_at(level), memory_order_relaxed);
}
