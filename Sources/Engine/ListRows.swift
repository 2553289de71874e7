import CSVStream
import DossierDecoding
import Dossiers
import Indicators
import Reports
import RowSpool

/// The rows of a list of any subject.
struct ListRows {
    let subject: ListSubject
    let source: RunSource
    let bounds: RunBounds
    let counting: Counting

    // MARK: - Dossiers

    func dossiers(_ dossiers: [Dossier]) -> DossierListing {
        let rows = DossierRows(source: source, bounds: bounds, counting: counting)
        var next = 0
        return DossierListing(title: subject.title, facts: facts, columns: rows.columns) {
            guard next < dossiers.count else { return nil }
            defer { next += 1 }
            return try rows.cells(of: dossiers[next])
        }
    }

    // MARK: - Procedures and cells

    func procedures(_ indicator: Indicator, _ part: Indicator.Part) -> DossierListing {
        let words = source.words
        let tally = counting.counter.slices.cubes[0].cell(of: .init()) ?? .init()
        let ranks = WordRanks(words).procedures
        let ids = indicator.listedProcedures(part, in: tally, register: counting.procedureFacts)
            .sorted { ranks[$0] < ranks[$1] }
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
