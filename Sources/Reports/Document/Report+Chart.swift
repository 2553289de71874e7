public import Indicators

extension Report {
    /// A picture of figures that a table of the report says too.
    public struct Chart: Sendable {
        /// Stable key, unique in the report.
        public var key: String
        public var title: Bilingual
        /// What the picture shows, for those who do not see it.
        public var description: Bilingual
        public var form: Form

        public enum Form: Sendable {
            /// Rates over periods, with the target where there is one. A period without a figure is a gap.
            case trend(periods: [Label], series: [RateSeries], target: Headroom.Target?)
            /// Counts side by side in one bar per category; as shares, each bar is 100 %.
            case stacks(categories: [Label], series: [CountSeries], asShares: Bool)
            /// From one rate to another by the parts of the change, in ten-thousandths of a point. The steps sum to
            /// the change.
            case waterfall(
                start: (label: Label, rate: Ratio), steps: [(label: Label, points: Int64)],
                end: (label: Label, rate: Ratio))
            /// Rates in the order of their ranks; ties share one.
            case ranking(items: [Ranked], median: Ratio?, target: Headroom.Target?)
            /// Shares of what can be had, one spoke each, from the middle to the rim; nil where it is not known.
            case radar(axes: [RadarAxis])
            /// One rate per row and column.
            case heatMap(rows: [Label], columns: [Label], rates: [[Ratio?]], target: Headroom.Target?)
        }

        public init(key: String, title: Bilingual, description: Bilingual, form: Form) {
            self.key = key
            self.title = title
            self.description = description
            self.form = form
        }
    }

    /// One spoke of a radar.
    public struct RadarAxis: Sendable {
        public var name: Label
        /// Points reached and points that can be had, as it is shown: `17,25 / 20`.
        public var shown: Bilingual
        public var share: Ratio?
        public init(name: Label, shown: Bilingual, share: Ratio?) {
            self.name = name
            self.shown = shown
            self.share = share
        }
    }

    /// A numerator and its denominator, which is above 0.
    public struct Ratio: Sendable, Hashable {
        public var numerator: Int64
        public var denominator: Int64
        public init(_ numerator: Int64, _ denominator: Int64) {
            self.numerator = numerator
            self.denominator = denominator
        }
        /// For places on a scale only; figures are shown from the integers.
        public var value: Double { Double(numerator) / Double(denominator) }
    }

    public struct RateSeries: Sendable {
        public var name: Label
        /// One per period.
        public var rates: [Ratio?]
        public init(name: Label, rates: [Ratio?]) {
            self.name = name
            self.rates = rates
        }
    }

    public struct CountSeries: Sendable {
        public var name: Label
        /// good: early, plain: on time or neutral, bad: late, warning, muted: others.
        public var tone: Tone
        /// One per category; nil where it is hidden.
        public var counts: [Int64?]
        public init(name: Label, tone: Tone, counts: [Int64?]) {
            self.name = name
            self.tone = tone
            self.counts = counts
        }
    }

    public struct Ranked: Sendable {
        /// 1, 2, 2, 4: ties share the better rank.
        public var rank: Int
        public var name: Label
        public var rate: Ratio
        /// Fewer than 30 in the denominator.
        public var isSmall: Bool
        public init(rank: Int, name: Label, rate: Ratio, isSmall: Bool) {
            self.rank = rank
            self.name = name
            self.rate = rate
            self.isSmall = isSmall
        }
    }
}
