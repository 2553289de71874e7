import Dossiers
@testable import Engine
import Indicators
import Generator
import Reports
import Testing

/// Ways into a report for tests.
extension Report {
    func section(_ key: String) -> Section? { sections.first { $0.key == key } }

    func table(_ key: String) -> Table? {
        for section in sections {
            for case .table(let table) in section.blocks where table.key == key { return table }
        }
        return nil
    }

    var tables: [Table] {
        sections.flatMap { $0.blocks }.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    func sentences(_ key: String) -> [Sentence] {
        (section(key)?.blocks ?? []).flatMap { block -> [Sentence] in
            if case .sentences(let sentences) = block { sentences } else { [] }
        }
    }

    var json: String {
        get throws {
            let sink = TextSink()
            try JSONReport.write(self, to: sink)
            return sink.text
        }
    }

    func list(_ indicator: String, _ part: Indicator.Part) -> Evidence.List? {
        evidence?.lists.first { $0.indicator == indicator && $0.part == part }
    }
}

extension Report.Table {
    var all: [Report.Row] {
        get throws { try (0..<rows.count).map { try rows[$0] } }
    }

    func place(_ key: String) -> Int { columns.firstIndex { $0.key == key } ?? -1 }

    func cell(_ row: Report.Row, _ key: String) -> Report.Cell {
        let place = place(key)
        return row.cells.indices.contains(place) ? row.cells[place] : .empty
    }

    func number(_ row: Report.Row, _ key: String) -> Int64? { cell(row, key).count }
}

extension Report.Cell {
    var count: Int64? { if case .number(let number) = self { number } else { nil } }

    /// A date as `20/03/2025`, a word in English, a number in digits.
    var plain: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .word(let word): word.en
        case .number(let number): "\(number)"
        case .rate(let numerator, let denominator, _): "\(numerator)/\(denominator)"
        case .points(let points): "\(points)"
        case .quotient(let sum, let count): "\(sum):\(count)"
        case .day(let day): day.vietnameseText
        case .instant(let stamp): stamp.vietnameseText()
        case .missing: "missing"
        case .hidden: "hidden"
        }
    }
}

/// Files of a test and the runs over them.
struct ReportScratch {
    let scratch = Scratch()
    var request = RunRequest(clock: Stamp(isoText: "2026-11-01 08:00:00")!)

    init(_ text: String, exportedAt: String? = nil, _ name: String = "ho-so.csv") {
        request.inputs = [scratch.file(name, text)]
        request.exportedAt = exportedAt
        request.maxRejects = "100%"
        request.cores = 2
    }

    /// What the generator makes of a seed, in one file with all columns.
    static func generated(_ seed: UInt64, records: Int = 1200, units: Int = 6) throws -> String {
        var settings = GeneratorSettings(records: records, seed: seed)
        settings.units = units
        var bytes: [UInt8] = []
        _ = try ExportGenerator(settings).run([.export]) { _, block in
            for place in block.indices { bytes.append(block[place]) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func with(_ change: (inout RunRequest) -> Void) -> RunRequest {
        var own = request
        change(&own)
        return own
    }

    func analyze(_ change: (inout RunRequest) -> Void) throws -> ReportDocument {
        try Pipeline.analyze(try with(change).settings())
    }

    func report(
        _ kind: ReportKind, heldLists: Int? = nil, _ change: (inout RunRequest) -> Void = { _ in }
    ) throws -> Report {
        try Pipeline.report(kind, with(change), heldLists: heldLists).report
    }

    func letters(
        within days: Int = 5, heldLists: Int? = nil, _ change: (inout RunRequest) -> Void = { _ in }
    ) throws -> Report {
        try Pipeline.letters(with(change), within: days, heldLists: heldLists).report
    }

    func compare(
        _ periods: [String], _ change: (inout CompareRequest) -> Void = { _ in }
    ) throws -> Report {
        var own = CompareRequest(run: request, periods: periods)
        change(&own)
        return try Pipeline.compare(own).report
    }
}

/// The pack of cases/ with its registers.
enum Pack {
    static let folder = packageRoot + "/cases/pack/"
    static var registers: [String] {
        ["so-thanh-toan", "so-so-hoa", "so-xin-loi", "so-danh-gia", "danh-muc"].map { folder + $0 + ".csv" }
    }
    static var request: RunRequest {
        var request = RunRequest(clock: Stamp(isoText: "2026-01-15 08:00")!)
        request.inputs = [folder + "ho-so.csv"]
        request.registers = registers
        return request
    }
}
