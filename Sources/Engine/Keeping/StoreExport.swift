import Catalogs
import CSVStream
import DossierDecoding
import Dossiers
import DossierStore
public import Reports

/// The store's dossiers back out as CSV in the full layout (schema `mau-day-du`), which reads back to the same figures.
public struct StoreExport {
    private let snapshot: StoreSnapshot
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
    public func writeTable(_ write: @escaping (String) throws -> Void) throws(RunError) -> [Bilingual] {
        let sets = Set(snapshot.files.filter { $0.role == .export }.map(\.fields))
        let all = FieldSet(snapshot.files.flatMap(\.fields.fields))
        let table = Table(self, columns(all, withOfficers: false), write)
        try StoreKeeping.mapped(snapshot.path) {
            let reading = try snapshot.read(thread: 0, readsAll: true) { (row, entry) in
                var dossier = row.dossier
                if let entry { DossierMerge.apply(entry.dossier, to: &dossier) }
                try table.add(dossier, try snapshot.code(row.key))
            } unmatched: { _ in
            }
            try snapshot.prove(reading)
            try table.finish()
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
        return try StoreKeeping.mapped(snapshot.path) {
            let exports = snapshot.files.filter { $0.role == .export }
            let latest = RunNotes.instantBefore(exports.map(\.exportedAt).max() ?? .none).day
            let day = latest.isoText.filter { $0 != "-" }
            var dossiers = TableFiles(folder + "/ho-so", "_" + day + ".csv", self)
            // Each series of registers as it was delivered: a register's empty cells say nothing.
            let registers = try snapshot.series.filter { !$0.isByProcedure }.map { series in
                (series, try SeriesFile(folder + "/so-\(series.id).csv", series, self))
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

    /// Officers' names are shown only where nothing is to be lost.
    fileprivate func columns(_ known: FieldSet, withOfficers: Bool) -> [CanonicalField] {
        StateColumnsOrder.fields.filter { field in
            if field == .officer { return withOfficers && known.contains(field) }
            // A letter without a date is told in the column of references.
            if field == .apologyRef { return known.contains(.apologyRef) || known.contains(.apologyAt) }
            if field == .procedure || field == .procedureCode {
                return known.contains(.procedure) || known.contains(.procedureCode)
            }
            return known.contains(field)
        }
    }

    fileprivate func heading(_ field: CanonicalField) -> String { headings[field] ?? field.key }

    fileprivate func cell(_ field: CanonicalField, _ row: Dossier) -> String {
        words.text(field, row, snapshot.words)
    }

    /// A table that is written row by row.
    fileprivate final class Table {
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
    fileprivate struct TableFiles {
        private let stem: String
        private let ending: String
        private let export: StoreExport
        private var opened: [UInt64: (table: Table, file: ReportFile)] = [:]
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
        @discardableResult
        mutating func open(_ known: FieldSet) throws -> UInt64 {
            let columns = export.columns(known, withOfficers: export.snapshot.facts.keepsOfficers)
            let mask = FieldSet(columns).rawValue
            if opened[mask] == nil {
                let path = "\(stem)-\(opened.count + 1)\(ending)"
                let file = try ReportFile(path)
                paths.append(path)
                opened[mask] = (Table(export, columns) { try file.write($0) }, file)
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
}

extension StoreExport {
    /// What one series of registers says; it is there also when it names nobody, and so says something of everybody.
    fileprivate final class SeriesFile {
        private let path: String
        private let file: ReportFile
        private let table: Table
        private let tellsLetters: Bool

        init(_ path: String, _ series: RegisterSeries, _ export: StoreExport) throws {
            self.path = path
            let file = try ReportFile(path)
            self.file = file
            table = Table(export, export.columns(series.fields, withOfficers: false)) { try file.write($0) }
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
}

/// The columns of an export in the order of the full layout.
enum StateColumnsOrder {
    static let fields: [CanonicalField] = [
        .procedureCode, .procedure, .field, .receivingUnit, .resolvingUnit, .officer, .channel, .level, .limit,
        .receivedAt, .originalDueAt, .dueAt, .newDueAt, .finishedAt, .returnedAt, .status, .supplementCount,
        .supplementFrom, .supplementTo, .fee, .payment, .componentsDigitized, .resultDigitized, .electronicResult,
        .reusedData, .apologyAt, .apologyRef, .apologyCount, .rating,
    ]
}

/// Values as cells that the full layout reads back as what they were.
struct CellWords {
    private let status: [StatusGroup: String]
    private let channel: [Channel: String]
    private let level: [ServiceLevel: String]
    private let payment: [Payment: String]
    private let rating: [Rating: String]

    init(_ schema: ExportSchema) {
        // Of several words the one that says no more than the code does; else the shortest that is no number.
        func pick<Code: Hashable>(_ words: [String: Code], _ plain: [String] = []) -> [Code: String] {
            var picked: [Code: String] = [:]
            let rest = words.keys.filter { Int($0) == nil }.sorted { ($0.count, $0) < ($1.count, $1) }
            for word in plain + rest {
                if let code = words[word], picked[code] == nil { picked[code] = word }
            }
            return picked
        }
        status = pick(
            schema.statusWords,
            [
                "Không được tiếp nhận", "Đang giải quyết", "Tạm dừng", "Đã rút hồ sơ", "Từ chối giải quyết",
                "Đã giải quyết xong",
            ])
        channel = pick(schema.channelWords, ["Trực tiếp", "Trực tuyến", "Bưu chính"])
        level = pick(schema.levelWords, ["Toàn trình", "Một phần", "Cung cấp thông tin"])
        payment = pick(schema.paymentWords, ["Trực tuyến", "Chưa thanh toán", "Miễn phí"])
        rating = pick(schema.ratingWords, ["Hài lòng", "Bình thường", "Không hài lòng"])
    }

    func text(_ field: CanonicalField, _ row: Dossier, _ words: StoreWords) -> String {
        func word(_ list: [String], _ id: WordID) -> String {
            Int(id.rawValue) < list.count ? list[Int(id.rawValue)] : ""
        }
        func stamp(_ value: Stamp, _ bit: TimedStamps) -> String {
            guard !value.isNone else { return "" }
            let day = value.day.vietnameseText
            return row.timed.contains(bit) ? day + " " + value.isoText().suffix(8) : day
        }
        func number(_ value: some BinaryInteger) -> String { value == 0 ? "" : String(value) }
        func answer(_ answer: Answer) -> String { answer == .yes ? "Có" : answer == .no ? "Không" : "" }
        switch field {
        case .procedureCode, .procedure:
            guard Int(row.procedure.rawValue) < words.procedures.count else { return "" }
            let procedure = words.procedures[Int(row.procedure.rawValue)]
            return field == .procedure ? procedure.name : procedure.code
        case .field: return word(words.fields, row.field)
        case .receivingUnit: return word(words.units, row.receivingUnit)
        case .resolvingUnit: return word(words.units, row.resolvingUnit)
        case .officer: return word(words.officers, row.officer)
        case .channel: return channel[row.channel] ?? ""
        case .level: return level[row.level] ?? ""
        case .limit:
            switch row.limitUnit {
            case .none: return ""
            case .workingDays: return "\(row.limitValue) ngày làm việc"
            case .hours: return "\(row.limitValue) giờ"
            }
        case .receivedAt: return stamp(row.receivedAt, .receivedAt)
        case .originalDueAt: return stamp(row.originalDueAt, .originalDueAt)
        case .dueAt: return stamp(row.dueAt, .dueAt)
        case .newDueAt: return stamp(row.newDueAt, .newDueAt)
        case .finishedAt: return stamp(row.finishedAt, .finishedAt)
        case .returnedAt: return stamp(row.returnedAt, .returnedAt)
        case .status: return status[row.status] ?? ""
        case .supplementCount: return number(row.supplementCount)
        case .supplementFrom: return stamp(row.supplementFrom, .supplementFrom)
        case .supplementTo: return stamp(row.supplementTo, .supplementTo)
        case .fee: return row.known.contains(.fee) ? String(row.fee) : ""
        case .payment: return payment[row.payment] ?? ""
        case .componentsDigitized: return answer(row.componentsDigitized)
        case .resultDigitized: return answer(row.resultDigitized)
        case .electronicResult: return answer(row.electronicResult)
        case .reusedData: return answer(row.reusedData)
        case .apologyAt: return stamp(row.apologyAt, .apologyAt)
        case .apologyRef:
            guard row.apologyIssued == .yes else { return "" }
            if row.apologyAt.isNone { return "Đã gửi" }
            // Where no column has the dates, the reference tells them.
            return row.known.contains(.apologyAt) ? "" : "Đã gửi ngày " + row.apologyAt.day.vietnameseText
        case .apologyCount: return number(row.apologyCount)
        case .rating: return rating[row.rating] ?? ""
        case .id, .submittedAt, .owner, .address, .phone, .identity: return ""
        }
    }
}
