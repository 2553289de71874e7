#ifndef MOTCUA_CCRYPTO_SHIM_H
#define MOTCUA_CCRYPTO_SHIM_H
#include <openssl/evp.h>
#endif
