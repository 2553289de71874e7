import Dossiers
import Indicators

/// The report for machines: contract `motcua.analyze/1`, documented field by field in
/// `docs/json-contract.md`. Both languages stand in it, so it does not depend on `--lang`.
public enum JSONReport {
    public static let analyzeContract = "motcua.analyze/1"
    public static let checkContract = "motcua.check/1"
    public static let listContract = "motcua.list/1"
    public static let catalogContract = "motcua.catalog/1"

    public static func render(_ document: ReportDocument) -> String {
        var json = JSONWriter()
        write(document, &json)
        return json.text
    }

    /// - Throws: what the sink throws.
    public static func write(_ document: ReportDocument, to sink: any ReportSink) throws {
        var json = JSONWriter(to: sink)
        write(document, &json)
        try json.finish()
    }

    private static func write(_ document: ReportDocument, _ json: inout JSONWriter) {
        json.object { json in
            header(analyzeContract, toolVersion: document.toolVersion, &json)
            ruleset(document, &json)
            period(document.period, &json)
            json.member("base", document.base.rawValue)
            json.array("filters", of: document.filters) { json, filter in
                json.object(inline: true) {
                    $0.member("field", filter.field)
                    $0.member("value", filter.value)
                }
            }
            json.member("deduplicated", document.deduplicated)
            totals("totals", document.totals, &json)
            if let store = document.store {
                json.object("store") {
                    $0.member("path", store.path)
                    $0.member("run", store.run)
                    $0.member("publishedAt", DateText.iso(store.publishedAt))
                    $0.member("runs", store.runs)
                    $0.member("files", store.files)
                    $0.member("isPast", store.isPast)
                }
            }
            json.array("files", of: document.files) { file($1, &$0) }
            json.array("registers", of: document.registers) { register($1, &$0) }
            json.strings("dimensions", document.dimensions)
            json.array("indicators", of: document.indicatorLabels) { json, label in
                json.object(inline: true) {
                    $0.member("id", label.id)
                    $0.member("name", label.name)
                    $0.member("unit", label.unit.rawValue)
                }
            }
            json.array("slices", of: document.slices) { slice($1, &$0) }
            counted("excluded", document.excluded, &json)
            counted("findings", document.findings, &json)
            unknownWords(document.unknownWords, &json)
            json.array("notes", of: document.notes) { $0.value($1) }
        }
    }

    static func header(_ contract: String, toolVersion: String?, _ json: inout JSONWriter) {
        json.member("contract", contract)
        guard let toolVersion else { return }
        json.object("tool", inline: true) {
            $0.member("name", "motcua")
            $0.member("version", toolVersion)
        }
    }

    private static func ruleset(_ document: ReportDocument, _ json: inout JSONWriter) {
        let ruleset = document.ruleset
        json.object("ruleset") { json in
            json.member("id", ruleset.id)
            json.member("name", Bilingual(vi: ruleset.nameVi, en: ruleset.nameEn))
            json.member("source", Bilingual(vi: ruleset.sourceVi, en: ruleset.sourceEn))
            json.object("switches") {
                $0.member("comparison", ruleset.comparison.rawValue)
                $0.member("finish", ruleset.finish.rawValue)
                $0.member("noDueDate", ruleset.noDueDate.rawValue)
                $0.member("withdrawn", ruleset.withdrawn.rawValue)
                $0.member("paused", ruleset.paused.rawValue)
                $0.member("judgedAgainst", ruleset.judgedAgainst.rawValue)
                $0.member("onTimeRate", ruleset.onTimeRate.rawValue)
                $0.member("calendar", ruleset.calendar.rawValue)
            }
            json.array("words", of: document.rulesetInWords) { $0.value($1) }
        }
    }

    private static func period(_ period: ReportDocument.PeriodFacts, _ json: inout JSONWriter) {
        json.object("period") {
            $0.member("label", period.label)
            $0.member("calendar", period.calendar.rawValue)
            $0.member("firstDay", DateText.iso(period.firstDay))
            $0.member("lastDay", DateText.iso(period.lastDay))
            $0.member("asOf", DateText.iso(period.asOf))
            $0.member("asOfGiven", period.asOfGiven)
            $0.member("exportedAt", DateText.iso(period.exportedAt))
            $0.member("exportedAtSource", period.exportedAtSource.rawValue)
        }
    }

    private static func slice(_ slice: ReportDocument.Slice, _ json: inout JSONWriter) {
        json.object { json in
            json.key(.key)
            json.array(inline: true) { for value in slice.key { $0.value(value) } }
            json.member(.depth, Int64(slice.depth))
            json.key(.counts)
            json.object(inline: true) { json in
                for (key, count) in zip(JSONKey.marks, slice.counts) { json.member(key, count) }
                json.member(.resolved, slice.resolved)
                json.member(.open, slice.open)
            }
            json.key(.indicators)
            json.array { for result in slice.indicators { indicator(result, &$0) } }
        }
    }

    private static func indicator(_ result: IndicatorResult, _ json: inout JSONWriter) {
        let parts = IndicatorParts(result)
        json.object(inline: true) { json in
            json.member(.id, plain: result.id)
            json.member(.state, plain: parts.state.rawValue)
            json.member(.numerator, parts.numerator)
            json.member(.denominator, parts.denominator)
            json.member(.percent, plain: parts.percent)
            json.member(.count, parts.count)
            json.key(.days)
            days(parts.days, &json)
            json.key(.missing)
            json.array { for field in parts.missing { $0.value(plain: field.key) } }
            json.member(.year, parts.year.map(Int64.init))
            json.key(.notes)
            json.array { json in
                for note in result.notes {
                    json.object {
                        $0.member(.kind, plain: note.kind.rawValue)
                        $0.member(.value, note.value)
                    }
                }
            }
            json.key(.headroom)
            headroom(result.headroom, &json)
        }
    }

    private static func days(_ days: IndicatorParts.Days?, _ json: inout JSONWriter) {
        guard let days else { return json.value(nil as String?) }
        json.object {
            $0.member("base", days.base)
            $0.member("median", days.median)
            $0.member("p90", days.p90)
            $0.member("max", days.max)
            $0.member("sum", days.sum)
        }
    }

    private static func headroom(_ headroom: Headroom?, _ json: inout JSONWriter) {
        guard let headroom else { return json.value(nil as String?) }
        json.object { json in
            json.object("target") {
                $0.member("relation", headroom.target.relation.rawValue)
                $0.member("numerator", headroom.target.numerator)
                $0.member("denominator", headroom.target.denominator)
            }
            switch headroom.state {
            case .bears(let count):
                json.member("state", "bears")
                json.member("dossiers", count)
            case .comesBack(let count):
                json.member("state", "comesBack")
                json.member("dossiers", count)
            case .notReachable:
                json.member("state", "notReachable")
                json.member("dossiers", nil as Int64?)
            case .noDossiers:
                json.member("state", "noDossiers")
                json.member("dossiers", nil as Int64?)
            }
        }
    }

    static func unknownWords(_ words: [ReportDocument.UnknownWord], _ json: inout JSONWriter) {
        json.array("unknownWords", of: words) { json, word in
            json.object(inline: true) {
                $0.member("field", word.field)
                $0.member("word", word.word)
                $0.member("count", word.count)
            }
        }
    }

    static func counted(_ key: String, _ kinds: [ReportDocument.CountedKind], _ json: inout JSONWriter) {
        json.array(key, of: kinds) { json, kind in
            json.object(inline: true) {
                $0.member("kind", kind.kind)
                $0.member("name", kind.name)
                $0.member("count", kind.count)
            }
        }
    }
}

/// An indicator's value taken apart for machines: what does not apply is nil.
struct IndicatorParts {
    enum State: String, CaseIterable { case value, noDossiers, noData, noCalendar }
    struct Days {
        var base, median, p90, max, sum: Int64
    }

    var state = State.value
    var numerator: Int64?
    var denominator: Int64?
    /// Two decimals and as many more as the target needs, with a point.
    var percent: String?
    var count: Int64?
    var days: Days?
    var missing: [CanonicalField] = []
    var year: Int?

    init(_ result: IndicatorResult) {
        switch result.value {
        case .ratio(let numerator, let denominator):
            self.numerator = numerator
            self.denominator = denominator
            if denominator == 0 { state = .noDossiers }
            percent = percentDigits(
                numerator: numerator, denominator: denominator, target: result.headroom?.target)
        case .count(let count): self.count = count
        case .days(let base, let median, let p90, let max, let sum):
            if base == 0 {
                state = .noDossiers
            } else {
                days = Days(base: base, median: median, p90: p90, max: max, sum: sum)
            }
        case .noData(let missing):
            state = .noData
            self.missing = missing
        case .noCalendar(let year):
            state = .noCalendar
            self.year = year
        }
    }
}
