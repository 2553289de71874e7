import Dossiers
import Indicators

/// What a report on petitions and ratings is composed of.
public struct FeedbackMaterial: Sendable {
    public var petitions: ReportDocument?
    public var ratings: ReportDocument?
    /// Counted petitions whose due day is reckoned for want of one in the file.
    public var assumedDue: Int64 = 0
    /// The petitions that K1 does not count, and those that K2 does not; nil where they are not listed.
    public var overdue: Report.Table?
    public var unpublished: Report.Table?
    /// Fields of work that count for H2, as the file has them.
    public var chosenFields: [String] = []

    public init(petitions: ReportDocument?, ratings: ReportDocument?) {
        self.petitions = petitions
        self.ratings = ratings
    }
}

/// Petitions (phản ánh, kiến nghị) and satisfaction ratings: `motcua feedback`.
public enum FeedbackReport {
    public static func compose(_ material: FeedbackMaterial) -> Report {
        let parts = [material.petitions, material.ratings].compactMap { $0 }
        var report = Report(kind: "feedback", title: title(material))
        guard let first = parts.first else { return report }
        report.subtitle = Bilingual {
            DateText.of(first.period.firstDay, $0) + " – " + DateText.of(first.period.lastDay, $0)
        }
        report.facts = facts(material, first)
        let petitions = material.petitions.map { FeedbackComposer(document: $0) }
        let ratings = material.ratings.map { FeedbackComposer(document: $0) }
        let composers = [petitions, ratings].compactMap { $0 }
        report.sections = [
            Report.Section(
                key: "leading", title: Bilingual(vi: "Con số chính", en: "Leading figures"),
                blocks: [.figures(composers.flatMap(\.figures)), .sentences(sentences(material))].filter(\.isFilled))
        ]
        if let petitions { report.sections += petitions.petitions }
        if let ratings { report.sections += ratings.ratings }
        report.sections += lists(material)
        for (document, name) in named(material) {
            report.sections += quality(document, name)
            report.notes += document.notes.map { Bilingual(vi: name.vi + ": " + $0.vi, en: name.en + ": " + $0.en) }
        }
        report.rulesetInWords = rulesInWords(material)
        report.rules = composers.flatMap(\.rules)
        report.toolVersion = first.toolVersion
        report.madeAt = parts.map(\.period.exportedAt).max() ?? .none
        return report
    }

    private static func named(_ material: FeedbackMaterial) -> [(ReportDocument, Bilingual)] {
        [
            material.petitions.map { ($0, Bilingual(vi: "Phản ánh, kiến nghị", en: "Petitions")) },
            material.ratings.map { ($0, Bilingual(vi: "Phiếu đánh giá", en: "Ratings")) },
        ].compactMap { $0 }
    }

    private static func title(_ material: FeedbackMaterial) -> Bilingual {
        guard let period = (material.petitions ?? material.ratings)?.periodName else { return Bilingual(same: "") }
        let subject =
            switch (material.petitions != nil, material.ratings != nil) {
            case (true, true):
                Bilingual(vi: "Phản ánh, kiến nghị và mức độ hài lòng", en: "Petitions and satisfaction")
            case (true, false): Bilingual(vi: "Phản ánh, kiến nghị", en: "Petitions")
            default: Bilingual(vi: "Mức độ hài lòng", en: "Satisfaction")
            }
        return Bilingual { subject[$0] + ", " + period[$0] }
    }

    // MARK: - Head

    private static func facts(_ material: FeedbackMaterial, _ first: ReportDocument) -> [CatalogPage.Fact] {
        func fact(_ key: String, _ name: Bilingual, _ value: (Language) -> String) -> CatalogPage.Fact {
            .init(key: key, name: name, value: Bilingual(value))
        }
        var facts = [fact("period", ReportWord.period.text, first.periodText)]
        for (document, name) in named(material) {
            let prefix = document.indicatorLabels.first?.unit.rawValue ?? ""
            func about(_ word: ReportWord) -> Bilingual {
                Bilingual { name[$0] + ": " + word[$0].lowercased() }
            }
            facts += [
                fact(prefix + ".asOf", about(.asOf), document.asOfText),
                fact(prefix + ".exportedAt", about(.exportedAt), document.exportedAtText),
                fact(prefix + ".source", about(.sourceOfFigures), document.recordsText),
            ]
        }
        return facts
    }

    // MARK: - Sentences

    private static func sentences(_ material: FeedbackMaterial) -> [Report.Sentence] {
        var sentences: [Report.Sentence] = []
        func add(_ count: Int64, _ tone: Report.Tone, vi: String, one: String, many: String) {
            guard count > 0 else { return }
            sentences.append(
                .init(
                    Bilingual { NumberText.of(count, $0) + " " + ($0 == .vi ? vi : count == 1 ? one : many) },
                    tone: tone,
                    isPoint: true, rests: [count]))
        }
        if let petitions = material.petitions, let whole = petitions.slices.first {
            if whole.ratio("K1") != nil {
                add(
                    whole[.openOverdue], .bad, vi: "phản ánh, kiến nghị đã quá hạn mà chưa trả lời.",
                    one: "petition is overdue and not answered.", many: "petitions are overdue and not answered.")
            }
            if whole.ratio("K2") != nil {
                add(
                    whole[FeedbackMark.answered] - whole[FeedbackMark.published], .warning,
                    vi: "phản ánh, kiến nghị đã trả lời nhưng chưa công khai.",
                    one: "petition is answered and not published.", many: "petitions are answered and not published.")
            }
            let (days, refusal) = (FeedbackCatalog.daysToAnswer, FeedbackCatalog.daysToRefuse)
            add(
                material.assumedDue, .muted,
                vi:
                    "phản ánh, kiến nghị không ghi hạn: lấy \(days) ngày làm việc sau ngày tiếp nhận (từ chối: \(refusal)).",
                one: "petition has no due date: \(days) working days after receipt are taken (refusals: \(refusal)).",
                many: "petitions have no due date: \(days) working days after receipt are taken (refusals: \(refusal))."
            )
        }
        if material.ratings != nil { sentences.append(chosen(material.chosenFields)) }
        return sentences
    }

    /// Which fields of work H2 has taken.
    private static func chosen(_ fields: [String]) -> Report.Sentence {
        guard !fields.isEmpty else {
            return .init(
                Bilingual(
                    vi: "H2: không có lĩnh vực nào mang chữ đất đai, xây dựng hay đầu tư.",
                    en: "H2: no field of work has the words đất đai, xây dựng or đầu tư."), tone: .muted, isPoint: true)
        }
        let names = fields.map { VisibleText.of($0) }.joined(separator: "; ")
        return .init(
            Bilingual(vi: "H2 gồm các lĩnh vực: \(names).", en: "H2 takes these fields of work: \(names)."),
            tone: .muted,
            isPoint: true)
    }

    private static func lists(_ material: FeedbackMaterial) -> [Report.Section] {
        func section(_ table: Report.Table?, _ vi: String, _ en: String) -> Report.Section? {
            guard let table, table.rows.count > 0 else { return nil }
            let count = NumberText.of(Int64(table.rows.count))
            return Report.Section(
                key: table.key, title: Bilingual(vi: "\(vi): \(count.vi)", en: "\(en): \(count.en)"),
                blocks: [.table(table)])
        }
        return [
            section(material.overdue, "Phản ánh, kiến nghị quá hạn", "Petitions overdue or answered late"),
            section(
                material.unpublished, "Phản ánh, kiến nghị đã trả lời, chưa công khai",
                "Petitions answered and not published"),
        ].compactMap { $0 }
    }

    /// What stands in no figure, and what was found, of either.
    private static func quality(_ document: ReportDocument, _ name: Bilingual) -> [Report.Section] {
        let prefix = document.indicatorLabels.first?.unit.rawValue ?? ""
        return document.qualitySections.map { section in
            var own = section
            own.key = prefix + "." + section.key
            let title =
                section.key == "excluded"
                ? Bilingual(vi: "không có trong số liệu nào", en: "in no figure")
                : Bilingual { section.title[$0].lowercasedFirst }
            own.title = Bilingual { name[$0] + ": " + title[$0] }
            own.blocks = section.blocks.map { block in
                guard case .table(var table) = block else { return block }
                table.key = prefix + "." + table.key
                return .table(table)
            }
            return own
        }
    }

    private static func rulesInWords(_ material: FeedbackMaterial) -> [Bilingual] {
        var words: [Bilingual] = []
        if material.petitions != nil {
            let (answer, refuse) = (FeedbackCatalog.daysToAnswer, FeedbackCatalog.daysToRefuse)
            words += [
                Bilingual(
                    vi: "So theo ngày: trả lời trong ngày hạn là đúng hạn.",
                    en: "Compared by day: an answer on the due day is on time."),
                Bilingual(
                    vi:
                        "Không ghi hạn: \(answer) ngày làm việc sau ngày tiếp nhận; từ chối: \(refuse) ngày làm việc. Lịch làm việc quyết định.",
                    en:
                        "Without a due date: \(answer) working days after the day of receipt, \(refuse) for a refusal, by the working calendar."
                ),
                Bilingual(
                    vi: "Không có ngày trả lời mà có ngày công khai: coi ngày công khai là ngày trả lời.",
                    en: "Published without an answered date: the day of publication stands for it."),
                Bilingual(
                    vi: "Đang chờ người gửi bổ sung thông tin: trong hạn. Người gửi rút: tính riêng, không vào K1.",
                    en: "Waiting for what the sender has to add: in time. Withdrawn: apart, not in K1."),
            ]
        }
        if material.ratings != nil {
            words.append(
                Bilingual(
                    vi:
                        "Phiếu tính vào kỳ theo ngày đánh giá. Phiếu trống hoặc ghi chữ lạ không có trong tử số lẫn mẫu số.",
                    en: "Ratings belong to the period of their day. Empty ones and unknown words stand in no figure."))
        }
        return words
    }
}

extension Report.Block {
    /// Sentences of which there are none leave an empty place.
    fileprivate var isFilled: Bool {
        if case .sentences(let sentences) = self { !sentences.isEmpty } else { true }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
