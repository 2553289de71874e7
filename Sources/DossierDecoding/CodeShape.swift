/// The usual shape of a dossier code: `^(?:\d{3}\.\d{2}\.\d{2}\.)?[GH]\d{2}(?:\.\d{1,3})*-\d{6}-\d{3,6}$`
/// (definitions §8; a warning only).
enum CodeShape {
    static func isUsual(_ bytes: Span<UInt8>, _ low: Int, _ high: Int) -> Bool {
        var at = low
        func digits(_ atLeast: Int, _ atMost: Int) -> Bool {
            var n = 0
            while at < high, n < atMost, bytes[at] &- 0x30 <= 9 {
                at += 1
                n += 1
            }
            return n >= atLeast
        }
        func literal(_ byte: UInt8) -> Bool {
            guard at < high, bytes[at] == byte else { return false }
            at += 1
            return true
        }
        if at < high, bytes[at] &- 0x30 <= 9 {
            guard digits(3, 3), literal(0x2E), digits(2, 2), literal(0x2E), digits(2, 2), literal(0x2E) else {
                return false
            }
        }
        guard literal(0x47) || literal(0x48), digits(2, 2) else { return false }
        while literal(0x2E) { guard digits(1, 3) else { return false } }
        return literal(0x2D) && digits(6, 6) && literal(0x2D) && digits(3, 6) && at == high
    }
}
