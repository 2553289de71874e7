#include "column_identity.h"

mc_identity mc_identity_of(const uint8_t *bytes, size_t n) {
    uint64_t all;
    return mc_identify(bytes, n, &all);
}

MC_ALWAYS_INLINE const uint8_t *digits(const uint8_t *p, const uint8_t *end, int least, int most) {
    int n = 0;
    while (n < most && p < end && (uint8_t)(*p - '0') <= 9) p++, n++;
    return n >= least ? p : NULL;
}

int mc_is_usual(const uint8_t *p, const uint8_t *end) {
    if (p < end && (uint8_t)(*p - '0') <= 9) {
        if (end - p < 10 || p[3] != '.' || p[6] != '.' || p[9] != '.') return 0;
        if (!digits(p, end, 3, 3) || !digits(p + 4, end, 2, 2) || !digits(p + 7, end, 2, 2)) return 0;
        p += 10;
    }
    if (p == end || (*p != 'G' && *p != 'H') || !(p = digits(p + 1, end, 2, 2))) return 0;
    while (p < end && *p == '.')
        if (!(p = digits(p + 1, end, 1, 3))) return 0;
    if (p == end || *p != '-' || !(p = digits(p + 1, end, 6, 6))) return 0;
    if (p == end || *p != '-' || !(p = digits(p + 1, end, 3, 6))) return 0;
    return p == end;
}

int mc_is_usual_code(const uint8_t *bytes, size_t n) { return mc_is_usual(bytes, bytes + n); }

void mc_read_keys(const mc_grid *grid, uint32_t id_column, uint32_t stamp_column, mc_key *keys) {
    mc_current_kernels()->read_keys(grid, id_column, stamp_column, keys);
}
