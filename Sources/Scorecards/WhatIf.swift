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

    /// Figures with the changes made, for ``Scorecard``. No change takes more dossiers than there are.
    public func over(_ figures: @escaping (FigureKey) -> ScoreFigure) -> (FigureKey) -> ScoreFigure {
        { key in
            let possible = changes.map { change in
                var own = key
                guard let main = WhatIfWord.named(change.word)?.effects.first else { return change }
                own.indicator = main.indicator
                return Change(change.word, Self.possible(change.count, main, of: figures(own)))
            }
            return WhatIf(possible).applied(to: figures(key), of: key.indicator)
        }
    }

    /// As many of a change as the figure that it is about can bear: of 3 late ones, 5 fewer are 3 fewer.
    private static func possible(_ count: Int64, _ effect: WhatIfWord.Effect, of figure: ScoreFigure) -> Int64 {
        var most = largest
        var least = -largest
        /// `size + step * count` stays at 0 or above.
        func keep(_ size: Int64, step: Int64) {
            if step > 0 { least = max(least, -size) }
            if step < 0 { most = min(most, size) }
        }
        switch figure {
        case .ratio(let numerator, let denominator):
            keep(numerator, step: effect.numerator)
            keep(denominator - numerator, step: effect.denominator - effect.numerator)
        case .value(let value) where value.denominator == 1:
            keep(Int64(clamping: value.numerator), step: effect.numerator)
        case .value, .done, .noData: break
        }
        return min(max(count, least), most)
    }

    /// What is taken for granted, a sentence for each change.
    public var assumptions: [Wording] {
        changes.compactMap { change in
            guard let word = WhatIfWord.named(change.word) else { return nil }
            let count = change.count > 0 ? "+\(change.count)" : "\(change.count)"
            return Wording(
                vi: "\(change.word) = \(count): \(word.meaning.vi); nhiều nhất là số hồ sơ có thể đổi.",
                en: "\(change.word) = \(count): \(word.meaning.en); at most as many as there are to change.")
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
