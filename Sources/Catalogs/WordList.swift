/// The words of one coded column: which cell text belongs to which group.
struct WordList<Group: Equatable & Sendable>: Sendable {
    struct Entry {
        var word: String
        var group: Group
    }

    /// By folded word.
    private(set) var entries: [String: Entry] = [:]
    private(set) var drops: [Located<String>] = []

    init() {}

    /// Reads `{group: [words], …, drop: [words]}`.
    init(_ node: YAMLNode?, groups: [(String, Group)], _ reader: StrictReader) throws(CatalogError) {
        guard let node else { return }
        let names = groups.map(\.0) + ["drop"]
        var lines: [String: Int] = [:]
        for (name, list) in try reader.pairs(node) {
            if name.value == "drop" {
                drops += try reader.texts(list)
                continue
            }
            guard let group = groups.first(where: { $0.0 == name.value })?.1 else {
                throw reader.unknown(.unknownKey, name, expected: names)
            }
            for word in try reader.texts(list) {
                let folded = FoldedText.word(word.value)
                if folded.isEmpty { throw reader.withoutLetters(word) }
                if let earlier = entries[folded], earlier.group != group {
                    let earlierName = groups.first { $0.1 == earlier.group }?.0 ?? ""
                    throw CatalogError(
                        file: reader.file, line: word.line, column: word.column, kind: .wordInTwoGroups,
                        found: word.value, expected: [earlierName], earlierLine: lines[folded])
                }
                if entries[folded] == nil {
                    entries[folded] = Entry(word: word.value, group: group)
                    lines[folded] = word.line
                }
            }
        }
    }

    /// These words over those of a base: about a word both know, these have the last word.
    func over(_ base: WordList, file: String) throws(CatalogError) -> WordList {
        var merged = base
        for drop in drops where merged.entries.removeValue(forKey: FoldedText.word(drop.value)) == nil {
            throw CatalogError.notInherited(drop, among: base.entries.values.map(\.word), file: file)
        }
        merged.entries.merge(entries) { _, own in own }
        return merged
    }

    var words: [String: Group] {
        Dictionary(entries.values.map { ($0.word, $0.group) }, uniquingKeysWith: { first, _ in first })
    }
}

extension WordList.Entry: Sendable {}

extension CatalogError {
    static func notInherited(_ drop: Located<String>, among known: [String], file: String) -> CatalogError {
        CatalogError(
            file: file, line: drop.line, column: drop.column, kind: .notInherited, found: drop.value,
            suggestion: NearestName.to(drop.value, among: known.sorted()))
    }
}
