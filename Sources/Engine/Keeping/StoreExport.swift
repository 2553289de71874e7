import Catalogs
import CSVStream
import DossierDecoding
import Dossiers
import DossierStore
public import Reports

/// The store's dossiers back out as CSV in the full layout (schema `mau-day-du`), which reads back to the same figures.
public struct StoreExport {
    let snapshot: StoreSnapshot
    private let words: CellWords
    private let headings: [CanonicalField: String]

    public init(_ store: String, at moment: StoreSnapshot.Moment) throws(RunError) {
        do { snapshot = try StoreSnapshot(store, threads: 1, at: moment) } catch { throw .moment(error) }
        let schema: ExportSchema
        do { schema = try Catalog.builtIn.schema(idOrPath: "mau-day-du") } catch { throw .catalog(error) }
        headings = schema.headings.compactMapValues(\.first)
        words = CellWords(schema)
    }

    /// Writes all dossiers as one table, with what registers say of them. Cells of a column that a dossier's own export
    /// did not have are empty.
    /// - Returns: what a reader has to know.
    /// - Throws: ``RunError``, or what `write` throws.
    public func writeTable(_ write: @escaping (String) throws -> Void) throws -> [Bilingual] {
        let sets = Set(snapshot.files.filter { $0.role == .export }.map(\.fields))
        let all = FieldSet(snapshot.files.flatMap(\.fields.fields))
        let table = ExportTable(self, columns(all, withOfficers: false), write)
        do {
            let reading = try snapshot.read(thread: 0, readsAll: true) { (row, entry) in
                var dossier = row.dossier
                if let entry { DossierMerge.apply(entry.dossier, to: &dossier) }
                try table.add(dossier, try snapshot.code(row.key))
            } unmatched: { _ in
            }
            try snapshot.prove(reading)
            try table.finish()
        } catch {
            // What could not be written is told by whoever wrote.
            throw RunError.of(error) ?? error
        }
        guard sets.count > 1 else { return [] }
        return [
            Bilingual(
                vi:
                    "Các tệp đã nhập có \(sets.count) bộ cột khác nhau: ô của cột không có được để trống. Dùng --folder để xuất riêng từng bộ.",
                en:
                    "The imported exports had \(sets.count) different sets of columns: cells of a column that was not there are empty. Use --folder for a file a set."
            )
        ]
    }

    /// Writes a file for each set of columns, exports and registers apart: nothing is lost, not even which columns were
    /// there.
    /// - Returns: the files written.
    public func writeFolder(_ folder: String) throws(RunError) -> [String] {
        try ReportFile.makeFolder(folder)
        return try RunError.mapped(snapshot.path) {
            let exports = snapshot.files.filter { $0.role == .export }
            let latest = RunNotes.instantBefore(exports.map(\.exportedAt).max() ?? .none).day
            let day = latest.isoText.filter { $0 != "-" }
            var dossiers = ExportFiles(folder + "/ho-so", "_" + day + ".csv", self)
            // Each series of registers as it was delivered: a register's empty cells say nothing.
            let registers = try snapshot.series.filter { !$0.isByProcedure }.map { series in
                (series, try SeriesExport(folder + "/so-\(series.id).csv", series, self))
            }
            func tell(_ entry: borrowing StoredDossier, _ code: String) throws {
                for (series, file) in registers where entry.series >> UInt64(series.id - 1) & 1 == 1 {
                    try file.add(entry, code)
                }
            }
            let reading = try snapshot.read(thread: 0, readsAll: true) { (row, entry) in
                let code = try snapshot.code(row.key)
                try dossiers.add(row.dossier, code)
                if let entry { try tell(entry, code) }
            } unmatched: { entry in
                try tell(entry, try snapshot.code(entry.key))
            }
            try snapshot.prove(reading)
            return try dossiers.finish() + registers.map { try $0.1.finish() } + writeProcedures(folder)
        }
    }

    /// What registers say of procedures.
    private func writeProcedures(_ folder: String) throws -> [String] {
        var fields = FieldSet()
        for series in snapshot.series where series.isByProcedure { fields.formUnion(series.fields) }
        guard !fields.isEmpty else { return [] }
        let path = folder + "/so-thu-tuc.csv"
        let file = try ReportFile(path)
        var csv = CSVWriter()
        let told: [CanonicalField] = [.level, .limit, .fee].filter(fields.contains)
        csv.write(texts: [heading(.procedureCode), heading(.procedure)] + told.map(heading))
        for fact in snapshot.procedureFacts {
            var row = Dossier()
            (row.procedure, row.level) = (fact.procedure, fact.level)
            (row.limitValue, row.limitUnit) = (fact.limitValue, fact.limitUnit)
            if let fee = fact.fee { (row.fee, row.known) = (fee, FieldSet(.fee)) }
            csv.write(texts: [cell(.procedureCode, row), cell(.procedure, row)] + told.map { cell($0, row) })
        }
        try file.write(String(decoding: csv.takeBytes(), as: UTF8.self))
        try file.commit()
        return [path]
    }

    /// The columns in the order of the full layout.
    private static let layout: [CanonicalField] = [
        .procedureCode, .procedure, .field, .receivingUnit, .resolvingUnit, .officer, .channel, .level, .limit,
        .receivedAt, .originalDueAt, .dueAt, .newDueAt, .finishedAt, .returnedAt, .status, .supplementCount,
        .supplementFrom, .supplementTo, .fee, .payment, .componentsDigitized, .resultDigitized, .electronicResult,
        .reusedData, .apologyAt, .apologyRef, .apologyCount, .rating,
    ]

    /// Officers' names are shown only where nothing is to be lost.
    func columns(_ known: FieldSet, withOfficers: Bool) -> [CanonicalField] {
        Self.layout.filter { field in
            if field == .officer { return withOfficers && known.contains(field) }
            // A letter without a date is told in the column of references.
            if field == .apologyRef { return known.contains(.apologyRef) || known.contains(.apologyAt) }
            if field == .procedure || field == .procedureCode {
                return known.contains(.procedure) || known.contains(.procedureCode)
            }
            return known.contains(field)
        }
    }

    func heading(_ field: CanonicalField) -> String { headings[field] ?? field.key }

    func cell(_ field: CanonicalField, _ row: Dossier) -> String {
        words.text(field, row, snapshot.words)
    }
}
