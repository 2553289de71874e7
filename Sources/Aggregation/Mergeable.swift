/// Partial counts that can be counted apart and joined (gộp được).
///
/// Laws, held by tests for every conforming type, with `a + b` for `a.merge(b)`:
/// - identity: `identity + a` = `a + identity` = `a`
/// - associativity: `(a + b) + c` = `a + (b + c)`
/// - split-invariance: counting a run of inputs in parts and merging the parts in order is counting the run.
///
/// Types whose merge is also commutative say so at their declaration.
public protocol Mergeable {
    /// The counts of nothing.
    static var identity: Self { get }
    mutating func merge(_ other: Self)
}
