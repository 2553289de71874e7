#ifndef MOTCUA_TEXT_KERNELS_H
#define MOTCUA_TEXT_KERNELS_H
#include <stddef.h>
#include <stdint.h>

#include "kernel_level.h"

// Loops over bytes, with vector instructions where the machine has them (kernel_level.h).

#define MC_BAD_ENCODING 1u
#define MC_ZERO_BYTE 2u

/// Reads n bytes once and tells whether they are not well-formed UTF-8 (MC_BAD_ENCODING: a sequence that is cut,
/// too long for its value, a surrogate, or beyond U+10FFFF) and whether one is zero (MC_ZERO_BYTE).
uint32_t mc_check_utf8(const uint8_t *bytes, size_t n);

/// The same for Windows-1258, in which 81 8A 8D 8E 8F 90 9A 9D 9E stand for nothing.
uint32_t mc_check_windows1258(const uint8_t *bytes, size_t n);

/// MC_ZERO_BYTE or 0, for encodings in which every byte stands for something.
uint32_t mc_check_zero(const uint8_t *bytes, size_t n);

/// The checks at a level, or at the best of this machine where that is lower (for tests).
uint32_t mc_check_utf8_at(mc_level level, const uint8_t *bytes, size_t n);
uint32_t mc_check_windows1258_at(mc_level level, const uint8_t *bytes, size_t n);

/// Number of bytes at the end (0–3) that begin a UTF-8 sequence without ending it.
size_t mc_cut_utf8(const uint8_t *bytes, size_t n);

/// What a UTF-16 stream holds back between two blocks.
typedef struct {
    uint8_t big_endian;
    uint8_t has_byte;
    uint8_t byte;
    uint16_t high;  // a first surrogate that waits for its second; 0 when there is none
} mc_utf16_state;

/// UTF-16 → UTF-8. Writes at most 3 bytes for every 2 read, and 6 more. A surrogate without its partner becomes
/// the three bytes that its value would have (never well-formed UTF-8, so it is found by mc_check_utf8, and
/// nothing is lost).
size_t mc_utf16_to_utf8(mc_utf16_state *state, const uint8_t *bytes, size_t n, uint8_t *out);

/// What is held back at the end of the file: at most 5 bytes. A lone last byte b becomes F8+(b>>6), 80+(b&3F),
/// which is not UTF-8 either.
size_t mc_utf16_finish(mc_utf16_state *state, uint8_t *out);

/// Number of bytes that the outcome of mc_utf16_to_utf8 had in its file.
uint64_t mc_utf16_length(const uint8_t *bytes, size_t n);

/// Cells of up to so many bytes are copied in strides: the arena needs so many bytes of room behind its last
/// cell, and libcsv's own buffer (a multiple of the block size it is given) must hold as many.
#define MC_CELL_STRIDE 32

/// Where libcsv's callbacks put the cells of a batch, one after the other, each followed by a zero byte. The
/// parser sees to it that arena and stops have room.
typedef struct {
    uint8_t *arena;
    size_t used;  // bytes of the arena in use
    uint32_t *stops;  // the place of the zero byte behind each cell
    size_t count;     // stops so far, in this batch; the first stands in front of the first cell
    size_t rows;   // 1 once libcsv has ended a record that is not yet an entry
} mc_cell_sink;

/// libcsv's callbacks for a cell and for the end of a record; in C, because a Swift function behind a C pointer
/// costs a second call for every cell.
void mc_take_cell(void *bytes, size_t length, void *sink);
void mc_end_row(int terminator, void *sink);

#endif
