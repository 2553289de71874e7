#ifndef MOTCUA_PREFETCH_H
#define MOTCUA_PREFETCH_H

/// Says that something will soon be written at a place, for which Swift has no word. Harmless wherever it points.
static inline void mc_will_write(const void *place) { __builtin_prefetch(place, 1); }

#endif
