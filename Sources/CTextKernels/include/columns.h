#ifndef MOTCUA_COLUMNS_H
#define MOTCUA_COLUMNS_H
#include <stddef.h>
#include <stdint.h>

#include "kernel_level.h"

// The cells of a batch put into rows by a plan made once a file. What a cell means is not decided here: a word is a value
// that somebody has learnt before, a stamp is a stamp, and whatever else stands there is left to whoever asks.

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

/// The bounds of one cell, without quotes and blanks around it; 0 and 0 where it is empty or the record does not reach it.
mc_bounds mc_cell_bounds(const mc_grid *grid, const mc_place *place, uint32_t column);

// MARK: ids and dates, by which it is told which records become rows

/// 128 bits of a text, two lanes with their own constants. Two of ten million texts share them with a chance of about
/// 10⁻²⁵.
typedef struct {
    uint64_t high, low;
} mc_identity;
mc_identity mc_identity_of(const uint8_t *bytes, size_t n);

/// Whether a text has the usual shape of a dossier code: (ddd.dd.dd.)? [GH]dd (.d{1,3})* - d{6} - d{3,6}
int mc_is_usual_code(const uint8_t *bytes, size_t n);

/// What mc_read_keys tells of one record.
typedef struct {
    mc_identity identity;
    uint32_t stamp;  // seconds since 1970-01-01 00:00:00, or one of the two below
    uint32_t flags;
} mc_key;
#define MC_NO_CELL 0u     // the cell is empty
#define MC_OTHER_CELL 1u  // the cell has another form, or there is no such moment
#define MC_ID_IS_EMPTY 1u
#define MC_ID_IS_OTHER 2u    // not ASCII, or with a text mark: its identity is not known
#define MC_ID_IS_UNUSUAL 4u  // not the usual shape of a dossier code

/// Reads the id and, unless its column is UINT32_MAX, a date of the form dd/MM/yyyy HH:mm:ss of each record.
void mc_read_keys(const mc_grid *grid, uint32_t id_column, uint32_t stamp_column, mc_key *keys);

// MARK: words that are known

/// One distinct cell of a family of columns.
typedef struct {
    uint64_t words[4];  // its first 32 bytes, zeros behind its end
    uint32_t tag;       // the family, and the length up to 32, else MC_LONG_CELL
    uint32_t is_used;
    uint32_t rest;    // of a long cell: where its bytes from the 33rd on stand in the table's arena
    uint32_t length;  // of the whole cell
    uint64_t value;
    uint64_t unused;
} mc_cell_slot;
#define MC_LONG_CELL 63u

/// Cells → values, by open addressing; slots are a power of two, and some are free.
typedef struct {
    mc_cell_slot *slots;
    size_t mask;
    const uint8_t *arena;
    mc_level level;  // whose kernels made it and look into it
} mc_cell_table;

/// The slot of a cell, or the free one where it would stand; 32 bytes behind the cell are readable.
mc_cell_slot *mc_find_slot(const mc_cell_table *table, uint32_t family, const uint8_t *bytes, size_t length);

/// Puts a cell into a free slot; `rest` is where its bytes from the 33rd on stand in the arena.
void mc_use_slot(
    mc_cell_slot *slot, uint32_t family, const uint8_t *bytes, size_t length, uint32_t rest, uint64_t value);

/// The free slot for a copy of a used one in a larger table.
mc_cell_slot *mc_free_slot(const mc_cell_table *table, const mc_cell_slot *slot);

// MARK: columns into rows

typedef enum {
    MC_STEP_STAMP,     // a date dd/MM/yyyy HH:mm:ss, as 4 bytes
    MC_STEP_WORD,      // a cell that the table has, whose value has not its highest bit
    MC_STEP_AMOUNT,    // up to 12 digits, added to 8 bytes
    MC_STEP_PRESENCE,  // any cell that is not empty stands for one value
    MC_STEP_ASK,       // every cell that is not empty is asked for
} mc_step_kind;

typedef struct {
    uint32_t column;
    uint32_t family;  // columns of one family share their words
    mc_step_kind kind;
    uint16_t offset;         // where it goes in a row
    uint16_t second_offset;  // where it goes as well, or the same
    uint16_t width;          // bytes of a word or presence: 1 or 4
    uint16_t timed_bit;      // set beside a stamp
    uint32_t present_value;  // MC_STEP_PRESENCE
    uint32_t empty_value;    // what an empty cell writes, where it writes at all
    uint64_t known_bit;      // set for a cell that says something
    uint8_t writes_empty;
    // Out: whether a stamp was read, and one that does not stand at midnight.
    uint8_t has_seen, is_off_midnight;
} mc_step;

/// A cell that has to be asked for.
typedef struct {
    uint32_t record, step;
} mc_question;

typedef struct {
    uint8_t *rows;
    size_t stride;
    uint32_t timed_offset, known_offset;
    mc_step *steps;
    size_t step_count;
    const mc_cell_table *table;
    mc_question *questions;  // room for one a cell
    size_t question_count;
} mc_plan;

void mc_read_columns(const mc_grid *grid, mc_plan *plan);

#endif
