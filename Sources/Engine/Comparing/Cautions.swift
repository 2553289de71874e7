import DossierDecoding
import Dossiers
import Indicators
import Reports

/// Why two figures may not be comparable (definitions §7): spans, rules, columns and coverage that differ.
struct Cautions {
    private(set) var all: [Bilingual] = []

    /// - Parameter isOnePeriod: offices or rulesets are compared in one and the same period.
    init(_ job: ReportJob, _ figures: [ComparedFigures], _ countings: [Counting], isOnePeriod: Bool) {
        let (before, after) = (figures[figures.count - 2], figures[figures.count - 1])
        noteRules(before, after)
        if !isOnePeriod {
            for figure in figures { noteUnfinished(figure, job) }
            for (one, next) in zip(figures, figures.dropFirst()) { noteLengths(one, next) }
        }
        noteStart(job, isOnePeriod ? [after] : figures, isOnePeriod: isOnePeriod)
        noteColumns(before, after, countings[countings.count - 2], countings[countings.count - 1])
        noteRegisters(before, after)
        noteSchemas(job)
    }

    private mutating func add(_ vi: String, _ en: String) { all.append(Bilingual(vi: vi, en: en)) }

    private func name(_ figure: ComparedFigures) -> Bilingual {
        switch figure.label {
        case .text(let text): Bilingual(same: text)
        case .word(let word): word
        }
    }

    private mutating func noteRules(_ before: ComparedFigures, _ after: ComparedFigures) {
        let (a, b) = (before.document.ruleset, after.document.ruleset)
        guard a != b else { return }
        add(
            "Hai bên đếm theo hai bộ quy tắc (\(a.id) và \(b.id)): chênh lệch là do quy tắc, không phải do cách làm.",
            "The two sides are counted by two rulesets (\(a.id) and \(b.id)): the difference comes of the rules, not of the work."
        )
    }

    /// A part is never set against a whole without saying so.
    private mutating func noteUnfinished(_ figure: ComparedFigures, _ job: ReportJob) {
        let period = figure.document.period
        let last = RunNotes.instantBefore(min(period.asOf, period.exportedAt))
        // An export drawn in the evening of the last day tells of the whole period.
        guard last.day < period.lastDay, job.settings.asOf == nil else { return }
        add(
            "\(name(figure).vi): dữ liệu chỉ đến \(last.vietnameseText()), kỳ chưa hết; so với cùng khoảng thời gian bằng --to-date.",
            "\(name(figure).en): the data end at \(last.isoText()), before the period does; compare the same span with --to-date."
        )
    }

    private mutating func noteLengths(_ before: ComparedFigures, _ after: ComparedFigures) {
        func days(_ figure: ComparedFigures) -> Int {
            Int(figure.document.period.lastDay.number - figure.document.period.firstDay.number) + 1
        }
        let (a, b) = (days(before), days(after))
        // February has 28 days and January 31; quarters differ by two, half-years by three.
        guard abs(a - b) * 8 > max(a, b) else { return }
        add(
            "\(name(before).vi) và \(name(after).vi) dài khác nhau (\(a) và \(b) ngày): so tỷ lệ được, không so số lượng.",
            "\(name(before).en) and \(name(after).en) differ in length (\(a) and \(b) days): rates can be compared, numbers can not."
        )
    }

    private mutating func noteStart(_ job: ReportJob, _ figures: [ComparedFigures], isOnePeriod: Bool) {
        let first = job.source.firstReceived
        guard !first.isNone else { return }
        for figure in figures {
            let start = figure.document.period.firstDay
            if first.day > start.adding(ReportJob.graceDays) {
                add(
                    "\(name(figure).vi): dữ liệu bắt đầu từ \(first.day.vietnameseText), sau đầu kỳ (\(start.vietnameseText)); số của kỳ này không đủ.",
                    "\(name(figure).en): the data begin on \(first.day.isoText), after the period does (\(start.isoText)); its figures are not whole."
                )
            } else if first.day >= start.adding(-ReportJob.graceDays), figure.document.base == .population,
                !isOnePeriod, figure.document.slices.first?[.carriedOver] == 0
            {
                add(
                    "\(name(figure).vi): dữ liệu bắt đầu cùng với kỳ, nên không có hồ sơ từ kỳ trước chuyển sang.",
                    "\(name(figure).en): the data begin with the period, so nothing is carried over into it.")
            }
        }
    }

    private mutating func noteColumns(
        _ before: ComparedFigures, _ after: ComparedFigures, _ counted: Counting, _ other: Counting
    ) {
        let (a, b) = (counted.presentFields, other.presentFields)
        func told(_ fields: FieldSet) -> [CanonicalField] {
            fields.fields.filter { !$0.isPersonal && $0 != .submittedAt }
        }
        for (lacking, having, fields) in [
            (before, after, told(b.subtracting(a))), (after, before, told(a.subtracting(b))),
        ]
        where !fields.isEmpty {
            let names = fields.map { FieldNames.name(of: $0) }
            add(
                "\(name(lacking).vi) thiếu cột mà \(name(having).vi) có: \(names.map(\.vi).joined(separator: ", ")); chỉ số cần các cột này không so được.",
                "\(name(lacking).en) lacks columns that \(name(having).en) has: \(names.map(\.en).joined(separator: ", ")); indicators that need them cannot be compared."
            )
        }
    }

    /// A register that covers one period and not the other makes the other look bad.
    private mutating func noteRegisters(_ before: ComparedFigures, _ after: ComparedFigures) {
        for (then, now) in zip(before.document.registers, after.document.registers)
        where min(then.dossiers, now.dossiers) >= RateChange.smallDenominator {
            let (a, b) = (Int128(then.matched) * Int128(now.dossiers), Int128(now.matched) * Int128(then.dossiers))
            let whole = Int128(then.dossiers) * Int128(now.dossiers)
            // More than 20 points apart.
            guard (a > b ? a - b : b - a) * 5 > whole else { continue }
            let path = now.file.path
            add(
                "Sổ \(path) nêu \(then.matched)/\(then.dossiers) hồ sơ ở \(name(before).vi) nhưng \(now.matched)/\(now.dossiers) ở \(name(after).vi): chênh lệch có thể do sổ ghi không đều.",
                "Register \(path) names \(then.matched)/\(then.dossiers) dossiers of \(name(before).en) but \(now.matched)/\(now.dossiers) of \(name(after).en): the difference may come of the register."
            )
        }
    }

    private mutating func noteSchemas(_ job: ReportJob) {
        let exports = job.source.exportSchemas
        let schemas = Set(exports.map(\.schema))
        guard schemas.count > 1 else { return }
        let named = schemas.sorted().map { schema in
            schema + " (" + (exports.first { $0.schema == schema }?.path ?? "") + ")"
        }.joined(separator: ", ")
        add(
            "Các tệp theo những lược đồ khác nhau: \(named); một cột có thể không cùng nghĩa ở mọi tệp.",
            "The files follow different schemas: \(named); a column may not mean the same in all of them.")
    }
}
