public import Aggregation
public import Dossiers

/// What is counted of the dossiers of one slice: everything from which the indicators are made, mergeable.
/// Its merge is commutative.
public struct Tally: Mergeable, Equatable, Sendable {
    /// Which marks to count: those of the slice of the resolving unit, of the receiving unit, or all where
    /// both are the same slice.
    public enum Side: Sendable { case resolving, receiving, both }

    /// What is known of a procedure from its dossiers received in the period, one bit each.
    public struct ProcedureFlags: OptionSet, BitwiseCopyable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let online = ProcedureFlags(rawValue: 1 << 0)
        public static let offeredOnline = ProcedureFlags(rawValue: 1 << 1)
        public static let paidOnline = ProcedureFlags(rawValue: 1 << 2)
        public static let withFee = ProcedureFlags(rawValue: 1 << 3)

        /// What one dossier tells.
        @inline(__always)
        init(_ marks: Marks) {
            func bit(_ mark: Mark) -> UInt8 { UInt8(truncatingIfNeeded: marks.rawValue >> UInt64(mark.rawValue)) & 1 }
            rawValue = bit(.online) | bit(.offeredOnline) << 1 | bit(.paidOnline) << 2 | bit(.withFee) << 3
        }
    }

    // In the order in which a dossier meets them: a tally seldom waits in the cache, and each line of it costs.
    /// Fees above 0 of the dossiers received in the period, in đồng (P4's denominator).
    public private(set) var fees: Int64 = 0
    /// Of these, the fees paid online (P4's numerator).
    public private(set) var feesPaidOnline: Int64 = 0
    /// Dossiers by mark.
    public private(set) var counts = CounterRow<64>()
    /// Working days of the resolved ones (T5), and the earliest year missing in the calendar.
    public private(set) var processing = DurationDistribution()
    public private(set) var processingUncovered = EarliestYear()
    /// Working days past the due day of the late ones (T6).
    public private(set) var lateness = DurationDistribution()
    public private(set) var latenessUncovered = EarliestYear()
    /// Year for want of which a letter's timeliness is not known (A2).
    public private(set) var apologyUncovered = EarliestYear()
    /// ``ProcedureFlags`` by the procedure's word (O5, P3). Dossiers without a procedure are of none.
    public private(set) var procedures = KeyedFlags()

    public init() {}
    public static var identity: Self { Self() }

    public subscript(_ mark: Mark) -> Int64 { counts[Int(mark.rawValue)] }
    /// The number of dossiers that carry one of the marks, when no dossier can carry two of them.
    public subscript(_ marks: Marks) -> Int64 { counts.sum(bits: marks.rawValue) }

    /// Adds one judged dossier.
    @inline(__always)
    public mutating func count(
        _ dossier: borrowing Dossier, outcome: borrowing Outcome, marks: Marks, side: Side
    ) {
        switch side {
        case .both:
            counts.increment(bits: marks.rawValue)
            countReceiving(dossier, marks)
            countResolving(outcome, marks)
        case .resolving:
            let own = marks.intersection(.ofResolvingSide)
            counts.increment(bits: own.rawValue)
            countResolving(outcome, own)
        case .receiving:
            let own = marks.intersection(.ofReceivingSide)
            counts.increment(bits: own.rawValue)
            countReceiving(dossier, own)
        }
    }

    /// Nonsense amounts must not stop a run: beyond 9 × 10¹⁸ đồng the sum stands still.
    @inline(__always)
    private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
        let (sum, overflows) = a.addingReportingOverflow(b)
        return overflows ? .max : sum
    }

    @inline(__always)
    private mutating func countReceiving(_ dossier: borrowing Dossier, _ marks: Marks) {
        guard marks.contains(.reception) else { return }
        // Whether there is a fee is a toss of a coin: no branch asks.
        let fee = dossier.fee
        fees = Self.sum(fees, marks.contains(.withFee) ? fee : 0)
        feesPaidOnline = Self.sum(feesPaidOnline, marks.contains(.paidOnlineWithFee) ? fee : 0)
        if dossier.procedure != .none {
            procedures.insert(ProcedureFlags(marks).rawValue, for: dossier.procedure.rawValue)
        }
    }

    @inline(__always)
    private mutating func countResolving(_ outcome: borrowing Outcome, _ marks: Marks) {
        if !marks.isDisjoint(with: .resolved) {
            switch outcome.processingDays {
            case .days(let days): processing.add(days)
            case .uncovered(let year): processingUncovered.name(year)
            }
            if marks.contains(.late) {
                switch outcome.daysLate {
                case .days(let days): lateness.add(days)
                case .uncovered(let year): latenessUncovered.name(year)
                }
            }
        }
        if outcome.apologyUncoveredYear > 0, !marks.isDisjoint(with: .apology) {
            apologyUncovered.name(Int(outcome.apologyUncoveredYear))
        }
    }

    public mutating func merge(_ other: Self) {
        counts.merge(other.counts)
        fees = Self.sum(fees, other.fees)
        feesPaidOnline = Self.sum(feesPaidOnline, other.feesPaidOnline)
        processing.merge(other.processing)
        processingUncovered.merge(other.processingUncovered)
        lateness.merge(other.lateness)
        latenessUncovered.merge(other.latenessUncovered)
        apologyUncovered.merge(other.apologyUncovered)
        procedures.merge(other.procedures)
    }
}

extension Marks {
    public static var resolved: Marks { [Marks(.early), Marks(.onTime), Marks(.late)] }
    public static var open: Marks { [Marks(.openInTime), Marks(.openOverdue), Marks(.openPaused)] }
    static var lateFirstPromise: Marks { [Marks(.lateFirstPromiseR), Marks(.lateFirstPromiseO)] }
    static var apology: Marks { [Marks(.apologyR), Marks(.apologyO)] }
}
