import DossierDecoding
import Dossiers

/// Places of a run's words in the order of their letters. A word's own number goes by which thread met it first; what is
/// written of a report must be the same on every run.
struct WordRanks: Sendable {
    struct Table: Sendable {
        private let ranks: [UInt32]

        init<Key: Comparable>(_ count: Int, _ key: (WordID) -> Key) {
            let keys = (0..<count).map { key(WordID(rawValue: UInt32($0))) }
            var ranks = [UInt32](repeating: 0, count: count)
            // Words differ; where their keys do not (a code given twice), by number.
            for (rank, word) in keys.indices.sorted(by: { (keys[$0], $0) < (keys[$1], $1) }).enumerated() {
                ranks[word] = UInt32(rank)
            }
            self.ranks = ranks
        }

        subscript(word: WordID) -> UInt32 { ranks[Int(word.rawValue)] }
    }

    let units, procedures, fields: Table

    init(_ words: RunWords) {
        units = Self.table(words, .unit)!
        procedures = Self.table(words, .procedure)!
        fields = Self.table(words, .field)!
    }

    /// Nil for what is no word of the data but a code.
    static func table(_ words: RunWords, _ dimension: Dimension) -> Table? {
        switch dimension {
        case .unit: Table(words.units.words.count) { words.units[$0] }
        case .procedure:
            Table(words.procedures.count + 1) {
                words.procedures.code(of: $0) + "\u{0}" + words.procedures.name(of: $0)
            }
        case .field: Table(words.fields.words.count) { words.fields[$0] }
        case .officer: Table(words.officers.words.count) { words.officers[$0] }
        case .channel, .level, .month, .quarter: nil
        }
    }
}
