import CSVStream
import DossierDecoding
import Dossiers
import Indicators
import Reports
import RowSpool

/// The rows of a list: which columns it has, and how a dossier fills them. Personal columns do not exist
/// here; an officer's name only stands in a list that was asked for by officer.
struct ListRows {
    let subject: ListSubject
    let source: RunSource
    let bounds: RunBounds
    let counting: Counting

    private typealias Cell = DossierListing.Cell

    // MARK: - Dossiers

    func dossiers(_ dossiers: [Dossier]) -> DossierListing {
        let columns = dossierColumns
        let source = self.source
        let judge = counting.judge
        let instants = bounds.exportedAtOfFile
        let frame = Frame(
            period: bounds.period, asOf: bounds.asOf, exportedAt: bounds.exportedAt, base: source.settings.base)
        var next = 0
        return DossierListing(title: subject.title, facts: facts, columns: columns.map(\.column)) {
            guard next < dossiers.count else { return nil }
            let dossier = dossiers[next]
            next += 1
            let outcome = judge.outcome(of: dossier, exportedAt: instants[Int(dossier.file)])
            let row = Row(dossier: dossier, outcome: outcome, frame: frame, judge: judge, source: source)
            return try columns.map { try $0.value(row) }
        }
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

    private var dossierColumns: [Column] {
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
        if source.settings.dimensions.contains(.officer) {
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

    // MARK: - Procedures and cells

    func procedures(_ indicator: Indicator, _ part: Indicator.Part) -> DossierListing {
        let words = source.words
        let tally = counting.counter.slices.cubes[0].cell(of: .init()) ?? .init()
        let ids = indicator.listedProcedures(part, in: tally, register: counting.procedureFacts)
        var next = 0
        let columns = [
            DossierListing.Column(key: "procedureCode", heading: FieldNames.name(of: .procedureCode), kind: .text),
            DossierListing.Column(key: "procedure", heading: FieldNames.name(of: .procedure), kind: .text),
        ]
        return DossierListing(title: subject.title, facts: facts, columns: columns) {
            guard next < ids.count else { return nil }
            let id = ids[next]
            next += 1
            return [.text(words.procedures.code(of: id)), .text(words.procedures.name(of: id))]
        }
    }

    /// Where the cells with a finding stand; not what they say.
    func cells(_ places: [CellPlace]) -> DossierListing {
        let files = source.readFiles
        let columns: [DossierListing.Column] = [
            .init(key: "file", heading: Bilingual(vi: "Tệp", en: "file"), kind: .text),
            .init(key: "line", heading: Bilingual(vi: "Dòng", en: "line"), kind: .number),
            .init(key: "record", heading: Bilingual(vi: "Bản ghi", en: "record"), kind: .number),
            .init(key: "column", heading: Bilingual(vi: "Cột", en: "column"), kind: .number),
            .init(key: "heading", heading: Bilingual(vi: "Tiêu đề cột", en: "heading"), kind: .text),
        ]
        var next = 0
        return DossierListing(title: subject.title, facts: facts, columns: columns) {
            guard next < places.count else { return nil }
            let place = places[next]
            next += 1
            let file = files[place.file]
            let column = place.finding.column
            return [
                .text(file.path), .number(Int64(place.finding.line)), .number(Int64(place.finding.record)),
                column == 0 ? .empty : .number(Int64(column)),
                column == 0 || column > file.headings.count ? .empty : .text(file.headings[column - 1]),
            ]
        }
    }

    // MARK: - Facts above the list

    private var facts: [CatalogPage.Fact] {
        let period = bounds.period
        let asOf = RunNotes.instantBefore(bounds.asOf)
        let rules = source.settings.ruleset
        return [
            .init(
                key: "ruleset", name: Bilingual(vi: "Bộ quy tắc", en: "Ruleset"),
                value: Bilingual(vi: "\(rules.id) (\(rules.nameVi))", en: "\(rules.id) (\(rules.nameEn))")),
            .init(
                key: "period", name: Bilingual(vi: "Kỳ báo cáo", en: "Period"),
                value: Bilingual(
                    vi: "\(period.firstDay.vietnameseText) – \(period.lastDay.vietnameseText)",
                    en: "\(period.firstDay.isoText) – \(period.lastDay.isoText)")),
            .init(
                key: "asOf", name: Bilingual(vi: "Tính đến", en: "As of"),
                value: Bilingual(vi: asOf.vietnameseText(), en: asOf.isoText())),
        ]
    }
}
