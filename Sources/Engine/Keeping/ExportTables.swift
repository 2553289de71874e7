import CSVStream
import Dossiers
import DossierStore
import Reports

/// A table that is written row by row.
final class ExportTable {
    private let export: StoreExport
    private let columns: [CanonicalField]
    private let write: (String) throws -> Void
    private var csv = CSVWriter()
    private var pending = 0

    init(_ export: StoreExport, _ columns: [CanonicalField], _ write: @escaping (String) throws -> Void) {
        self.export = export
        self.columns = columns
        self.write = write
        csv.write(texts: [export.heading(.id)] + columns.map(export.heading))
    }

    func add(_ row: Dossier, _ code: String) throws {
        csv.write(texts: [code] + columns.map { export.cell($0, row) })
        pending += 1
        if pending >= 256 { try flush() }
    }

    func finish() throws { try flush() }

    private func flush() throws {
        try write(String(decoding: csv.takeBytes(), as: UTF8.self))
        pending = 0
    }
}

/// A file a set of columns.
struct ExportFiles {
    private let stem: String
    private let ending: String
    private let export: StoreExport
    private var opened: [UInt64: (table: ExportTable, file: ReportFile)] = [:]
    private var paths: [String] = []

    init(_ stem: String, _ ending: String, _ export: StoreExport) {
        self.stem = stem
        self.ending = ending
        self.export = export
    }

    mutating func add(_ row: Dossier, _ code: String) throws {
        let mask = try open(row.known)
        try opened[mask]?.table.add(row, code)
    }

    /// The file of a set of columns, a new one if need be.
    private mutating func open(_ known: FieldSet) throws -> UInt64 {
        let columns = export.columns(known, withOfficers: export.snapshot.facts.keepsOfficers)
        let mask = FieldSet(columns).rawValue
        if opened[mask] == nil {
            let path = "\(stem)-\(opened.count + 1)\(ending)"
            let file = try ReportFile(path)
            paths.append(path)
            opened[mask] = (ExportTable(export, columns) { try file.write($0) }, file)
        }
        return mask
    }

    mutating func finish() throws -> [String] {
        for (table, file) in opened.values {
            try table.finish()
            try file.commit()
        }
        return paths
    }
}

/// What one series of registers says; it is there also when it names nobody, and so says something of everybody.
final class SeriesExport {
    private let path: String
    private let file: ReportFile
    private let table: ExportTable
    private let tellsLetters: Bool

    init(_ path: String, _ series: RegisterSeries, _ export: StoreExport) throws {
        self.path = path
        let file = try ReportFile(path)
        self.file = file
        table = ExportTable(export, export.columns(series.fields, withOfficers: false)) { try file.write($0) }
        tellsLetters =
            !series.fields.contains(.apologyCount)
            && (series.fields.contains(.apologyAt) || series.fields.contains(.apologyRef))
    }

    /// A record, or where the letters were told apart a record for each of them.
    func add(_ entry: borrowing StoredDossier, _ code: String) throws {
        var row = entry.dossier
        guard tellsLetters, entry.letters.count > 1 else { return try table.add(row, code) }
        for day in entry.letters.days {
            row.apologyAt = CivilDay(number: day).start
            row.timed.remove(.apologyAt)
            try table.add(row, code)
        }
        row.apologyAt = .none
        for _ in entry.letters.days.count..<Int(entry.letters.count) { try table.add(row, code) }
    }

    func finish() throws -> String {
        try table.finish()
        try file.commit()
        return path
    }
}
