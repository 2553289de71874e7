import CTextKernels

/// Which columns go where in a row, made once a file.
///
/// Rows are fixed structures without references; offsets are those of `MemoryLayout`.
public struct ColumnPlan {
    public enum Kind: Sendable {
        /// A date dd/MM/yyyy HH:mm:ss as 4 bytes; its bit is set in the row's timed stamps.
        case stamp(timedBit: UInt16)
        /// A cell that is known, as so many bytes (1 or 4).
        case word(width: Int)
        /// Plain digits, added to 8 bytes.
        case amount
        /// Any cell stands for one value of one byte.
        case presence(value: UInt8)
        /// Every cell is asked for; what an empty one writes has one byte.
        case ask
    }

    var steps: [mc_step] = []
    let timedOffset: Int
    let knownOffset: Int

    /// - Parameters:
    ///   - timedOffset: of the row's 2 bytes that tell which stamps have a time of day.
    ///   - knownOffset: of the row's 8 bytes that tell which fields are known.
    public init(timedOffset: Int, knownOffset: Int) {
        self.timedOffset = timedOffset
        self.knownOffset = knownOffset
    }

    /// - Parameters:
    ///   - family: of columns that share their words; their own column's number when they share them with none.
    ///   - offset: where the cells go.
    ///   - secondOffset: where they go as well.
    ///   - emptyValue: what an empty cell writes; nil for nothing.
    ///   - knownBit: set for a cell that says something; 0 for none.
    public mutating func add(
        column: Int, family: Int, _ kind: Kind, offset: Int, secondOffset: Int? = nil, emptyValue: UInt8? = nil,
        knownBit: UInt64
    ) {
        var step = mc_step()
        step.column = UInt32(column)
        step.family = UInt32(family)
        step.offset = UInt16(offset)
        step.second_offset = UInt16(secondOffset ?? offset)
        step.known_bit = knownBit
        step.width = 1
        step.writes_empty = emptyValue == nil ? 0 : 1
        step.empty_value = UInt32(emptyValue ?? 0)
        switch kind {
        case .stamp(let bit):
            step.kind = MC_STEP_STAMP
            step.timed_bit = bit
        case .word(let width):
            step.kind = MC_STEP_WORD
            step.width = UInt16(width)
        case .amount: step.kind = MC_STEP_AMOUNT
        case .presence(let value):
            step.kind = MC_STEP_PRESENCE
            step.present_value = UInt32(value)
        case .ask: step.kind = MC_STEP_ASK
        }
        steps.append(step)
    }

    /// Whether a step has read a stamp, and one that does not stand at midnight.
    public func stampsSeen(_ step: Int) -> (any: Bool, offMidnight: Bool) {
        (steps[step].has_seen != 0, steps[step].is_off_midnight != 0)
    }
}
