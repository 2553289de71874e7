// The loop over 64 bytes at a time, compiled once for each kind of vector instructions. The file that includes it has
// defined SCAN (the function's name), TARGET (its attributes), and
//   READ_MASKS(p, quote, delimiter, q, d, n, c)   the four masks of 64 bytes
//   PREFIX_XOR(q)                                 bit i is the XOR of bits 0…i
//   PUT_PLACES(mask, base, out)                   writes base + i for every bit i; may write up to 64 places

TARGET void SCAN(mc_structure *s) {
    const uint8_t *bytes = s->bytes;
    const size_t to = s->to;
    uint32_t *stops = s->stops;
    mc_record_mark *marks = s->marks;
    size_t stop_count = 0, mark_count = 0, crs = 0, lines = 0;
    size_t end = s->from;
    uint64_t inside_before = 0;   // all ones while inside quotes
    uint64_t may_open = 1;        // the byte before ended a cell, or was a closing quote
    uint64_t closed_before = 0;   // the byte before was a closing quote
    uint64_t cr_before = 0;       // the byte before was a CR
    uint64_t doubled_before = 0;  // the record so far has a doubled quote
    s->irregular = 0;

    for (size_t at = s->from; at < to; at += 64) {
        uint64_t q, d, n, c;
        READ_MASKS(bytes + at, s->quote, s->delimiter, q, d, n, c);
        if (to - at < 64) {
            const uint64_t valid = ((uint64_t)1 << (to - at)) - 1;
            q &= valid, d &= valid, n &= valid, c &= valid;
        }
        const uint64_t inside = PREFIX_XOR(q) ^ inside_before;
        const uint64_t opening = q & inside, closing = q & ~inside;
        uint64_t sep = (d | n) & ~inside;
        const uint64_t behind_closing = closing << 1 | closed_before;
        uint64_t bad = opening & ~((sep | closing) << 1 | may_open);
        bad |= behind_closing & ~(sep | opening | (c & ~inside));
        bad |= (c << 1 | cr_before) & ~n;
        if (to - at < 64) bad &= ((uint64_t)1 << (to - at)) - 1;
        const uint64_t doubled = behind_closing & opening;
        uint64_t ends = n & ~inside;
        if (__builtin_expect(bad != 0, 0)) {
            // What ended in front of the first bad byte ended well.
            const uint64_t good = (bad & -bad) - 1;
            ends &= good, sep &= good;
            s->irregular = 1;
        }
        PUT_PLACES(sep, (uint32_t)at, stops + stop_count);
        if (ends) {
            uint64_t rest = doubled;
            do {
                const uint64_t bit = ends & -ends, below = bit - 1;
                mc_record_mark *mark = marks + mark_count++;
                mark->stop = (uint32_t)(stop_count + (size_t)__builtin_popcountll(sep & below));
                mark->line_ends = (uint32_t)(lines + (size_t)__builtin_popcountll(n & (bit | below)));
                mark->doubled = (uint32_t)(doubled_before | ((rest & below) != 0));
                doubled_before = 0;
                rest &= ~below;
                end = at + (size_t)__builtin_ctzll(bit) + 1;
                ends &= ends - 1;
            } while (ends);
            doubled_before = rest != 0;
        } else {
            doubled_before |= doubled != 0;
        }
        if (__builtin_expect(bad != 0, 0)) break;
        stop_count += (size_t)__builtin_popcountll(sep);
        crs += (size_t)__builtin_popcountll(c);
        lines += (size_t)__builtin_popcountll(n);
        inside_before = (uint64_t)((int64_t)inside >> 63);
        may_open = (sep | closing) >> 63;
        closed_before = closing >> 63;
        cr_before = c >> 63;
    }
    s->mark_count = mark_count;
    s->stop_count = mark_count > 0 ? (size_t)marks[mark_count - 1].stop + 1 : 0;
    s->end = end;
    // Of CRs behind the last record nothing is known yet.
    if (end != to) {
        crs = 0;
        for (size_t i = s->from; i < end; i++) crs += bytes[i] == '\r';
    }
    s->carriage_returns = crs;
}
