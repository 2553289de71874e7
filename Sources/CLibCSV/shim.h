#ifndef MOTCUA_CLIBCSV_SHIM_H
#define MOTCUA_CLIBCSV_SHIM_H
#include <csv.h>
#endif
