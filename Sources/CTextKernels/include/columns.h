#ifndef MOTCUA_COLUMNS_H
#define MOTCUA_COLUMNS_H
#include <stddef.h>
#include <stdint.h>

// One column of a batch at a time: its cells as numbers. What a number means is not decided here.

/// Where the cells of one record are: see RecordBatch and RecordPlace.
typedef struct {
    uint32_t first_field;
    uint32_t count;
    uint32_t entry;
    uint8_t is_verbatim;
    uint8_t carriage_returns;
    uint16_t unused;
} mc_place;

typedef struct {
    const uint8_t *bytes;  // 32 bytes behind every cell are readable
    const uint32_t *stops;
    const mc_place *places;
    size_t count;  // records
    uint8_t quote;
    uint8_t is_single_byte;  // the encoding has one byte for each letter
} mc_grid;

typedef struct {
    uint32_t low, high;
} mc_bounds;

/// The bounds without the blanks at both ends: space and control characters, no-break blanks, zero-width blanks, byte
/// order marks.
mc_bounds mc_trim(const uint8_t *bytes, uint32_t low, uint32_t high, int is_single_byte);

/// Reads cells of the form dd/MM/yyyy HH:mm:ss. Writes for each record the seconds since 1970-01-01 00:00:00,
/// MC_NO_CELL for an empty cell, and MC_OTHER_CELL for any other, or where there is no such moment.
#define MC_NO_CELL 0u
#define MC_OTHER_CELL 1u
void mc_read_stamps(const mc_grid *grid, uint32_t column, uint32_t *stamps);

/// One distinct cell of one column.
typedef struct {
    uint64_t words[4];  // its first 32 bytes, zeros behind its end
    uint32_t tag;       // the column, and the length up to 32, else MC_LONG_CELL
    uint32_t is_used;
    uint32_t rest;    // of a long cell: where its bytes from the 33rd on stand in the table's arena
    uint32_t length;  // of the whole cell
    uint64_t value;
} mc_cell_slot;
#define MC_LONG_CELL 63u

/// Cells → values, by open addressing; slots are a power of two, and some are free.
typedef struct {
    mc_cell_slot *slots;
    size_t mask;
    const uint8_t *arena;
} mc_cell_table;

/// Looks the cells of a column up. Writes their values, MC_EMPTY_VALUE for an empty cell and MC_UNKNOWN_VALUE for one that
/// the table does not have.
#define MC_EMPTY_VALUE UINT64_MAX
#define MC_UNKNOWN_VALUE (UINT64_MAX - 1)
void mc_look_up(const mc_grid *grid, uint32_t column, const mc_cell_table *table, uint64_t *values);

/// The slot of a cell, or the free one where it would stand; `bytes` as in mc_grid.
mc_cell_slot *mc_find_slot(const mc_cell_table *table, uint32_t column, const uint8_t *bytes, size_t length);

/// The free slot for a copy of a used one in a larger table.
mc_cell_slot *mc_free_slot(const mc_cell_table *table, const mc_cell_slot *slot);

#endif
