import DossierDecoding
import Dossiers
import Indicators
import Reports

/// The petitions or the ratings of a run, counted in its period.
struct FeedbackPart {
    let source: RunSource
    let bounds: RunBounds
    let document: ReportDocument
    /// Open ones first, and of each those first that have been due longest.
    private(set) var late: [(dossier: Dossier, isOpen: Bool)] = []
    /// Answered longest ago first.
    private(set) var unpublished: [Dossier] = []
    private(set) var assumedDue: Int64 = 0
    /// Fields of work that count for H2.
    let chosenFields: [String]
    private let calendar: WorkingCalendar

    init(_ subject: FeedbackSubject, _ source: RunSource, _ settings: RunSettings) throws(RunError) {
        self.source = source
        calendar = settings.workingCalendar
        bounds = try RunBounds(source, settings)
        let chosen = subject == .ratings ? FeedbackReading.chosen(of: source.words) : []
        chosenFields = chosen.map(\.name)
        let reading = FeedbackReading(
            subject: subject, calendar: settings.workingCalendar, asOf: bounds.asOf,
            chosen: Set(chosen.map(\.word)))
        var counting = try Counting(source, bounds, settings)
        let visitors = try counting.run({ FeedbackVisitor(counting: $0, reading: reading) }, { $0.counting })
        var document = ReportBuilder(source, bounds, counting).document()
        if let year = visitors.compactMap(\.uncoveredYear).min() {
            let slices = document.slices
            document.slices = SliceTable(count: slices.count) { Self.slices(slices[$0], without: year) }
        }
        self.document = document
        assumedDue = visitors.reduce(0) { $0 + $1.assumedDue }
        late = visitors.flatMap(\.late).sorted { a, b in
            a.isOpen != b.isOpen
                ? a.isOpen : Self.key(a.dossier, a.dossier.dueAt) < Self.key(b.dossier, b.dossier.dueAt)
        }
        unpublished = visitors.flatMap(\.unpublished).sorted {
            Self.key($0, $0.answeredAt) < Self.key($1, $1.answeredAt)
        }
    }

    private static func key(_ dossier: Dossier, _ stamp: Stamp) -> (Stamp, UInt16, UInt32, UInt32) {
        (stamp, dossier.file, dossier.record, dossier.line)
    }

    /// Who is on time is not known without the calendar.
    private static func slices(_ slice: ReportDocument.Slice, without year: Int) -> ReportDocument.Slice {
        var slice = slice
        for place in slice.indicators.indices where slice.indicators[place].id == "K1" {
            if case .ratio = slice.indicators[place].value {
                slice.indicators[place] = IndicatorResult(id: "K1", value: .noCalendar(year: year))
            }
        }
        return slice
    }

    func result(_ id: String) -> IndicatorResult? { document.slices.first?.result(id) }

    private func isKnown(_ id: String) -> Bool {
        if case .ratio = result(id)?.value { true } else { false }
    }

    // MARK: - Lists: codes, units and days, nothing that a petition says

    /// The petitions that K1 does not count; nil where nobody can tell them.
    var lateTable: Report.Table? {
        guard isKnown("K1") else { return nil }
        let columns = FeedbackColumns.common + [FeedbackColumns.due, FeedbackColumns.answered, FeedbackColumns.late]
        return table("overdue", [FeedbackColumns.state] + columns, late) { entry in
            let end = entry.isOpen ? bounds.lastDay : entry.dossier.answeredAt.day
            return [.word(entry.isOpen ? FeedbackColumns.isOpen : FeedbackColumns.wasLate)] + common(entry.dossier) + [
                FeedbackColumns.cell(entry.dossier.dueAt, entry.dossier.timed.contains(.dueAt)),
                entry.isOpen ? .empty : answered(entry.dossier),
                days(after: entry.dossier.dueAt.day, through: end),
            ]
        } code: {
            $0.dossier
        }
    }

    /// Answered and not published; nil where nobody can tell.
    var unpublishedTable: Report.Table? {
        guard isKnown("K2") else { return nil }
        let columns = FeedbackColumns.common + [FeedbackColumns.answered, FeedbackColumns.waiting]
        return table("unpublished", columns, unpublished) { petition in
            common(petition) + [answered(petition), days(after: petition.answeredAt.day, through: bounds.lastDay)]
        } code: {
            $0
        }
    }

    /// A table with the code in front, each row made when it is asked for.
    private func table<Entry>(
        _ key: String, _ columns: [Report.Column], _ entries: [Entry],
        cells: @escaping (Entry) -> [Report.Cell], code: @escaping (Entry) -> Dossier
    ) -> Report.Table {
        let shared = Unshared((source, entries, cells, code))
        return Report.Table(
            key: key, columns: [FeedbackColumns.code] + columns,
            rows: Report.Rows(count: entries.count) { place in
                let (source, entries, cells, code) = shared.value
                return Report.Row([.text(try source.idText(code(entries[place])))] + cells(entries[place]))
            }, isList: true)
    }

    private func common(_ petition: Dossier) -> [Report.Cell] {
        [
            .text(source.words.units[petition.resolvingUnit]), .text(source.words.fields[petition.field]),
            FeedbackColumns.cell(petition.receivedAt, petition.timed.contains(.receivedAt)),
        ].map { $0 == .text("") ? .empty : $0 }
    }

    private func answered(_ petition: Dossier) -> Report.Cell {
        let isFinish = !petition.finishedAt.isNone
        return FeedbackColumns.cell(
            petition.answeredAt, petition.timed.contains(isFinish ? .finishedAt : .returnedAt))
    }

    private func days(after first: CivilDay, through last: CivilDay) -> Report.Cell {
        guard case .days(let days) = calendar.workingDays(after: first, through: last) else { return .empty }
        return .number(Int64(max(days, 0)))
    }
}

extension Dossier {
    /// When a petition was answered; what is published is answered.
    fileprivate var answeredAt: Stamp { finishedAt.isNone ? returnedAt : finishedAt }
}

/// The columns of lists of petitions.
private enum FeedbackColumns {
    static let code = Report.Column("id", Bilingual(vi: "Mã phản ánh", en: "Petition"), .text)
    static let state = Report.Column("state", Bilingual(vi: "Tình trạng", en: "State"), .text)
    static let common = [
        Report.Column("unit", Bilingual(vi: "Cơ quan xử lý", en: "Unit"), .text),
        Report.Column("field", Bilingual(vi: "Phân loại", en: "Kind"), .text),
        Report.Column("receivedAt", Bilingual(vi: "Ngày tiếp nhận", en: "Received"), .date),
    ]
    static let due = Report.Column("dueAt", Bilingual(vi: "Hạn xử lý", en: "Due"), .date)
    static let answered = Report.Column("finishedAt", Bilingual(vi: "Ngày trả lời", en: "Answered"), .date)
    static let late = Report.Column(
        "workingDaysSinceDue", Bilingual(vi: "Số ngày làm việc quá hạn", en: "Working days late"), .number)
    static let waiting = Report.Column(
        "workingDaysSinceAnswer", Bilingual(vi: "Số ngày làm việc từ khi trả lời", en: "Working days since the answer"),
        .number)
    static let isOpen = Bilingual(vi: "quá hạn, chưa trả lời", en: "overdue, not answered")
    static let wasLate = Bilingual(vi: "trả lời quá hạn", en: "answered late")

    static func cell(_ stamp: Stamp, _ timed: Bool) -> Report.Cell {
        stamp.isNone ? .empty : timed ? .instant(stamp) : .day(stamp.day)
    }
}
