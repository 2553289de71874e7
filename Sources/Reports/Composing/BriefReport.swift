import Dossiers
import Indicators

/// One A4 page for the chair: six figures against target, the change, its reasons, letters, what to do this week:
/// `motcua report --kind brief`.
public enum BriefReport {
    /// - Parameter letters: nil where the export has no letters, or they were not counted.
    public static func compose(_ material: ReportMaterial, letters: LettersMaterial?) -> Report {
        let brief = Brief(composer: Composer(material: material), letters: letters)
        return brief.report
    }
}

private struct Brief {
    let composer: Composer
    let letters: LettersMaterial?
    private var material: ReportMaterial { composer.material }
    private var document: ReportDocument { composer.document }

    var report: Report {
        let name = document.periodName
        var report = composer.report(
            kind: "brief", title: Bilingual(vi: "Báo cáo nhanh \(name.vi)", en: "Brief of \(name.en)"))
        report.layout = .onePage
        // One page has room for what the figures rest on and for the gravest remarks; the summary has all.
        report.facts = report.facts.filter { ["ruleset", "period", "asOf", "source"].contains($0.key) }
        let others = report.notes.count - Self.mostNotes
        if others > 0 {
            report.notes =
                Array(report.notes.prefix(Self.mostNotes)) + [
                    Bilingual(
                        vi: "Còn \(others) lưu ý nữa: xem --kind summary.",
                        en: "\(others) more \(others == 1 ? "remark" : "remarks"): see --kind summary.")
                ]
        }
        report.sections = [
            Report.Section(
                key: "leading", title: Bilingual(vi: "Sáu con số", en: "Six figures"),
                blocks: [.figures(composer.figures(composer.leadingIDs))]),
            Report.Section(
                key: "changed", title: Bilingual(vi: "Vì sao thay đổi", en: "Why it changed"),
                blocks: [.sentences(reasons)]),
            Report.Section(
                key: "week",
                title: Bilingual(
                    vi: "Thư xin lỗi và việc cần làm trong tuần", en: "Letters of apology, and what to do this week"),
                blocks: [.sentences(letterSentences + tasks)]),
        ]
        if let chart = composer.trend(document.onTimeIndicator) {
            report.sections.insert(
                Report.Section(
                    key: "trend", title: Bilingual(vi: "Qua các kỳ", en: "Over periods"), blocks: [.chart(chart)]),
                at: 1)
        }
        report.rules = composer.rules(composer.leadingIDs + ["A4"])
        report.evidence = material.evidence?.of(report.rules)
        return report
    }

    private static let mostNotes = 2

    // MARK: - Reasons

    private var reasons: [Report.Sentence] {
        guard let before = material.before else {
            return [
                .init(
                    Bilingual(
                        vi: "Dữ liệu không có kỳ trước đầy đủ để so sánh.",
                        en: "The data hold no whole period before to compare with."), tone: .muted)
            ]
        }
        let compared = Compared(
            composer: composer,
            figures: [
                ComparedFigures(label: .word(before.periodName), document: before),
                ComparedFigures(label: .word(document.periodName), document: document),
            ], cautions: [], ids: nil, shown: nil)
        return CompareWords(compared: compared).sentences
    }

    // MARK: - Letters

    private var letterSentences: [Report.Sentence] {
        guard let result = composer.result("A4") else { return [] }
        switch result.value {
        case .count(let missing):
            let late = composer.whole.map { $0[.lateFirstPromiseR] + $0[.lateFirstPromiseO] } ?? 0
            return [
                .init(
                    Bilingual { language in
                        let (a, b) = (NumberText.of(missing, language), NumberText.of(late, language))
                        return language == .vi
                            ? "\(a) trong \(b) hồ sơ quá hạn theo lần hẹn đầu chưa có thư xin lỗi."
                            : "\(a) of \(b) dossiers late by the first promise have no letter."
                    }, tone: missing > 0 ? .bad : .good, rests: [missing, late, late - missing])
            ]
        default: return [.init(composer.state(result), tone: .muted)]
        }
    }

    // MARK: - Tasks

    private var tasks: [Report.Sentence] {
        var tasks: [Report.Sentence] = []
        if let letters {
            tasks += LettersReport.sentences(letters).filter { $0.isPoint }
        }
        if let whole = composer.whole, whole[.openOverdue] > 0 {
            let worst = document.cells.filter { $0[.openOverdue] > 0 }.max { $0[.openOverdue] < $1[.openOverdue] }
            tasks.append(
                .init(
                    Bilingual { language in
                        let count = NumberText.of(whole[.openOverdue], language)
                        let most = worst.map {
                            let own = NumberText.of($0[.openOverdue], language)
                            return (language == .vi ? ", nhiều nhất: " : ", most of them: ")
                                + document.label(of: $0).words[language] + " " + own
                        }
                        return
                            (language == .vi
                            ? "Giải quyết xong \(count) hồ sơ đang quá hạn" : "Finish \(count) overdue open dossiers")
                            + (document.cells.count > 1 ? most ?? "" : "") + "."
                    }, tone: .bad, isPoint: true, rests: [whole[.openOverdue], worst?[.openOverdue] ?? 0]))
        }
        let missed = composer.leadingIDs.filter { composer.result($0).flatMap(Composer.isMet) == false }
        if !missed.isEmpty {
            // How far each stands from its target is told beside the figure.
            tasks.append(
                .init(
                    Bilingual { language in
                        let names = missed.map { document.label(of: $0).name[language].lowercased() + " (\($0))" }
                        return (language == .vi ? "Chưa đạt chỉ tiêu: " : "Targets missed: ")
                            + names.joined(separator: ", ") + "."
                    }, tone: .warning, isPoint: true))
        }
        let then = document.period.asOf
        if tasks.count > 0, then < document.period.exportedAt, !document.period.asOfGiven {
            // The data go on: some of it has been done since.
            tasks.insert(
                .init(
                    Bilingual {
                        let day = DateText.of(Stamp(rawValue: then.rawValue - 1).day, $0)
                        return $0 == .vi
                            ? "Theo tình trạng hết ngày \(day), khi kỳ kết thúc; tình trạng hiện nay: motcua letters."
                            : "As things stood at the end of \(day), when the period ended; for the present: motcua letters."
                    }, tone: .muted, isPoint: true), at: 0)
        }
        if tasks.isEmpty {
            tasks.append(
                .init(
                    Bilingual(vi: "Không có việc gấp theo số liệu này.", en: "Nothing is urgent by these figures."),
                    tone: .good))
        }
        return tasks
    }
}
