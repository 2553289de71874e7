/// The order of offices by one rate: ties share the better rank (1, 2, 2, 4), compared as exact fractions.
public struct Ranking: Sendable, Equatable {
    public struct Place: Sendable, Equatable {
        /// Place among the rates given.
        public var item: Int
        public var rank: Int
    }

    /// Best first; ties in the order given. Rates without dossiers have no rank.
    public var places: [Place]
    /// Place among the rates given of the median by nearest rank: of an even number the better of the middle two.
    public var median: Int?

    /// - Parameter lowerIsBetter: of shares of overdue dossiers, say.
    public init(_ rates: [(n: Int64, d: Int64)], lowerIsBetter: Bool = false) {
        func isBetter(_ a: Int, _ b: Int) -> Bool {
            let (left, right) = (
                Int128(rates[a].n) * Int128(rates[b].d), Int128(rates[b].n) * Int128(rates[a].d)
            )
            return lowerIsBetter ? left < right : left > right
        }
        let order = rates.indices.filter { rates[$0].d > 0 }.sorted { a, b in
            isBetter(a, b) || (!isBetter(b, a) && a < b)
        }
        places = []
        for (place, item) in order.enumerated() {
            let tied = place > 0 && !isBetter(order[place - 1], item)
            places.append(Place(item: item, rank: tied ? places[place - 1].rank : place + 1))
        }
        median = order.isEmpty ? nil : order[(order.count - 1) / 2]
    }
}
