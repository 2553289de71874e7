#ifndef MOTCUA_STRUCTURE_H
#define MOTCUA_STRUCTURE_H
#include <stddef.h>
#include <stdint.h>

#include "kernel_level.h"

// Where the cells and records of a CSV text stand, found 64 bytes at a time.
//
// For every 64 bytes four masks of 64 bits tell where quotes, delimiters, LFs and CRs are. The prefix XOR of the
// quote mask is set from each opening quote up to its closing one, so that it tells which of the others are content
// (the technique of Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, applied to CSV as by Ge, Li,
// Eilebrecht, Chandramouli and Kossmann, "Speculative Distributed CSV Data Parsing", 2019: but the parity is known
// here, never guessed).
//
// Parity alone is not what libcsv does. It is, as long as the text is regular:
//   - an opening quote stands at the beginning of a cell, or right behind a closing one (a doubled quote);
//   - behind a closing quote the cell ends, or an opening one follows;
//   - every CR is followed by LF.
// The kernel stops at the first byte that breaks one of these; whoever calls it gives the record to libcsv.

/// One record that ended.
typedef struct {
    uint32_t stop;       // index in stops of the LF that ends it
    uint32_t line_ends;  // LFs up to and with this one
    uint32_t doubled;    // 1 when it holds a doubled quote
} mc_record_mark;

typedef struct {
    // The text: `from` is where a record begins. 64 bytes behind `to` must be readable.
    const uint8_t *bytes;
    size_t from, to;
    uint8_t delimiter, quote;

    // Out. `stops` has room for `to - from + 64`, `marks` for `to - from`.
    uint32_t *stops;  // places of the delimiters and LFs outside quotes
    mc_record_mark *marks;
    size_t stop_count, mark_count;
    /// Behind the last whole regular record: `to` unless something irregular or the last record's rest stands there.
    size_t end;
    /// CRs in front of `end`.
    size_t carriage_returns;
    /// 1 when the kernel stopped at something irregular; else what is behind `end` is the beginning of a record.
    int irregular;
} mc_structure;

/// Finds the structure with the best kernel of this machine.
void mc_scan_structure(mc_structure *structure);
/// The same with the kernel of a level (for tests).
void mc_scan_structure_at(mc_level level, mc_structure *structure);

/// 1 when the bytes hold an odd number of quotes.
uint32_t mc_quote_parity(const uint8_t *bytes, size_t n, uint8_t quote);
uint32_t mc_quote_parity_at(mc_level level, const uint8_t *bytes, size_t n, uint8_t quote);

/// Behind the last LF outside quotes, or 0 when there is none; `parity` is the quotes' parity over all n bytes from the
/// beginning of a record.
size_t mc_last_record_end(const uint8_t *bytes, size_t n, uint8_t quote, uint32_t parity);

/// Copies a cell without its quotes, each doubled quote once.
/// Returns the number of bytes written.
size_t mc_unquote(const uint8_t *bytes, size_t n, uint8_t quote, uint8_t *out);

/// What a thread does while it waits awake.
static inline void mc_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

#endif
