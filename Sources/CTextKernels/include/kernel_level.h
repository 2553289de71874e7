#ifndef MOTCUA_KERNEL_LEVEL_H
#define MOTCUA_KERNEL_LEVEL_H
typedef enum { MC_PORTABLE = 0, MC_AVX2 = 1, MC_AVX512 = 2 } mc_level;
mc_level mc_kernel_level(void);
void mc_limit_kernel_level(mc_level level);
#endif
