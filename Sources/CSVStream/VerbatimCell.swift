/// A cell as it stands in a regular stretch of a file, and what libcsv makes of it: what stands within its quotes, or,
/// without quotes, all but the blanks around it.
struct VerbatimCell {
    let isQuoted: Bool
    /// A quoted cell's doubled quotes are still doubled.
    let content: Range<Int>

    init(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, quote: UInt8) {
        isQuoted = start < end && bytes[start] == quote
        if isQuoted {
            content = start + 1..<end - 1
            return
        }
        var low = start
        var high = end
        while low < high, Self.isBlank(bytes[low]) { low += 1 }
        while low < high, Self.isBlank(bytes[high - 1]) { high -= 1 }
        content = low..<high
    }

    /// What libcsv passes over around a cell: spaces and tabs.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
