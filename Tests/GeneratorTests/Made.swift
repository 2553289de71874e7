import Generator

/// All files of one run, collected in memory.
struct Made {
    var truth: Truth
    var files: [GeneratedFile: [UInt8]] = [:]
    var export: [UInt8] { files[.export]! }

    init(_ settings: GeneratorSettings, blockBytes: Int = 1 << 18) throws {
        var files: [GeneratedFile: [UInt8]] = [:]
        truth = try ExportGenerator(settings).run(Set(GeneratedFile.allCases), blockBytes: blockBytes) {
            file, bytes in
            bytes.withUnsafeBytes { files[file, default: []].append(contentsOf: $0) }
        }
        self.files = files
    }
}

extension GeneratorSettings {
    /// Settings with the given changes.
    init(
        _ records: Int, seed: UInt64 = 1, layout: Layout = .full, dirt: Dirt = .none,
        quoting: Quoting = .minimal,
        repeats: Int = 2
    ) {
        self.init(records: records, seed: seed)
        self.layout = layout
        self.dirt = dirt
        self.quoting = quoting
        repeatsPercent = repeats
    }
}

/// A record as a plain splitter sees it.
struct SplitRecord {
    var cells: [String]
    var bytes: ArraySlice<UInt8>
    /// Whether each cell began with a quote.
    var quoted: [Bool]
    var endsWithLineEnd: Bool
    var hasBadEncoding: Bool { String(validating: bytes, as: UTF8.self) == nil }
    var hasZeroByte: Bool { bytes.contains(0) }
}

/// Splits a comma-separated file byte by byte: the tests' own reader, which shares no code with the generator.
func split(_ file: [UInt8]) -> (records: [SplitRecord], lines: Int) {
    var records: [SplitRecord] = []
    var lines = 0
    var cell: [UInt8] = []
    var cells: [String] = []
    var quoted: [Bool] = []
    var isQuoted = false
    var inQuotes = false
    var index = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var start = index

    func endCell() {
        cells.append(String(decoding: cell, as: UTF8.self))
        quoted.append(isQuoted)
        cell.removeAll(keepingCapacity: true)
        isQuoted = false
    }
    func endRecord(at end: Int, complete: Bool) {
        endCell()
        records.append(
            SplitRecord(cells: cells, bytes: file[start..<end], quoted: quoted, endsWithLineEnd: complete))
        cells = []
        quoted = []
    }

    while index < file.count {
        let byte = file[index]
        if inQuotes {
            if byte == 0x22 {
                if index + 1 < file.count, file[index + 1] == 0x22 {
                    cell.append(0x22)
                    index += 1
                } else {
                    inQuotes = false
                }
            } else {
                if byte == 0x0A { lines += 1 }
                cell.append(byte)
            }
        } else if byte == 0x22 {
            inQuotes = true
            isQuoted = true
        } else if byte == 0x2C {
            endCell()
        } else if byte == 0x0A || byte == 0x0D {
            lines += 1
            endRecord(at: index, complete: true)
            if byte == 0x0D, index + 1 < file.count, file[index + 1] == 0x0A { index += 1 }
            start = index + 1
        } else {
            cell.append(byte)
        }
        index += 1
    }
    if start < file.count {
        lines += 1
        endRecord(at: file.count, complete: false)
    }
    return (records, lines)
}
