/// Figures as they would stand if some dossiers had gone another way: `late=-5,online=+200`.
public struct WhatIf: Sendable, Equatable {
    public struct Change: Sendable, Equatable {
        public var word: String
        public var count: Int64
        public init(_ word: String, _ count: Int64) {
            self.word = word
            self.count = count
        }
    }

    public var changes: [Change]

    public init(_ changes: [Change]) { self.changes = changes }

    /// At most as many dossiers in one change.
    public static let largest: Int64 = 1_000_000_000

    /// Reads words of ``WhatIfWord`` with whole numbers, a sign before them or none; several of one word are added.
    public static func parse(_ text: String) throws(WhatIfError) -> WhatIf {
        var changes: [Change] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.filter { $0 != " " }
            }
            guard sides.count == 2 else { throw .unreadable(String(part)) }
            guard let word = WhatIfWord.named(sides[0].lowercased()) else {
                throw .unknownWord(sides[0], expected: WhatIfWord.all.map(\.word))
            }
            guard let number = DecimalText.value(sides[1].replacingMinus, digits: 9, decimals: 0, signed: true) else {
                throw .unreadable(String(part))
            }
            let count = Int64(number.numerator)
            if let index = changes.firstIndex(where: { $0.word == word.word }) {
                changes[index].count += count
            } else {
                changes.append(Change(word.word, count))
            }
        }
        return WhatIf(changes)
    }

    /// The figure after the changes. Nothing goes below 0, no numerator above its denominator.
    public func applied(to figure: ScoreFigure, of indicator: String) -> ScoreFigure {
        var top: Int128 = 0
        var bottom: Int128 = 0
        for change in changes {
            for effect in WhatIfWord.named(change.word)?.effects ?? [] where effect.indicator == indicator {
                top += Int128(effect.numerator) * Int128(change.count)
                bottom += Int128(effect.denominator) * Int128(change.count)
            }
        }
        switch figure {
        case .ratio(let numerator, let denominator):
            let d = min(max(Int128(denominator) + bottom, 0), Int128(ScoreFigure.largest))
            let n = min(max(Int128(numerator) + top, 0), d)
            return .ratio(numerator: Int64(n), denominator: Int64(d))
        case .value(let value): return .value(max(.zero, value + Fraction(top)))
        case .done, .noData: return figure
        }
    }

    /// Figures with the changes made, for ``Scorecard``.
    public func over(_ figures: @escaping (FigureKey) -> ScoreFigure) -> (FigureKey) -> ScoreFigure {
        { self.applied(to: figures($0), of: $0.indicator) }
    }

    /// What is taken for granted, a sentence for each change.
    public var assumptions: [Wording] {
        changes.compactMap { change in
            guard let word = WhatIfWord.named(change.word) else { return nil }
            let count = change.count > 0 ? "+\(change.count)" : "\(change.count)"
            return Wording(
                vi: "\(change.word) = \(count): \(word.meaning.vi).",
                en: "\(change.word) = \(count): \(word.meaning.en).")
        }
    }
}

/// Why a what-if cannot be read.
public enum WhatIfError: Error, Equatable, Sendable {
    /// No `word=number`.
    case unreadable(String)
    case unknownWord(String, expected: [String])
}

extension String {
    /// A minus sign as word processors write it.
    fileprivate var replacingMinus: String { hasPrefix("−") ? "-" + dropFirst() : self }
}
