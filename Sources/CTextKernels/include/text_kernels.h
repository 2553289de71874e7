#ifndef MOTCUA_TEXT_KERNELS_H
#define MOTCUA_TEXT_KERNELS_H
#include <stddef.h>
#include <stdint.h>
#endif
