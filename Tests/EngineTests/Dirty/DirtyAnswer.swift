@testable import Engine
import Dossiers
import Indicators
import Reports
import Synchronization

/// What the engine answered, put into the words of an expectation.
struct DirtyAnswer: Sendable {
    let dirty: DirtyCase
    let settings: RunSettings
    private(set) var document: ReportDocument?
    private(set) var error: RunError?

    /// The answers given so far: several tests look at the same one.
    private static let given = Mutex<[String: DirtyAnswer]>([:])

    static func of(_ dirty: DirtyCase) throws -> DirtyAnswer {
        if let known = given.withLock({ $0[dirty.name] }) { return known }
        let answer = DirtyAnswer(dirty, settings: try dirty.request().settings())
        given.withLock { $0[dirty.name] = answer }
        return answer
    }

    private init(_ dirty: DirtyCase, settings: RunSettings) {
        self.dirty = dirty
        self.settings = settings
        do throws(RunError) { document = try Pipeline.analyze(settings) } catch { self.error = error }
    }

    var allFiles: [ReportDocument.FileFacts] { (document?.files ?? []) + (document?.registers.map(\.file) ?? []) }
    private var first: ReportDocument.FileFacts? { document?.files.first }
    private var total: ReportDocument.Slice? { document?.slices.first }

    var exitCode: Int {
        if let error { return Int(error.exitCode) }
        return allFiles.contains { $0.totals.rejected > 0 } ? 1 : 0
    }

    /// The paths of a run without the folder in front.
    func short(_ path: String) -> String {
        path.hasPrefix(dirty.folder + "/") ? String(path.dropFirst(dirty.folder.count + 1)) : path
    }

    private func place(_ file: ReportDocument.FileFacts) -> String {
        file.path == first?.path ? "" : " in " + short(file.path)
    }

    private func kinds(_ kinds: [ReportDocument.CountedKind]) -> [String] { kinds.map { "\($0.kind) \($0.count)" } }
    private func list(_ words: [String]) -> String { words.isEmpty ? "none" : words.joined(separator: ", ") }

    /// The answer to each line of one key, in the expectation's order; nil for a key that nobody knows.
    func answers(_ key: String, expected: [String]) throws -> [String]? {
        switch key {
        case "refused":
            guard case .refused(let files)? = error else { return ["none"] }
            return files.map { "\(Diagnostics.key(of: $0.refusal)) \(short($0.path))" }
        case "error": return [error.map(Self.name) ?? "none"]
        case "exit": return [String(exitCode)]
        case "reject":
            return allFiles.flatMap { file in file.firstRejects.map { words($0, like: expected, file) } }
        case "finding":
            let found = kinds(document?.findings ?? [])
            return expected.map { found.contains($0) ? $0 : list(found) }
        case "unknown word":
            return expected.map { line in
                let found = (document?.unknownWords ?? []).map { "\($0.field) \"\($0.word)\" \($0.count)" }
                return found.contains(line) ? line : list(found)
            }
        case "note":
            let notes = document?.notes.map(\.en) ?? []
            return expected.map { line in notes.contains { $0.contains(line) } ? line : list(notes) }
        default:
            guard let single = try answer(key, expected: expected[0]) else { return nil }
            return [single]
        }
    }

    private func words(_ reject: ReportDocument.RejectFacts, like expected: [String], _ file: ReportDocument.FileFacts)
        -> String
    {
        var text = "\(reject.kind) line \(reject.line)"
        if reject.lastLine != reject.line { text += "-\(reject.lastLine)" }
        // The record's number need not be written down.
        if expected.contains(where: { $0.contains(" record ") }) { text += " record \(reject.record)" }
        if reject.column > 0 { text += " column \(reject.column)" }
        return text + place(file)
    }

    private func answer(_ key: String, expected: String) throws -> String? {
        switch key {
        case "lines": return sum { $0.lines }
        case "accepted": return sum { $0.accepted }
        case "rejected": return list(allFiles.flatMap { file in kinds(file.rejected).map { $0 + place(file) } })
        case "skipped":
            var counts: [String: Int64] = [:]
            for kind in (document?.files ?? []).flatMap(\.skipped) { counts[kind.kind, default: 0] += kind.count }
            return sorted(counts.map { "\($0.key) \($0.value)" }, like: expected)
        case "findings": return sorted(kinds(document?.findings ?? []), like: expected)
        case "excluded": return sorted(kinds(document?.excluded ?? []), like: expected)
        case "replaced": return document.map { String($0.totals.replaced) } ?? ""
        case "dossiers": return document.map { String($0.totals.dossiers) } ?? ""
        case "files": return (document?.files ?? []).map { short($0.path) }.joined(separator: " ")
        case "slices": return String(document?.slices.count ?? 0)
        case "period": return document.map { "\($0.period.firstDay.isoText)..\($0.period.lastDay.isoText)" } ?? ""
        case "as of": return document?.period.asOf.isoText() ?? ""
        case "exported at":
            return document.map { "\($0.period.exportedAt.isoText()) \($0.period.exportedAtSource.rawValue)" } ?? ""
        case "csv": return document.map(neutralised) ?? ""
        default:
            if let dialect = dialect(key) { return dialect }
            return try figure(key, expected: expected)
        }
    }

    private func sum(_ count: (ReportDocument.RecordTotals) -> Int64) -> String {
        String((document?.files ?? []).reduce(0) { $0 + count($1.totals) })
    }

    /// Counts of kinds have no order of their own: they are put in that of the expectation.
    private func sorted(_ found: [String], like expected: String) -> String {
        let order = expected.components(separatedBy: ", ")
        return list(found.sorted { (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1) })
    }

    private func dialect(_ key: String) -> String? {
        let words = key.split(separator: " ")
        switch key {
        case "encoding": return first?.encoding ?? ""
        case "bom": return first?.byteOrderMark == true ? "yes" : "no"
        case "compressed": return first?.compressed == true ? "yes" : "no"
        case "delimiter": return first?.delimiter ?? ""
        case "quote": return first?.quote ?? ""
        case "line ends": return first?.lineEnds ?? ""
        case "schema": return first?.schema ?? ""
        case "date only":
            return first?.dateOnlyColumns.isEmpty == false ? first!.dateOnlyColumns.joined(separator: " ") : "none"
        case "heading lines":
            guard let first else { return "" }
            return first.headingFirstLine == first.headingLastLine
                ? "\(first.headingFirstLine)" : "\(first.headingFirstLine)-\(first.headingLastLine)"
        default: break
        }
        guard words.count == 2, let column = Int(words[1]) else { return nil }
        let heading = first?.headings.first { $0.column == column }
        switch words[0] {
        case "heading": return heading?.field ?? "-"
        case "remark": return heading?.remark?.en ?? "none"
        default: return nil
        }
    }

    // MARK: - Figures

    private func figure(_ key: String, expected: String) throws -> String? {
        if IndicatorCatalog.indicator(key) != nil { return total.map { indicator(key, in: $0) } ?? "" }
        guard let blank = key.firstIndex(of: " ") else { return nil }
        let rest = String(key[key.index(after: blank)...])
        switch key[..<blank] {
        case "count": return total.flatMap { count(rest, in: $0) }
        case "note":
            let words = rest.split(separator: " ").map(String.init)
            let notes = total?.indicators.first { $0.id == words[0] }?.notes ?? []
            return notes.first { $0.kind.rawValue == words[1] }.map { String($0.value) } ?? "none"
        case "slice":
            guard
                let slice = document?.slices.first(where: { $0.key.compactMap { $0 }.joined(separator: " / ") == rest })
            else { return "no such slice" }
            return claims(expected) { count($0, in: slice) ?? indicator($0, in: slice) }
        case "register":
            guard let register = document?.registers.first(where: { short($0.file.path) == rest }) else {
                return "no such register"
            }
            return claims(expected) { name in
                switch name {
                case "accepted": String(register.file.totals.accepted)
                case "rejected": String(register.file.totals.rejected)
                case "skipped": String(register.file.totals.skipped)
                case "unmatched": String(register.unmatched)
                case "matched": String(register.matched)
                default: nil
                }
            }
        case "list": return try listed(rest)
        default: return nil
        }
    }

    /// `accepted 2, unmatched 0`: each name answered again.
    private func claims(_ expected: String, _ answer: (String) -> String?) -> String {
        expected.components(separatedBy: ", ").map { claim in
            let name = claim.split(separator: " ").first.map(String.init) ?? ""
            return "\(name) \(answer(name) ?? "unknown")"
        }.joined(separator: ", ")
    }

    func count(_ name: String, in slice: ReportDocument.Slice) -> String? {
        switch name {
        case "resolved": return String(slice.resolved)
        case "open": return String(slice.open)
        default: return Mark.allCases.first { MarkNames.key(of: $0) == name }.map { String(slice[$0]) }
        }
    }

    func indicator(_ id: String, in slice: ReportDocument.Slice) -> String {
        guard let result = slice.indicators.first(where: { $0.id == id }) else { return "unknown" }
        switch result.value {
        case .ratio(let numerator, let denominator): return "\(numerator)/\(denominator)"
        case .count(let count): return String(count)
        case .days(let base, let median, let p90, let max, let sum):
            return "base \(base) median \(median) p90 \(p90) max \(max) sum \(sum)"
        case .noData(let missing): return "no data " + missing.map(\.key).joined(separator: " ")
        case .noCalendar(let year): return "no calendar \(year)"
        }
    }

    private func listed(_ subject: String) throws -> String {
        var settings = settings
        settings.rejectsFolder = nil
        let words = subject.split(separator: " ").map(String.init)
        let part = words.count > 1 ? Indicator.Part(rawValue: words[1]) : nil
        let listing = try Pipeline.list(words[0], part: part ?? .numerator, settings).listing
        var ids: [String] = []
        while let row = try listing.nextRow() {
            if case .text(let id)? = row.first { ids.append(id) }
        }
        return ids.joined(separator: ", ")
    }

    /// Whether no cell of the CSV report begins as a formula would, behind blanks either.
    private func neutralised(_ document: ReportDocument) -> String {
        let report = CSVReport.render(document, language: .vi, options: .init())
        let starts: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
        for row in PlainCSV.rows(report) {
            for cell in row {
                guard let head = cell.first(where: { $0 != " " && $0 != "\u{A0}" }), starts.contains(head) else {
                    continue
                }
                if Double(cell) == nil { return "begins as a formula: \(cell)" }
            }
        }
        return "neutralised"
    }

    static func name(of error: RunError) -> String {
        String(String(describing: error).prefix { $0 != "(" })
    }
}
