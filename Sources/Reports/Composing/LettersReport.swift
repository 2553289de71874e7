import Dossiers
import Indicators

/// How many dossiers stand in which state of their letter.
public struct LetterCounts: Sendable, Equatable {
    /// Late or overdue without a letter: open and resolved.
    public var missingOpen: Int64 = 0
    public var missingResolved: Int64 = 0
    /// Open, due within the days asked for, and without a letter.
    public var dueSoon: Int64 = 0
    /// A second extension, which the rules do not allow.
    public var extendedTwice: Int64 = 0
    /// With a letter that came after the due day.
    public var late: Int64 = 0
    /// On the due day itself: in time by one reading only.
    public var onDueDay: Int64 = 0
    /// In time by both.
    public var inTime: Int64 = 0
    /// A letter without a date.
    public var undated: Int64 = 0
    public init() {}

    public var missing: Int64 { missingOpen + missingResolved }
}

/// The letters of apology of an office: `motcua letters`.
public struct LettersMaterial: Sendable {
    public var material: ReportMaterial
    public var counts: LetterCounts
    /// False where the data hold no letters at all: then nobody can tell which dossier has one.
    public var lettersAreKnown: Bool
    /// False where the data have no due dates or no finish dates: then nobody can tell what is late.
    public var latenessIsKnown: Bool
    /// How far ahead, in working days.
    public var days: Int
    /// The year for want of which it is not known what is due soon.
    public var uncoveredYear: Int?
    /// By unit, or by officer: each state's number.
    public var perOffice: Report.Table
    /// The dossiers, most urgent first.
    public var list: Report.Table

    public init(
        material: ReportMaterial, counts: LetterCounts, lettersAreKnown: Bool, latenessIsKnown: Bool = true, days: Int,
        uncoveredYear: Int?,
        perOffice: Report.Table,
        list: Report.Table
    ) {
        self.material = material
        self.counts = counts
        self.lettersAreKnown = lettersAreKnown
        self.latenessIsKnown = latenessIsKnown
        self.days = days
        self.uncoveredYear = uncoveredYear
        self.perOffice = perOffice
        self.list = list
    }
}

public enum LettersReport {
    public static func compose(_ letters: LettersMaterial) -> Report {
        let composer = Composer(material: letters.material)
        let document = letters.material.present
        var report = composer.report(
            kind: "letters", title: Bilingual(vi: "Thư xin lỗi cần gửi", en: "Letters of apology to be sent"))
        report.subtitle = Bilingual {
            ($0 == .vi ? "Tính đến " : "As of ") + document.asOfText($0)
        }
        let ids = ["A1", "A2", "A3", "A4"]
        var needs = sentences(letters)
        if !letters.latenessIsKnown {
            needs.append(
                .init(
                    Bilingual(
                        vi: "Đừng gửi thư theo danh sách dưới đây.", en: "Send no letter by the list beneath."),
                    tone: .warning, isPoint: true))
        }
        report.sections = [
            Report.Section(
                key: "needs", title: Bilingual(vi: "Việc phải làm", en: "What is to be done"),
                blocks: [.sentences(needs), .figures(composer.figures(ids))]),
            Report.Section(
                key: "perOffice", title: Bilingual(vi: "Theo đơn vị", en: "By office"),
                blocks: [.table(letters.perOffice)]),
            Report.Section(
                key: "compliance", title: Bilingual(vi: "Việc xin lỗi, A1–A8", en: "Compliance, A1–A8"),
                blocks: [.table(composer.letterTable(document))]),
            Report.Section(
                key: "list",
                title: Bilingual {
                    let count = NumberText.of(Int64(letters.list.rows.count), $0)
                    return $0 == .vi
                        ? "Danh sách: \(count) hồ sơ, gấp nhất trước" : "List: \(count) dossiers, most urgent first"
                }, blocks: [.table(letters.list)]),
        ]
        if let year = letters.uncoveredYear {
            report.notes.insert(
                Bilingual(
                    vi:
                        "Lịch làm việc chưa có năm \(year): không biết hồ sơ nào đến hạn trong \(letters.days) ngày làm việc tới; bổ sung vào \(document.calendarFile).",
                    en:
                        "The working calendar lacks \(year): what is due within \(letters.days) working days is not known; extend \(document.calendarFile)."
                ), at: 0)
        }
        report.rules = composer.rules(["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"])
        report.evidence = letters.material.evidence?.of(report.rules)
        return report
    }

    /// Without a column or register of letters nothing can be said of them.
    private static func unknown(_ letters: LettersMaterial) -> [Report.Sentence] {
        let counts = letters.counts
        // A register is read with files, and imported into a store.
        let remedy =
            letters.material.present.store == nil
            ? Bilingual(vi: "hãy nối sổ thư bằng --register", en: "join a register with --register")
            : Bilingual(
                vi: "hãy nhập sổ thư vào kho bằng motcua import --register",
                en: "import a register with motcua import --register")
        return [
            .init(
                Bilingual { language in
                    let numbers = [counts.missingOpen, counts.dueSoon, counts.missingResolved].map {
                        NumberText.of($0, language)
                    }
                    return language == .vi
                        ? "Dữ liệu không có cột hay sổ thư xin lỗi nào, nên không biết hồ sơ nào đã có thư; \(remedy.vi). Cần đối chiếu: \(numbers[0]) hồ sơ đang quá hạn, \(numbers[1]) sắp đến hạn trong \(letters.days) ngày làm việc, \(numbers[2]) đã giải quyết quá hạn."
                        : "The data hold no column or register of letters, so nobody can tell which dossier has one; \(remedy.en). To be checked: \(numbers[0]) open and overdue, \(numbers[1]) due within \(letters.days) working days, \(numbers[2]) resolved late."
                }, tone: .warning, isPoint: true,
                rests: [counts.missingOpen, counts.dueSoon, counts.missingResolved])
        ]
    }

    static func sentences(_ letters: LettersMaterial) -> [Report.Sentence] {
        let counts = letters.counts
        guard letters.latenessIsKnown else {
            return [
                .init(
                    Bilingual(
                        vi:
                            "Dữ liệu thiếu cột ngày hẹn trả hoặc ngày kết thúc, nên không biết hồ sơ nào quá hạn hay sắp đến hạn.",
                        en:
                            "The data lack the due date or the finish date, so nobody can tell what is late or due soon."
                    ), tone: .warning, isPoint: true)
            ]
        }
        guard letters.lettersAreKnown else { return unknown(letters) }
        var sentences: [Report.Sentence] = []
        func add(_ count: Int64, _ tone: Report.Tone, _ text: (String, Language) -> String) {
            guard count > 0 else { return }
            sentences.append(
                .init(Bilingual { text(NumberText.of(count, $0), $0) }, tone: tone, isPoint: true, rests: [count]))
        }
        add(counts.missingOpen, .bad) {
            $1 == .vi
                ? "\($0) hồ sơ đang quá hạn chưa có thư xin lỗi: gửi ngay."
                : "\($0) open overdue \(counts.missingOpen == 1 ? "dossier has" : "dossiers have") no letter: send now."
        }
        add(counts.dueSoon, .warning) {
            $1 == .vi
                ? "\($0) hồ sơ đến hạn trong \(letters.days) ngày làm việc tới, chưa xong và chưa có thư: xong trước hạn, hoặc gửi thư trước ngày hẹn."
                : "\($0) open \(counts.dueSoon == 1 ? "dossier is" : "dossiers are") due within \(letters.days) working days, without a letter: finish in time, or send the letter before the due day."
        }
        add(counts.missingResolved, .bad) {
            $1 == .vi
                ? "\($0) hồ sơ đã giải quyết quá hạn mà không có thư xin lỗi."
                : "\($0) \(counts.missingResolved == 1 ? "dossier was" : "dossiers were") resolved late without a letter."
        }
        add(counts.extendedTwice, .warning) {
            $1 == .vi
                ? "\($0) hồ sơ đã gia hạn quá một lần."
                : "\($0) \(counts.extendedTwice == 1 ? "dossier was" : "dossiers were") extended more than once."
        }
        if sentences.isEmpty {
            sentences.append(
                .init(
                    Bilingual(
                        vi:
                            "Không có hồ sơ nào cần gửi thư xin lỗi lúc này hoặc trong \(letters.days) ngày làm việc tới.",
                        en: "No dossier needs a letter now or within \(letters.days) working days."), tone: .good))
        }
        return sentences
    }
}
