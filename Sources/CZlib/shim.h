#ifndef MOTCUA_CZLIB_SHIM_H
#define MOTCUA_CZLIB_SHIM_H
#include <zlib.h>
#endif
