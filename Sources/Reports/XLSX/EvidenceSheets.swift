import Indicators

/// The dossiers behind the figures: each once, with an `x` in the column of every list that it belongs to.
struct EvidenceSheets {
    private let report: Report
    private let language: Language

    init(_ report: Report, _ language: Language) {
        self.report = report
        self.language = language
    }

    private var held: [Report.Evidence.List] {
        (report.evidence?.lists ?? []).filter { $0.isHeld && $0.procedures == nil }
    }

    private var isTooLong: Bool { (report.evidence?.rows.count ?? 0) > ReportWorkbook.mostEvidence }

    var sheets: [(name: String, items: [SheetItem])] {
        guard let evidence = report.evidence else { return [] }
        var sheets: [(name: String, items: [SheetItem])] = []
        if !evidence.rows.isEmpty, !isTooLong {
            sheets.append(
                (
                    SheetWord.dossiers[language],
                    [.paragraph(SheetWord.evidenceMarks[language], tone: .muted, isPoint: false), .table(dossiers)]
                ))
        }
        if evidence.lists.contains(where: { $0.procedures != nil }) {
            sheets.append((SheetWord.procedures[language], [.table(procedures)]))
        }
        return sheets
    }

    /// What is not enclosed, and how to get it.
    var remarks: [String] {
        guard let evidence = report.evidence else { return [] }
        var remarks: [String] = []
        if isTooLong {
            remarks.append(
                SheetWord.evidenceTooLong.filled(
                    language, NumberText.of(Int64(evidence.rows.count), language),
                    NumberText.of(Int64(ReportWorkbook.mostEvidence), language)))
        }
        for list in evidence.lists where !list.isHeld {
            remarks.append(
                SheetWord.evidenceNotHeld.filled(
                    language, Self.name(of: list)[language], NumberText.of(list.count, language),
                    NumberText.of(evidence.limit, language)))
        }
        return remarks
    }

    private var dossiers: Report.Table {
        let (evidence, lists) = (report.evidence!, held)
        return Report.Table(
            key: "evidence",
            columns: evidence.columns + lists.map { .init("list", Self.name(of: $0), .text) },
            rows: .init(count: evidence.rows.count) { place in
                let row = evidence.rows[place]
                return .init(row.cells + lists.map { row.marks & $0.marks == 0 ? .empty : .word(Self.mark) })
            }, isList: true)
    }

    private var procedures: Report.Table {
        let rows = report.evidence!.lists.flatMap { list in
            (list.procedures ?? []).map { procedure in
                Report.Row([.word(Self.name(of: list)), .text(procedure.code), .text(procedure.name)])
            }
        }
        return Report.Table(
            key: "procedures",
            columns: [
                .init("list", SheetWord.listOf.text, .text), .init("code", SheetWord.code.text, .text),
                .init("name", SheetWord.name.text, .text),
            ], rows: .init(rows), isList: true)
    }

    private static let mark = Bilingual(same: "x")

    /// `T1 tử số`
    private static func name(of list: Report.Evidence.List) -> Bilingual {
        list.part == .numerator
            ? Bilingual(vi: list.indicator + " tử số", en: list.indicator + " numerator")
            : Bilingual(vi: list.indicator + " mẫu số", en: list.indicator + " denominator")
    }
}
