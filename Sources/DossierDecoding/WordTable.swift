import CSVStream
public import Dossiers

/// The words of one kind (units, procedures, fields of work, officers), shared by all files of a run:
/// each gets a small number in the order in which it is first seen.
///
/// Two spellings are one word when they agree in their letters after NFC, with blanks squeezed; case and
/// marks count, because two units may differ in nothing else.
public struct WordTable: Sendable {
    public private(set) var words: [String] = [""]
    private var numbers: [String: UInt32] = [:]

    public init() {}

    /// The word's number; `.none` for an empty word.
    public mutating func intern(_ word: String) -> WordID {
        if word.isEmpty { return .none }
        if let known = numbers[word] { return WordID(rawValue: known) }
        let number = UInt32(words.count)
        words.append(word)
        numbers[word] = number
        return WordID(rawValue: number)
    }

    public subscript(_ id: WordID) -> String { words[Int(id.rawValue)] }

    /// The numbers of all words that equal `word` when folded: what `--where` selects.
    public func matching(_ word: String) -> [WordID] {
        let wanted = VietnameseText.foldStrict(word)
        return words.indices.dropFirst().filter { VietnameseText.foldStrict(words[$0]) == wanted }
            .map { WordID(rawValue: UInt32($0)) }
    }
}
