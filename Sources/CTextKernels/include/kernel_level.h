#ifndef MOTCUA_KERNEL_LEVEL_H
#define MOTCUA_KERNEL_LEVEL_H

// One binary runs everywhere: the kernels are compiled for several instruction sets, and which of them run is
// found out once, when the program starts.

/// Instruction sets for which there are kernels, each level with those below it.
typedef enum {
    MC_PORTABLE,  // plain C; the only level beside x86-64
    MC_AVX2,  // with PCLMUL, AES, BMI, BMI2 and POPCNT
    MC_AVX512,  // with BW, VBMI and VBMI2
} mc_level;

/// The level at which kernels run: the best of this machine, or what mc_limit_kernel_level has left of it.
mc_level mc_kernel_level(void);

/// Lets kernels run at this level and no higher (for tests). Never raises them above what the machine can, so
/// MC_AVX512 takes every limit away. Kernels that run meanwhile in other threads end at the level they began.
void mc_limit_kernel_level(mc_level level);

#endif
