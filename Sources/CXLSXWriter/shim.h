#ifndef MOTCUA_CXLSXWRITER_SHIM_H
#define MOTCUA_CXLSXWRITER_SHIM_H
#include <stddef.h>
#include <string.h>
#include <xlsxwriter.h>

// glibc has it, but shows it only to programs that ask for GNU extensions before anything else is included.
extern void *memmem(const void *text, size_t text_length, const void *wanted, size_t wanted_length);
#endif
