import Aggregation
import Testing

/// Seeded, the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Holds a type to the laws of ``Mergeable`` over random inputs and random ways of splitting them.
func checkMergeable<Value: Mergeable, Input>(
    _ type: Value.Type, commutative: Bool, seed: UInt64, rounds: Int = 40,
    input: (inout SplitMix64) -> Input, count: (inout Value, Input) -> Void,
    isEqual: (Value, Value) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) {
    var random = SplitMix64(seed: seed)
    func counted(_ inputs: some Sequence<Input>) -> Value {
        inputs.reduce(into: Value.identity) { count(&$0, $1) }
    }
    func merged(_ a: Value, _ b: Value) -> Value {
        var sum = a
        sum.merge(b)
        return sum
    }
    func expect(_ a: Value, _ b: Value, _ law: Comment) {
        #expect(isEqual(a, b), law, sourceLocation: sourceLocation)
    }
    for _ in 0..<rounds {
        let size = Int.random(in: 0...60, using: &random)
        let inputs = (0..<size).map { _ in input(&random) }
        let whole = counted(inputs)
        expect(merged(.identity, whole), whole, "identity on the left")
        expect(merged(whole, .identity), whole, "identity on the right")

        // Any partition into runs, empty ones too, merged in order.
        var cuts = (0..<Int.random(in: 0...6, using: &random)).map { _ in Int.random(in: 0...size, using: &random) }
        cuts = [0] + cuts.sorted() + [size]
        let parts = zip(cuts, cuts.dropFirst()).map { counted(inputs[$0..<$1]) }
        expect(parts.reduce(.identity, merged), whole, "split-invariance from the left")
        expect(parts.reversed().reduce(.identity) { merged($1, $0) }, whole, "associativity: from the right")

        let (a, b, c) = (
            counted(inputs.prefix(7)), counted(inputs.dropFirst(7).prefix(9)), counted(inputs.dropFirst(16))
        )
        expect(merged(merged(a, b), c), merged(a, merged(b, c)), "associativity")
        if commutative { expect(merged(a, c), merged(c, a), "commutativity") }
    }
    expect(merged(.identity, .identity), .identity, "two empty sides")
}
