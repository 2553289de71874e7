#include "column_identity.h"
#include "column_stamps.h"
#include "column_words.h"

#define READ_KEYS mc_read_keys_portable
#define READ_COLUMNS mc_read_columns_portable
#define TARGET
#define STAMP(p) mc_stamp(p)
#define FIND(table, family, bytes, length) mc_find(table, family, bytes, length)
#include "column_rows_loop.h"
