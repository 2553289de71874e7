import CXLSXWriter
import CZlib
import Glibc

/// Reads a finished workbook back. The library writes rows and parts to temporary files without asking whether they
/// got there; a full disk would leave a file that opens and lacks its end. So every part must inflate to the length
/// and sum that it claims and end as XML does, and every sheet must have the rows that were written.
struct WorkbookProof {
    private let path: String
    private let descriptor: Int32

    /// - Parameter rows: of each sheet in their order.
    static func check(_ path: String, rows: [Int]) throws(XLSXError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
        defer { close(descriptor) }
        try WorkbookProof(path: path, descriptor: descriptor).check(rows)
    }

    private struct Part {
        var name: String
        var sum: UInt32
        var packed: Int
        var size: Int
        var header: Int
    }

    private func check(_ rows: [Int]) throws(XLSXError) {
        let parts = try directory()
        for (place, count) in rows.enumerated() {
            let name = "xl/worksheets/sheet\(place + 1).xml"
            guard let part = parts.first(where: { $0.name == name }) else { throw incomplete(name) }
            guard try read(part) == count else { throw incomplete(name) }
        }
        for part in parts where !part.name.hasPrefix("xl/worksheets/sheet") { _ = try read(part) }
    }

    // MARK: The directory at the file's end

    private func directory() throws(XLSXError) -> [Part] {
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard length >= 22 else { throw incomplete("zip") }
        // The file has no comment: its last 22 bytes end the directory.
        let end = try bytes(at: length - 22, count: 22)
        guard end.number(0, 4) == 0x0605_4B50 else { throw incomplete("zip") }
        var (count, size, start) = (end.number(10, 2), end.number(12, 4), end.number(16, 4))
        if length >= 22 + 20 {
            let locator = try bytes(at: length - 42, count: 20)
            if locator.number(0, 4) == 0x0706_4B50 {
                let large = try bytes(at: locator.number(8, 8), count: 56)
                guard large.number(0, 4) == 0x0606_4B50 else { throw incomplete("zip") }
                (count, size, start) = (large.number(32, 8), large.number(40, 8), large.number(48, 8))
            }
        }
        guard start >= 0, size >= 0, start <= length - size else { throw incomplete("zip") }
        let table = try bytes(at: start, count: size)
        var parts: [Part] = []
        var place = 0
        for _ in 0..<count {
            guard place + 46 <= size, table.number(place, 4) == 0x0201_4B50 else { throw incomplete("zip") }
            let (name, extra, comment) = (
                table.number(place + 28, 2), table.number(place + 30, 2), table.number(place + 32, 2)
            )
            let next = place + 46 + name + extra + comment
            guard next <= size else { throw incomplete("zip") }
            var part = Part(
                name: String(decoding: table[place + 46..<place + 46 + name], as: UTF8.self),
                sum: UInt32(table.number(place + 16, 4)), packed: table.number(place + 20, 4),
                size: table.number(place + 24, 4), header: table.number(place + 42, 4))
            widen(&part, by: Array(table[place + 46 + name..<place + 46 + name + extra]))
            parts.append(part)
            place = next
        }
        return parts
    }

    /// Numbers that do not fit stand in the extra field, in this order.
    private func widen(_ part: inout Part, by extra: [UInt8]) {
        var field = 0
        while field + 4 <= extra.count {
            let (kind, size) = (extra.number(field, 2), extra.number(field + 2, 2))
            if kind == 1 {
                var place = field + 4
                func next(_ number: inout Int) {
                    guard number == 0xFFFF_FFFF, place + 8 <= extra.count else { return }
                    number = extra.number(place, 8)
                    place += 8
                }
                next(&part.size)
                next(&part.packed)
                next(&part.header)
            }
            field += 4 + size
        }
    }

    // MARK: Parts

    private static let blockSize = 256 << 10
    private static let row = Array("<row ".utf8)

    /// Inflates a part.
    /// - Returns: the rows in it.
    private func read(_ part: Part) throws(XLSXError) -> Int {
        let header = try bytes(at: part.header, count: 30)
        guard header.number(0, 4) == 0x0403_4B50 else { throw incomplete(part.name) }
        var offset = part.header + 30 + header.number(26, 2) + header.number(28, 2)
        let end = offset + part.packed
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .cannotWrite(path: path, errno: ENOMEM)
        }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Self.blockSize)
        var (sum, size, rows) = (crc32(0, nil, 0), 0, 0)
        var tail: [UInt8] = []
        var state = Z_OK
        while state == Z_OK, offset < end {
            var input = try bytes(at: offset, count: min(Self.blockSize, end - offset))
            offset += input.count
            let inputCount = input.count
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(inputCount)
                repeat {
                    output.withUnsafeMutableBufferPointer { output in
                        stream.next_out = output.baseAddress
                        stream.avail_out = UInt32(output.count)
                        state = inflate(&stream, Z_NO_FLUSH)
                        let count = output.count - Int(stream.avail_out)
                        sum = crc32(sum, output.baseAddress, UInt32(count))
                        size += count
                        rows += Self.count(tail, UnsafeBufferPointer(rebasing: output[..<count]))
                        tail = Self.tail(tail, UnsafeBufferPointer(rebasing: output[..<count]))
                    }
                } while state == Z_OK && stream.avail_out == 0
                // No more to come out of this block.
                if state == Z_BUF_ERROR { state = Z_OK }
            }
        }
        guard state == Z_STREAM_END, UInt32(truncatingIfNeeded: sum) == part.sum, size == part.size,
            tail.last(where: { $0 != 0x0A }) == UInt8(ascii: ">")
        else { throw incomplete(part.name) }
        if part.name.hasPrefix("xl/worksheets/sheet"), !tail.ends(with: "</worksheet>") { throw incomplete(part.name) }
        return rows
    }

    /// Rows that begin in the block, or between it and the one before.
    private static func count(_ tail: [UInt8], _ block: UnsafeBufferPointer<UInt8>) -> Int {
        var rows = 0
        // A row that begins in the one block and goes on in the next.
        let seam = tail.suffix(row.count - 1) + block.prefix(row.count - 1)
        var place = seam.startIndex
        while place + row.count <= seam.endIndex {
            let isSeam = place < seam.startIndex + min(tail.count, row.count - 1)
            if isSeam, seam[place..<place + row.count].elementsEqual(row) { rows += 1 }
            place += 1
        }
        guard var next = UnsafeRawPointer(block.baseAddress) else { return rows }
        let end = next + block.count
        while let found = memmem(next, end - next, row, row.count) {
            rows += 1
            next = UnsafeRawPointer(found) + row.count
        }
        return rows
    }

    private static func tail(_ tail: [UInt8], _ block: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let length = 16
        return block.count >= length ? Array(block.suffix(length)) : Array((tail + block).suffix(length))
    }

    private func bytes(at offset: Int, count: Int) throws(XLSXError) -> [UInt8] {
        var got = 0
        var fault: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, initialized in
            while got < count {
                let read = pread(descriptor, buffer.baseAddress! + got, count - got, off_t(offset + got))
                if read < 0, errno == EINTR { continue }
                if read < 0 { fault = errno }
                guard read > 0 else { break }
                got += read
            }
            initialized = got
        }
        if fault != 0 { throw .cannotWrite(path: path, errno: fault) }
        guard got == count else { throw incomplete("zip") }
        return bytes
    }

    private func incomplete(_ part: String) -> XLSXError { .incomplete(path: path, part: part) }
}

extension [UInt8] {
    /// The last byte stands for the most.
    fileprivate func number(_ place: Int, _ bytes: Int) -> Int {
        guard place + bytes <= count else { return 0 }
        return (0..<bytes).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
    }

    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
