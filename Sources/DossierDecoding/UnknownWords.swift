public import Dossiers

/// The words of a file's coded columns that its schema does not know, and how often each came.
///
/// A column with more different ones than ``most`` is no coded column: its words are told no more, so that neither the
/// memory nor the outcome depends on how a file is shared among threads.
public struct UnknownWords: Sendable, Equatable {
    public struct Word: Sendable, Equatable {
        public var field: CanonicalField
        public var word: String
        public var count: Int64
    }

    /// Different words of one column that are told.
    public static let most = 10_000

    private var counts: [CanonicalField: [String: Int64]] = [:]
    /// The fields that have more than ``most`` words.
    private var capped: Set<CanonicalField> = []

    public init() {}

    mutating func add(_ field: CanonicalField, _ word: String, _ count: Int64) {
        guard !capped.contains(field) else { return }
        counts[field, default: [:]][word, default: 0] += count
        if counts[field]!.count > Self.most {
            counts[field] = nil
            capped.insert(field)
        }
    }

    /// Adds those of another part of the same file.
    public mutating func merge(_ other: UnknownWords) {
        for (field, words) in other.counts {
            for (word, count) in words { add(field, word, count) }
        }
        capped.formUnion(other.capped)
        for field in capped { counts[field] = nil }
    }

    /// Most frequent first.
    public var words: [Word] {
        counts.flatMap { field, words in words.map { Word(field: field, word: $0.key, count: $0.value) } }
            .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
    }
}
