#ifndef MOTCUA_KERNELS_H
#define MOTCUA_KERNELS_H
#include <stddef.h>
#include <stdint.h>

#include "columns.h"
#include "kernel_level.h"
#include "structure.h"
#include "text_kernels.h"

// Inside of the target only: what a level consists of.

#if defined(__x86_64__)
#define MC_HAS_X86_LEVELS 1
#endif

#define MC_ALWAYS_INLINE static inline __attribute__((always_inline))

/// The kernels of one level.
typedef struct {
    uint32_t (*check_utf8)(const uint8_t *bytes, size_t n);
    uint32_t (*check_windows1258)(const uint8_t *bytes, size_t n);
    void (*scan_structure)(mc_structure *structure);
    uint32_t (*quote_parity)(const uint8_t *bytes, size_t n, uint8_t quote);
    void (*read_keys)(const mc_grid *grid, uint32_t id_column, uint32_t stamp_column, mc_key *keys);
    void (*read_columns)(const mc_grid *grid, mc_plan *plan);
} mc_kernels;

/// Whether the bytes from p to end have the usual shape of a dossier code.
int mc_is_usual(const uint8_t *p, const uint8_t *end);

/// The kernels that run: at the level of the machine, or below it when limited.
const mc_kernels *mc_current_kernels(void);

/// The kernels of a level, or the best of this machine where that is lower.
const mc_kernels *mc_kernels_at(mc_level level);

uint32_t mc_check_utf8_portable(const uint8_t *bytes, size_t n);
uint32_t mc_check_windows1258_portable(const uint8_t *bytes, size_t n);
void mc_scan_structure_portable(mc_structure *structure);
uint32_t mc_quote_parity_portable(const uint8_t *bytes, size_t n, uint8_t quote);
void mc_read_keys_portable(const mc_grid *grid, uint32_t id_column, uint32_t stamp_column, mc_key *keys);
void mc_read_columns_portable(const mc_grid *grid, mc_plan *plan);

#if MC_HAS_X86_LEVELS
uint32_t mc_check_utf8_avx2(const uint8_t *bytes, size_t n);
uint32_t mc_check_utf8_avx512(const uint8_t *bytes, size_t n);
uint32_t mc_check_windows1258_avx2(const uint8_t *bytes, size_t n);
void mc_scan_structure_avx2(mc_structure *structure);
void mc_scan_structure_avx512(mc_structure *structure);
uint32_t mc_quote_parity_avx2(const uint8_t *bytes, size_t n, uint8_t quote);
void mc_read_keys_avx2(const mc_grid *grid, uint32_t id_column, uint32_t stamp_column, mc_key *keys);
void mc_read_columns_avx2(const mc_grid *grid, mc_plan *plan);
mc_cell_slot *mc_find_slot_avx2(const mc_cell_table *table, uint32_t family, const uint8_t *bytes, uint32_t length);
uint64_t mc_hash_slot_avx2(const mc_cell_slot *slot);
#endif

#endif
