import Foundation
import Testing

@testable import CSVStream

@Suite struct CSVWriterTests {
    private func line(_ cells: [CSVWriter.Cell], delimiter: UInt8 = 0x2C, lineEnd: CSVWriter.LineEnd = .lf) -> String {
        var writer = CSVWriter(delimiter: delimiter, lineEnd: lineEnd)
        writer.write(cells)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("cells are quoted where they must be")
    func quoting() {
        #expect(
            line([.text("a"), .text("b,c"), .text("d\"e"), .text("f\ng"), .empty, .integer(-5)])
                .unicodeScalars.elementsEqual("a,\"b,c\",\"d\"\"e\",\"f\ng\",,-5\n".unicodeScalars))
        #expect(
            line([.text("a;b"), .text(" a ")], delimiter: 0x3B, lineEnd: .crlf).utf8.elementsEqual(
                "\"a;b\";\" a \"\r\n".utf8))
        #expect(line([.empty]).utf8.elementsEqual("\"\"\n".utf8))
        #expect(line([.text("")]).utf8.elementsEqual("\"\"\n".utf8))
    }

    static let formulas = [
        "=1+1", "+84 900 000 000", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠a", "  =1",
        "\u{A0}=1", "\u{200B}+1", "\u{3000}＝1", "-",
    ]

    @Test("text that begins like a formula gets an apostrophe and quotes", arguments: formulas)
    func neutralises(text: String) throws {
        #expect(line([.text(text)]).utf8.starts(with: "\"'".utf8))
        // Read again it is the same text behind the apostrophe.
        let (stretches, _) = try readAll(bytes(line([.text("x"), .text(text)])))
        #expect(stretches[0].cells == [bytes("x"), bytes("'" + text)])
    }

    @Test("numbers that the program made are not touched, and nothing else passes for one")
    func numbers() {
        #expect(line([.number("-5"), .number("−98,99 %"), .number("1 250 000")]) == "-5,\"−98,99 %\",1 250 000\n")
        #expect(line([.number("-1+1")]) == "\"'-1+1\"\n")
        #expect(line([.number("=1")]) == "\"'=1\"\n")
        #expect(line([.number("-")]) == "\"'-\"\n")
    }

    @Test("harmless text is left alone")
    func harmless() {
        for text in ["a=b", "1-2", "Lê @ Mẫu", "'x", "", "05/01/2025"] { #expect(!CSVWriter.beginsLikeFormula(text)) }
    }

    @Test("what is written reads back", arguments: 0..<3)
    func readsBack(seed: UInt64) throws {
        var random = SplitMix64(seed)
        let pieces = ["a", "Mã", "\"", ",", ";", "\n", "\r\n", " ", "'", "😀"]
        for delimiter in Detection.delimiters {
            var writer = CSVWriter(delimiter: delimiter, lineEnd: .crlf)
            var rows: [[String]] = []
            for _ in 0..<50 {
                rows.append(
                    (0..<Int.random(in: 1...5, using: &random)).map { _ in
                        "x"
                            + (0..<Int.random(in: 0...6, using: &random)).map { _ in
                                pieces.randomElement(using: &random)!
                            }.joined()
                    })
                writer.write(texts: rows[rows.count - 1])
            }
            let (stretches, _) = try readAll(writer.takeBytes(), CSVDialect(delimiter: delimiter))
            #expect(stretches.map(\.cells) == rows.map { $0.map(bytes) })
            #expect(writer.bytes.isEmpty)
        }
    }
}

@Suite struct AtomicFileTests {
    private func content(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }
    private func names(_ scratch: Scratch) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? []
    }

    @Test("the old content stays until the new one is whole")
    func replaces() throws {
        let scratch = Scratch()
        let path = scratch.file("report.csv", bytes("old"))
        let file = try AtomicFile(path: path, mode: 0o644)
        try file.write([UInt8](repeating: 0x61, count: 200_000))
        #expect(content(path) == bytes("old"))
        try file.commit()
        #expect(content(path) == [UInt8](repeating: 0x61, count: 200_000))
        #expect(names(scratch) == ["report.csv"])
    }

    @Test("what is abandoned leaves nothing behind")
    func abandons() throws {
        let scratch = Scratch()
        for isExplicit in [true, false] {
            let file = try AtomicFile(path: scratch.path + "/a.csv", mode: 0o600)
            try file.write(bytes("half"))
            #expect(names(scratch).count == 1)
            if isExplicit { file.abandon() }
        }
        #expect(names(scratch) == [])
    }

    @Test("the mode is the one asked for, before the first byte")
    func mode() throws {
        let scratch = Scratch()
        let file = try AtomicFile(path: scratch.path + "/a.csv", mode: 0o600)
        var status = stat()
        #expect(stat(scratch.path + "/" + names(scratch)[0], &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        try file.commit()
        #expect(stat(scratch.path + "/a.csv", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test("two at once in one folder do not meet")
    func two() throws {
        let scratch = Scratch()
        let first = try AtomicFile(path: scratch.path + "/a", mode: 0o600)
        let second = try AtomicFile(path: scratch.path + "/b", mode: 0o600)
        try first.write(bytes("1"))
        try second.write(bytes("2"))
        try second.commit()
        try first.commit()
        #expect(content(scratch.path + "/a") == bytes("1"))
        #expect(content(scratch.path + "/b") == bytes("2"))
    }

    @Test("a missing folder, a folder in the place, a full disk are told")
    func faults() throws {
        let scratch = Scratch()
        let missing = scratch.path + "/none/a.csv"
        #expect(throws: WriteError.cannotCreate(path: missing, errno: ENOENT)) {
            try AtomicFile(path: missing, mode: 0o600)
        }
        #expect(throws: WriteError.cannotCreate(path: scratch.path, errno: EISDIR)) {
            try AtomicFile(path: scratch.path, mode: 0o600)
        }
        let full = try AtomicFile(path: "/dev/full", mode: 0o600)
        try full.write(bytes("x"))
        let error = #expect(throws: WriteError.self) { try full.commit() }
        #expect(error == .writeFailed(path: "/dev/full", errno: ENOSPC))
        #expect(error?.isDiskFull == true)
    }

    @Test("a device is written to, not replaced")
    func device() throws {
        let file = try AtomicFile(path: "/dev/null", mode: 0o600)
        try file.write(bytes("x"))
        try file.commit()
        var status = stat()
        #expect(stat("/dev/null", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFCHR)
    }
}
