#include "kernel_level.h"
static mc_level limit = MC_AVX512;
mc_level mc_kernel_level(void) {
    mc_level best = MC_PORTABLE;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul")) best = MC_AVX2;
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2")) best = MC_AVX512;
#endif
    return best < limit ? best : limit;
}
void mc_limit_kernel_level(mc_level level) { limit = level; }
