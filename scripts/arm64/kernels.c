/* Runs the portable kernels over seeded bytes and prints a digest of everything that they find. The same program compiled
   for two processors has to print the same: the tests hold the portable kernels of one of them against naive ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "structure.h"
#include "text_kernels.h"

#define ROUNDS 60000
#define MOST 600

static uint64_t digest = 0xCBF29CE484222325ULL, random_state = 88172645463325252ULL;

/* FNV-1a over the eight bytes of a number. */
static void add(uint64_t value) {
    for (int i = 0; i < 8; i++) digest = (digest ^ (value >> 8 * i & 0xFF)) * 0x100000001B3ULL;
}

/* xorshift64 */
static uint32_t next(uint32_t below) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % below;
}

static void add_structure(const uint8_t *bytes, size_t from, size_t n) {
    static uint32_t stops[MOST + 64];
    static mc_record_mark marks[MOST];
    mc_structure found = {.bytes = bytes, .from = from, .to = from + n, .delimiter = ',', .quote = '"'};
    found.stops = stops;
    found.marks = marks;
    mc_scan_structure_at(MC_PORTABLE, &found);
    add(found.end), add((uint64_t)found.irregular), add(found.carriage_returns);
    add(found.stop_count), add(found.mark_count);
    for (size_t i = 0; i < found.stop_count; i++) add(stops[i]);
    for (size_t i = 0; i < found.mark_count; i++) add(marks[i].stop), add(marks[i].line_ends), add(marks[i].doubled);
    add(mc_quote_parity_at(MC_PORTABLE, bytes + from, n, '"'));
}

static void add_text(const uint8_t *bytes, size_t n, int big_endian) {
    static uint8_t out[MOST / 2 * 3 + 16];
    add(mc_check_utf8_at(MC_PORTABLE, bytes, n)), add(mc_check_windows1258_at(MC_PORTABLE, bytes, n));
    add(mc_check_zero(bytes, n)), add(mc_cut_utf8(bytes, n));
    mc_identity identity = mc_identity_of(bytes, n);
    add(identity.high), add(identity.low);
    mc_utf16_state state = {.big_endian = (uint8_t)big_endian};
    size_t count = mc_utf16_to_utf8(&state, bytes, n, out);
    count += mc_utf16_finish(&state, out + count);
    for (size_t i = 0; i < count; i++) add(out[i]);
    add(mc_utf16_length(out, count));
}

/* An id and a date, right or nearly so, as a record of two cells. */
static void add_key(uint8_t *bytes) {
    uint32_t n[8];
    for (int i = 0; i < 8; i++) n[i] = next(10000);
    int id = sprintf((char *)bytes + 1, "H29.%03u-25%04u-%04u", n[0] % 1000, n[1], n[2]);
    char *date = (char *)bytes + 2 + id;
    int length = sprintf(date, "%02u/%02u/%04u %02u:%02u:%02u", n[3] % 33, n[4] % 14, 1960 + n[5] % 160, n[6] % 25,
        n[7] % 61, n[0] % 61);
    if (next(5) == 0) date[next((uint32_t)length)] = (char)(' ' + next(90));
    const uint32_t stops[3] = {0, (uint32_t)(1 + id), (uint32_t)(2 + id + length)};
    const mc_place place = {.first_field = 1, .count = 2, .is_verbatim = 1};
    const mc_grid grid = {.bytes = bytes, .stops = stops, .places = &place, .count = 1, .quote = '"'};
    mc_key key;
    mc_read_keys(&grid, 0, 1, &key);
    add(key.identity.high), add(key.identity.low), add(key.stamp), add(key.flags);
}

/* An amount of up to 13 digits, or nearly so, and a word that the table may know, put into a row. */
static void add_row(uint8_t *bytes, mc_cell_table *table) {
    int amount = sprintf((char *)bytes + 1, "%.*s", (int)next(14), "9071250000300");
    if (amount > 0 && next(4) == 0) bytes[1 + next((uint32_t)amount)] = (uint8_t)(' ' + next(90));
    uint8_t *word = bytes + 2 + amount;
    const uint32_t length = 1 + next(40);
    memset(word, 'a', length);
    word[next(length)] = (uint8_t)('a' + next(3));
    mc_cell_slot *slot = mc_find_slot(table, 1, word, length);
    add(slot->is_used);
    /* Of up to 32 bytes, which need no arena, there are 1,088 words: slots stay free. */
    if (!slot->is_used && length <= 32) mc_use_slot(slot, 1, word, length, 0, length);

    const uint32_t stops[3] = {0, (uint32_t)(1 + amount), (uint32_t)(2 + amount) + length};
    const mc_place place = {.first_field = 1, .count = 2, .is_verbatim = 1};
    const mc_grid grid = {.bytes = bytes, .stops = stops, .places = &place, .count = 1, .quote = '"'};
    mc_step steps[2] = {
        {.column = 0, .kind = MC_STEP_AMOUNT, .offset = 8, .second_offset = 8},
        {.column = 1, .family = 1, .kind = MC_STEP_WORD, .width = 4, .offset = 16, .second_offset = 20},
    };
    uint8_t row[32] = {0};
    mc_question questions[2];
    mc_plan plan = {.rows = row, .stride = sizeof row, .steps = steps, .step_count = 2, .table = table};
    plan.questions = questions;
    mc_read_columns(&grid, &plan);
    uint64_t sum;
    uint32_t value;
    memcpy(&sum, row + 8, 8), memcpy(&value, row + 20, 4);
    add(sum), add(value), add(plan.question_count);
}

int main(void) {
    static mc_cell_slot slots[4096];
    mc_cell_table table = {.slots = slots, .mask = 4095, .level = MC_PORTABLE};
    static const char letters[] = "ab0123,,\"\"\n\n\r /:\xC3\xA9\xE1\xBA\xBF";
    static uint8_t bytes[2048];
    mc_limit_kernel_level(MC_PORTABLE);
    for (int round = 0; round < ROUNDS; round++) {
        const size_t n = next(MOST), from = next(70);
        const uint32_t kind = next(3);
        memset(bytes, 0, sizeof bytes);
        for (size_t i = 0; i < n; i++)
            bytes[from + i] = kind == 0   ? (uint8_t)next(256)
                              : kind == 1 ? (uint8_t)letters[next(sizeof letters - 1)]
                                          : (uint8_t)"a,b\n"[next(4)];
        add_structure(bytes, from, n);
        add_text(bytes + from, n, round & 1);
        memset(bytes, 0, sizeof bytes);
        add_key(bytes);
        memset(bytes, 0, sizeof bytes);
        add_row(bytes, &table);
    }
    printf("%016llx\n", (unsigned long long)digest);
    return 0;
}
