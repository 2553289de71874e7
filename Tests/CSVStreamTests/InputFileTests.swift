import CZlib
import Foundation
import Testing

@testable import CSVStream

/// A folder for one test, removed behind it.
final class Scratch {
    let path: String
    init() {
        var template = Array("/tmp/motcua-test-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ content: [UInt8]) -> String {
        let file = path + "/" + name
        #expect(FileManager.default.createFile(atPath: file, contents: Data(content)))
        return file
    }
}

func gzip(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    #expect(deflateInit2_(&stream, 6, Z_DEFLATED, 31, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    var output = [UInt8](repeating: 0, count: content.count + 1000)
    var input = content
    let count = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
            return output.count - Int(stream.avail_out)
        }
    }
    deflateEnd(&stream)
    return Array(output.prefix(count))
}

@Suite struct InputFileTests {
    private func readAll(_ file: InputFile, piece: Int = 1000) throws(ReadError) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: piece)
        while true {
            let count = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(ReadError) -> Int in
                try file.read(into: UnsafeMutableRawBufferPointer(bytes))
            }
            if count == 0 { return result }
            result += buffer.prefix(count)
        }
    }

    private let content = (0..<5000).flatMap { bytes("dòng \($0),x\n") }

    @Test("a plain file is read as it is", arguments: [1, 7, 1000, 1 << 20])
    func plain(piece: Int) throws {
        let scratch = Scratch()
        let file = try InputFile(path: scratch.file("a.csv", content))
        #expect(try readAll(file, piece: piece) == content)
        #expect(!file.isCompressed)
        #expect(file.size == Int64(content.count))
        #expect(file.bytesConsumed == Int64(content.count))
    }

    @Test("gzip is recognised by its first bytes, in one member or several, with padding", arguments: [1, 33, 100_000])
    func gzipped(piece: Int) throws {
        let scratch = Scratch()
        let half = content.count / 2
        let forms: [[UInt8]] = [
            gzip(content), gzip(Array(content[..<half])) + gzip(Array(content[half...])),
            gzip(content) + [UInt8](repeating: 0, count: 700), gzip([]) + gzip(content) + gzip([]),
        ]
        for form in forms {
            let file = try InputFile(path: scratch.file("a.csv", form), blockSize: 4096)
            #expect(try readAll(file, piece: piece) == content)
            #expect(file.isCompressed)
            #expect(file.bytesConsumed == Int64(form.count))
        }
    }

    @Test("a gzip file that is cut anywhere is truncated, never short and silent")
    func truncated() throws {
        let scratch = Scratch()
        let whole = gzip(Array(content[..<2000]))
        for length in 2..<whole.count {
            let path = scratch.file("a.gz", Array(whole[..<length]))
            let error = #expect(throws: ReadError.self) { try readAll(InputFile(path: path)) }
            #expect(error == .truncatedGzip(path: path, offset: UInt64(length)))
        }
    }

    @Test("flipped bits and rubbish behind the data are damage")
    func damaged() throws {
        let scratch = Scratch()
        var whole = gzip(content)
        let rubbish = scratch.file("b.gz", whole + bytes("rubbish"))
        let padded = scratch.file("c.gz", whole + [0, 0, 1])
        whole[whole.count - 6] ^= 1
        let flipped = scratch.file("a.gz", whole)
        for path in [rubbish, padded, flipped] {
            let error = #expect(throws: ReadError.self) { try readAll(InputFile(path: path)) }
            guard case .damagedGzip(path, _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test("looking at the head takes nothing away", arguments: [false, true])
    func peeking(compressed: Bool) throws {
        let scratch = Scratch()
        let file = try InputFile(path: scratch.file("a.csv", compressed ? gzip(content) : content))
        #expect(try file.peek(10) == Array(content[..<10]))
        #expect(try file.peek(30_000) == Array(content[..<30_000]))
        #expect(file.isCompressed == compressed)
        #expect(try file.peek(3) == Array(content[..<3]))
        #expect(try readAll(file, piece: 777) == content)
        let short = try InputFile(path: scratch.file("b.csv", bytes("abc")))
        #expect(try short.peek(100) == bytes("abc"))
        #expect(try readAll(short) == bytes("abc"))
        #expect(try InputFile(path: scratch.file("c.csv", [])).peek(100).isEmpty)
    }

    @Test("a pipe is read and looked at like a file")
    func pipe() throws {
        let scratch = Scratch()
        let path = scratch.path + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        let content = content
        let writer = Thread {
            let descriptor = open(path, O_WRONLY)
            var written = 0
            while written < content.count {
                let count = content.withUnsafeBytes {
                    write(descriptor, $0.baseAddress! + written, min(3000, content.count - written))
                }
                if count <= 0 { break }
                written += count
            }
            close(descriptor)
        }
        writer.start()
        let file = try InputFile(path: path)
        #expect(file.size == nil)
        #expect(try file.peek(20_000) == Array(content[..<20_000]))
        #expect(try readAll(file) == content)
    }

    @Test("a missing file and a folder are named as such")
    func unreadable() throws {
        let scratch = Scratch()
        let missing = scratch.path + "/none.csv"
        #expect(throws: ReadError.cannotOpen(path: missing, errno: ENOENT)) { try InputFile(path: missing) }
        #expect(throws: ReadError.isDirectory(path: scratch.path)) { try InputFile(path: scratch.path) }
    }

    enum Change: CaseIterable { case grows, shrinks, isReplaced, isRemoved, isRewritten }

    @Test("a file that changes while it is read is no good file", arguments: Change.allCases)
    func changes(change: Change) throws {
        let scratch = Scratch()
        let path = scratch.file("a.csv", content)
        let file = try InputFile(path: path)
        #expect(try file.peek(100).count == 100)
        // Clocks of file systems tick coarsely.
        usleep(20_000)
        switch change {
        case .grows:
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("more\n".utf8))
        case .shrinks: #expect(truncate(path, 1000) == 0)
        case .isReplaced: #expect(rename(scratch.file("b.csv", content), path) == 0)
        case .isRemoved: #expect(unlink(path) == 0)
        case .isRewritten:
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.write(contentsOf: Data("X".utf8))
        }
        #expect(throws: ReadError.changedWhileRead(path: path)) { try readAll(file) }
    }

    @Test("records are read through a compressed file, and its damage is told")
    func records() throws {
        let scratch = Scratch()
        let whole = gzip(content)
        let reader = LibCSVReader(
            source: try InputFile(path: scratch.file("a", whole)), dialect: CSVDialect(), blockSize: 1000)
        let batch = RecordBatch()
        var records = 0
        while try reader.next(into: batch) { records += batch.entries.count }
        #expect(records == 5000)
        let path = scratch.file("b", Array(whole.dropLast(9)))
        let cut = LibCSVReader(source: try InputFile(path: path), dialect: CSVDialect())
        #expect(throws: ReadError.self) { while try cut.next(into: batch) {} }
    }
}
