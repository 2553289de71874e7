import Glibc

/// Short texts (dossier codes) kept in the order in which they came, in memory up to a budget and then in
/// an unlinked temporary file; each is found again by the reference that ``append(_:)`` returned.
public final class TextSpool {
    private let budget: Int
    private let folder: String
    /// The newest bytes; everything before `spilled` is in the file.
    private var tail: [UInt8] = []
    private var spilled: Int64 = 0
    private var descriptor: Int32 = -1

    /// Marks the references, so that it is known which of several spools a text is in: below 64.
    public let number: Int

    /// - Parameter number: which of several spools it is, below 64.
    public init(number: Int = 0, budget: Int = 8 << 20, folder: String = "/tmp") {
        precondition((0..<64).contains(number))
        self.number = number
        self.budget = budget
        self.folder = folder
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends a text of at most 2^20 bytes.
    /// - Returns: a reference that is never 0: the spool's number in the highest 6 bits, offset + 1 in the next 37,
    ///   length in the low 21.
    public func append(_ text: [UInt8]) throws(SpoolError) -> UInt64 {
        if tail.count + text.count > budget, !tail.isEmpty { try spill() }
        let reference = UInt64(number) << 58 | UInt64(spilled + Int64(tail.count) + 1) << 21 | UInt64(text.count)
        tail.append(contentsOf: text)
        return reference
    }

    private func spill() throws(SpoolError) {
        if descriptor < 0 { descriptor = try UnlinkedFile.open(in: folder) }
        let bytes = tail
        try bytes.withUnsafeBufferPointer { (buffer) throws(SpoolError) in
            try UnlinkedFile.write(UnsafeRawBufferPointer(buffer), to: descriptor, at: spilled)
        }
        spilled += Int64(tail.count)
        tail.removeAll(keepingCapacity: true)
    }

    /// Which spool a reference is of.
    public static func number(of reference: UInt64) -> Int { Int(reference >> 58) }

    /// The text behind a reference; empty for reference 0.
    public func text(_ reference: UInt64) throws(SpoolError) -> [UInt8] {
        guard reference != 0 else { return [] }
        let offset = Int64(reference >> 21 & 0x1F_FFFF_FFFF) - 1
        let count = Int(reference & 0x1F_FFFF)
        if offset >= spilled {
            let start = Int(offset - spilled)
            return Array(tail[start..<start + count])
        }
        var bytes = [UInt8](repeating: 0, count: count)
        try bytes.withUnsafeMutableBufferPointer { (buffer) throws(SpoolError) in
            try UnlinkedFile.read(UnsafeMutableRawBufferPointer(buffer), from: descriptor, at: offset)
        }
        return bytes
    }
}
