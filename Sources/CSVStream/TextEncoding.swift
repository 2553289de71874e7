import CTextKernels

/// The encodings in which exports of Vietnamese offices arrive.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    case windows1258 = "windows-1258"
    case tcvn3
    case vni
}

extension TextEncoding {
    /// The encoding in which the cells of a file stand in a batch: its own, but UTF-8 for UTF-16.
    public var ofCells: TextEncoding { self == .utf16le || self == .utf16be ? .utf8 : self }

    /// How many bytes of the file itself became bytes in a batch.
    func bytesInFile(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        ofCells == self ? UInt64(count) : mc_utf16_length(bytes, count)
    }

    /// The encodings in which every byte below 0x80 is ASCII and a cell stays in the file's own bytes.
    public var isSingleByte: Bool { self == .windows1258 || self == .tcvn3 || self == .vni }
}

extension TextEncoding {
    /// Looks at every byte of the entries. One pass over the batch settles it unless something is wrong.
    func check(_ raw: [UInt8], _ entries: inout [RecordEntry]) {
        guard let first = entries.first, let last = entries.last else { return }
        raw.withUnsafeBufferPointer { raw in
            let base = raw.baseAddress.unsafelyUnwrapped
            let whole = Int(last.rawStart) + Int(last.rawCount) - Int(first.rawStart)
            guard check(base + Int(first.rawStart), whole) != 0 else { return }
            for index in entries.indices {
                let found = check(base + Int(entries[index].rawStart), Int(entries[index].rawCount))
                entries[index].hasBadEncoding = found & MC_BAD_ENCODING != 0
                entries[index].hasZeroByte = found & MC_ZERO_BYTE != 0
            }
        }
    }

    /// What is wrong with bytes that stand in a batch in this encoding: `MC_BAD_ENCODING`, `MC_ZERO_BYTE`.
    private func check(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        switch self {
        case .utf8, .utf16le, .utf16be: mc_check_utf8(bytes, count)
        case .windows1258: mc_check_windows1258(bytes, count)
        case .tcvn3, .vni: mc_check_zero(bytes, count)
        }
    }
}
