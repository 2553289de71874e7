#ifndef MOTCUA_STRUCTURE_KERNELS_H
#define MOTCUA_STRUCTURE_KERNELS_H
#include "structure.h"

#include <string.h>

void mc_scan_structure_portable(mc_structure *structure);
#if defined(__x86_64__)
void mc_scan_structure_avx2(mc_structure *structure);
void mc_scan_structure_avx512(mc_structure *structure);
#endif
#endif
