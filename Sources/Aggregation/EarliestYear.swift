/// The earliest of the years named so far, none at first (the year for want of which a figure cannot be
/// given). Its merge is commutative.
public struct EarliestYear: Mergeable, BitwiseCopyable, Equatable, Sendable {
    private var least = Int32.max
    public init() {}
    public static var identity: Self { Self() }
    public var year: Int? { least == .max ? nil : Int(least) }
    public mutating func name(_ year: Int) { least = min(least, Int32(clamping: year)) }
    public mutating func merge(_ other: Self) { least = min(least, other.least) }
}
