import Aggregation
import DossierDecoding
import Dossiers
import Indicators
import Reports

/// Makes the slices of a report out of the cubes of tallies, one when it is asked for. Only their order and the names
/// in their keys are settled beforehand.
struct SliceSource: Sendable {
    private let cubes: [AggregateCube<Tally>]
    private let cells: [OrderedCell]
    /// Per dimension of `--by`.
    private let names: [DimensionNames]
    private let ranks: [WordRanks.Table?]
    private let evaluation: IndicatorEvaluation
    private let procedures: ProcedureRegisterFacts?

    init(_ source: RunSource, _ counting: Counting) {
        let settings = counting.settings
        let cubes = counting.counter.slices.cubes
        let names = settings.dimensions.enumerated().map { place, dimension in
            var values: Set<UInt32> = []
            for cube in cubes[(place + 1)...] {
                for cell in 0..<cube.count { values.insert(cube.key(at: cell)[place]) }
            }
            return DimensionNames(dimension, of: values, source.words)
        }
        self.cubes = cubes
        self.names = names
        ranks = settings.dimensions.map { WordRanks.table(source.words, $0) }
        evaluation = IndicatorEvaluation(
            presentFields: counting.presentFields, ruleset: settings.ruleset, targets: settings.targets,
            hasHistory: source.hasHistory, indicators: settings.indicators)
        procedures = counting.procedureFacts
        cells = Self.ordered(cubes, names)
    }

    private static let marks = Mark.allCases

    var count: Int { cells.count }

    subscript(place: Int) -> ReportDocument.Slice {
        let cell = cells[place]
        let depth = Int(cell.depth)
        let key = cubes[depth].key(at: Int(cell.place))
        let tally = cubes[depth][Int(cell.place)]
        return ReportDocument.Slice(
            key: names.indices.map { $0 < depth ? names[$0].text(key[$0]) : nil }, depth: depth,
            words: (0..<depth).map { ranks[$0]?[WordID(rawValue: key[$0])] ?? key[$0] },
            counts: Self.marks.map { tally[$0] },
            // What a register says of all procedures it says of no part of them.
            indicators: evaluation.results(of: tally, procedures: depth == 0 ? procedures : nil))
    }

    // MARK: - Order

    /// A cell of the cube of its depth, with the ranks of its names. 0, which is no rank, stands where the key has
    /// ended: so a prefix comes before what begins with it.
    private struct OrderedCell: Comparable {
        var ranks = InlineArray<8, UInt32>(repeating: 0)
        var depth: UInt32
        var place: UInt32

        static func < (a: Self, b: Self) -> Bool {
            for index in 0..<8 where a.ranks[index] != b.ranks[index] { return a.ranks[index] < b.ranks[index] }
            // Two procedures may go by one name.
            return (a.depth, a.place) < (b.depth, b.place)
        }
        static func == (a: Self, b: Self) -> Bool { (a.depth, a.place) == (b.depth, b.place) }
    }

    private static func ordered(_ cubes: [AggregateCube<Tally>], _ names: [DimensionNames]) -> [OrderedCell] {
        var cells: [OrderedCell] = []
        cells.reserveCapacity(cubes.reduce(0) { $0 + $1.count })
        for (depth, cube) in cubes.enumerated() {
            for place in 0..<cube.count {
                let key = cube.key(at: place)
                var cell = OrderedCell(depth: UInt32(depth), place: UInt32(place))
                for index in 0..<depth { cell.ranks[index] = names[index].rank(key[index]) }
                cells.append(cell)
            }
        }
        cells.sort()
        return cells
    }
}

/// The values of a dimension that occur: how they are written, and their ranks in the order of a Vietnamese list,
/// from 1. Equal names have one rank.
private struct DimensionNames: Sendable {
    private var known: [UInt32: (text: String, rank: UInt32)] = [:]

    init(_ dimension: Dimension, of values: Set<UInt32>, _ words: RunWords) {
        let named = values.map { (value: $0, name: Name(dimension, $0, words)) }.sorted { $0.name < $1.name }
        known.reserveCapacity(named.count)
        var rank: UInt32 = 0
        var last: Name?
        for (value, name) in named {
            if name != last { rank += 1 }
            known[value] = (name.text, rank)
            last = name
        }
    }

    func text(_ value: UInt32) -> String { known[value]!.text }
    func rank(_ value: UInt32) -> UInt32 { known[value]!.rank }

    private struct Name: Comparable {
        var order: String
        var text: String

        static func < (a: Name, b: Name) -> Bool { (a.order, a.text) < (b.order, b.text) }

        init(_ dimension: Dimension, _ value: UInt32, _ words: RunWords) {
            let word = WordID(rawValue: value)
            switch dimension {
            case .unit: self = Name(words.units[word])
            case .procedure: self = Name(words.procedures.label(of: word))
            case .field: self = Name(words.fields[word])
            case .officer: self = Name(words.officers[word])
            case .channel: self = Name(code: "\(Channel(rawValue: UInt8(value)) ?? .unknown)", value)
            case .level: self = Name(code: "\(ServiceLevel(rawValue: UInt8(value)) ?? .unknown)", value)
            case .month, .quarter:
                text = SubPeriods.label(of: Int32(value), unit: dimension.subPeriod ?? .month)
                order = text
            }
        }

        private init(_ word: String) {
            text = word
            // What has no name comes last, under an empty name.
            order = word.isEmpty ? "\u{10FFFF}" : VietnameseOrder.key(word)
        }

        /// Code lists keep the order of their codes.
        private init(code: String, _ value: UInt32) {
            text = code
            order = "\(value)"
        }
    }
}
