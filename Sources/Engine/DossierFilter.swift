import DossierDecoding
import Dossiers
import Reports

/// `--where field=value`, compiled once the words of a run are known. Several values of one field are
/// alternatives; several fields must all hold.
struct DossierFilter {
    private enum Test {
        case unit(Set<WordID>)
        case procedure(Set<WordID>)
        case field(Set<WordID>)
        case officer(Set<WordID>)
        case channel(Set<Channel>)
        case level(Set<ServiceLevel>)
        case status(Set<StatusGroup>)
    }

    static let fields = ["unit", "procedure", "field", "channel", "level", "officer", "status"]

    private var tests: [Test] = []
    /// Whether a test tells the resolving from the receiving unit.
    private(set) var isByUnit = false

    init(_ filters: [ReportDocument.Filter], words: RunWords) throws(RunError) {
        var order: [String] = []
        var values: [String: [String]] = [:]
        for filter in filters {
            guard Self.fields.contains(filter.field) else {
                throw .unknownFilterField(filter.field, expected: Self.fields)
            }
            if values[filter.field] == nil { order.append(filter.field) }
            values[filter.field, default: []].append(filter.value)
        }
        for field in order {
            let wanted = values[field] ?? []
            switch field {
            case "unit": tests.append(.unit(try Self.words(field, wanted, words.units.matching)))
            case "procedure": tests.append(.procedure(try Self.words(field, wanted, words.procedures.matching)))
            case "field": tests.append(.field(try Self.words(field, wanted, words.fields.matching)))
            case "officer": tests.append(.officer(try Self.words(field, wanted, words.officers.matching)))
            case "channel": tests.append(.channel(try Self.codes(field, wanted)))
            case "level": tests.append(.level(try Self.codes(field, wanted)))
            default: tests.append(.status(try Self.codes(field, wanted)))
            }
            if field == "unit" { isByUnit = true }
        }
    }

    var isEmpty: Bool { tests.isEmpty }

    /// Whether the dossier is counted on one side: by its resolving or by its receiving unit.
    func accepts(_ dossier: borrowing Dossier, unit: WordID) -> Bool {
        for test in tests {
            switch test {
            case .unit(let ids): if !ids.contains(unit) { return false }
            case .procedure(let ids): if !ids.contains(dossier.procedure) { return false }
            case .field(let ids): if !ids.contains(dossier.field) { return false }
            case .officer(let ids): if !ids.contains(dossier.officer) { return false }
            case .channel(let codes): if !codes.contains(dossier.channel) { return false }
            case .level(let codes): if !codes.contains(dossier.level) { return false }
            case .status(let codes): if !codes.contains(dossier.status) { return false }
            }
        }
        return true
    }

    private static func words(
        _ field: String, _ wanted: [String], _ find: (String) -> [WordID]
    ) throws(RunError) -> Set<WordID> {
        var ids: Set<WordID> = []
        for value in wanted {
            let found = find(value)
            // A misspelt name must not look like an empty office.
            if found.isEmpty { throw .filterWithoutMatch(field: field, value: value) }
            ids.formUnion(found)
        }
        return ids
    }

    private static func codes<Code: CaseIterable & Hashable>(
        _ field: String, _ wanted: [String]
    ) throws(RunError) -> Set<Code> {
        var codes: Set<Code> = []
        for value in wanted {
            guard let code = Code.allCases.first(where: { "\($0)".lowercased() == value.lowercased() }) else {
                throw .usage(
                    .value(flag: "--where \(field)", found: value, expected: Code.allCases.map { "\($0)" }))
            }
            codes.insert(code)
        }
        return codes
    }
}
