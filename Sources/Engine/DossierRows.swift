import DossierDecoding
import Dossiers
import Indicators
import Reports

/// How a dossier fills the columns of a list. Personal columns do not exist here; an officer's name only stands in a
/// list that was asked for by officer.
struct DossierRows {
    private typealias Cell = DossierListing.Cell

    private let source: RunSource
    private let judge: Judge
    private let instants: [Stamp]
    private let frame: Frame
    private let all: [Column]

    /// - Parameter keys: which columns, in the order of the list; nil for all that the run knows.
    init(source: RunSource, bounds: RunBounds, counting: Counting, keys: [String]? = nil) {
        self.source = source
        judge = counting.judge
        instants = bounds.exportedAtOfFile
        frame = Frame(
            period: bounds.period, asOf: bounds.asOf, exportedAt: bounds.exportedAt, base: counting.settings.base)
        let known = Self.made(source, counting.settings)
        all = keys.map { keys in known.filter { keys.contains($0.column.key) } } ?? known
    }

    var columns: [DossierListing.Column] { all.map(\.column) }

    /// - Throws: what reading the code out of a spool or a store throws.
    func cells(of dossier: Dossier) throws -> [DossierListing.Cell] {
        let outcome = judge.outcome(of: dossier, exportedAt: instants[Int(dossier.file)])
        let row = Row(dossier: dossier, outcome: outcome, frame: frame, judge: judge, source: source)
        return try all.map { try $0.value(row) }
    }

    private struct Row {
        var dossier: Dossier
        var outcome: Outcome
        var frame: Frame
        var judge: Judge
        var source: RunSource
        var words: RunWords { source.words }
    }

    private struct Column {
        var column: DossierListing.Column
        var value: (Row) throws -> Cell
        init(
            _ key: String, _ heading: Bilingual, _ kind: DossierListing.ColumnKind,
            _ value: @escaping (Row) throws -> Cell
        ) {
            column = .init(key: key, heading: heading, kind: kind)
            self.value = value
        }
        init(_ field: CanonicalField, _ kind: DossierListing.ColumnKind, _ value: @escaping (Row) throws -> Cell) {
            self.init(field.key, FieldNames.name(of: field), kind, value)
        }
    }

    private static func made(_ source: RunSource, _ settings: RunSettings) -> [Column] {
        let known = source.allFields
        var columns: [Column] = [
            Column(.id, .text) { row in
                .text(try row.source.idText(row.dossier))
            },
            Column("state", Bilingual(vi: "Tình trạng", en: "state"), .text) { Self.state($0) },
        ]
        func add(_ field: CanonicalField, _ kind: DossierListing.ColumnKind, _ value: @escaping (Row) throws -> Cell) {
            if known.contains(field) { columns.append(Column(field, kind, value)) }
        }
        add(.receivingUnit, .text) { .text($0.words.units[$0.dossier.receivingUnit]) }
        add(.resolvingUnit, .text) { .text($0.words.units[$0.dossier.resolvingUnit]) }
        if known.contains(.procedure) || known.contains(.procedureCode) {
            columns.append(Column(.procedureCode, .text) { .text($0.words.procedures.code(of: $0.dossier.procedure)) })
            columns.append(Column(.procedure, .text) { .text($0.words.procedures.name(of: $0.dossier.procedure)) })
        }
        add(.field, .text) { .text($0.words.fields[$0.dossier.field]) }
        add(.channel, .text) { .word(CodeWords.channel($0.dossier.channel)) }
        add(.level, .text) { .word(CodeWords.level($0.dossier.level)) }
        add(.receivedAt, .date) { Self.date($0.dossier.receivedAt, $0.dossier.timed.contains(.receivedAt)) }
        add(.originalDueAt, .date) { Self.date($0.dossier.originalDueAt, $0.dossier.timed.contains(.originalDueAt)) }
        add(.dueAt, .date) { Self.date($0.dossier.dueAt, $0.dossier.timed.contains(.dueAt)) }
        add(.finishedAt, .date) { Self.date($0.dossier.finishedAt, $0.dossier.timed.contains(.finishedAt)) }
        add(.returnedAt, .date) { Self.date($0.dossier.returnedAt, $0.dossier.timed.contains(.returnedAt)) }
        if known.contains(.dueAt) || known.contains(.originalDueAt) {
            columns.append(
                Column(
                    "workingDaysSinceDue", Bilingual(vi: "Số ngày làm việc quá hẹn", en: "working days since due"),
                    .number
                ) { row in
                    switch row.judge.workingDaysSinceFirstDue(of: row.dossier, outcome: row.outcome, in: row.frame) {
                    case .days(let days)?: .number(Int64(days))
                    default: .empty
                    }
                })
        }
        add(.apologyAt, .date) { Self.date($0.dossier.apologyAt, $0.dossier.timed.contains(.apologyAt)) }
        add(.newDueAt, .date) { Self.date($0.dossier.newDueAt, $0.dossier.timed.contains(.newDueAt)) }
        add(.fee, .number) { .number($0.dossier.fee) }
        add(.payment, .text) { .word(CodeWords.payment($0.dossier.payment)) }
        if settings.dimensions.contains(.officer) {
            add(.officer, .text) { .text($0.words.officers[$0.dossier.officer]) }
        }
        columns.append(
            Column("file", Bilingual(vi: "Tệp", en: "file"), .text) {
                .text($0.source.path(of: $0.dossier))
            })
        columns.append(Column("line", Bilingual(vi: "Dòng", en: "line"), .number) { .number(Int64($0.dossier.line)) })
        return columns
    }

    private static func date(_ stamp: Stamp, _ timed: Bool) -> Cell {
        stamp.isNone ? .empty : timed ? .instant(stamp) : .day(stamp.day)
    }

    /// The dossier's place in the period, in words.
    private static func state(_ row: Row) -> Cell {
        // What a register alone says of an id is no dossier, and has no state.
        if row.dossier.role == .register { return .empty }
        switch row.outcome.placement {
        case .excluded(let reason):
            let info = ExclusionCatalog.info(reason)
            return .word(Bilingual(vi: info.nameVi, en: info.nameEn))
        case .notAccepted: return .word(MarkNames.name(of: .notAccepted))
        case .counted: break
        }
        let marks = row.judge.marks(of: row.dossier, outcome: row.outcome, in: row.frame)
        let states: [Mark] = [.early, .onTime, .late, .refused, .withdrawn, .openInTime, .openOverdue, .openPaused]
        return states.first(where: marks.contains).map { .word(MarkNames.name(of: $0)) } ?? .empty
    }
}
