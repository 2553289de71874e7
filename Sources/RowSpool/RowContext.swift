import Dossiers
import Synchronization

/// What nearly all rows of a file have in common: there are some dozens of these in a file, so that a packed row
/// names its own by a number.
public struct RowContext: BitwiseCopyable, Hashable, Sendable {
    public var known: FieldSet
    public var file: UInt16
    public var timed: TimedStamps

    @inlinable init(known: FieldSet, file: UInt16, timed: TimedStamps) {
        self.known = known
        self.file = file
        self.timed = timed
    }
}

/// The contexts of all rows of a spool by their numbers, shared by its writers.
///
/// Writers ask it once for each context; whoever reads comes after they have ended.
final class ContextTable: @unchecked Sendable {
    /// The number that stands for "written out in the row": there are no more than this many others.
    static let writtenOut: UInt32 = 0x1_FFFF

    /// Never moved, and touched only as far as there are contexts.
    let contexts: UnsafeMutablePointer<RowContext>
    private let capacity: Int
    private let numbers = Mutex<[RowContext: UInt32]>([:])

    init(capacity: Int = Int(ContextTable.writtenOut)) {
        self.capacity = min(capacity, Int(Self.writtenOut))
        contexts = .allocate(capacity: max(self.capacity, 1))
    }

    deinit { contexts.deallocate() }

    /// The context's number, a new one if it is new; nil when there are no numbers left.
    func number(of context: RowContext) -> UInt32? {
        numbers.withLock { numbers in
            if let number = numbers[context] { return number }
            let number = numbers.count
            guard number < capacity else { return nil }
            (contexts + number).initialize(to: context)
            numbers[context] = UInt32(number)
            return UInt32(number)
        }
    }
}

/// One writer's own copy of the numbers that it has asked for. Open addressing with linear probing.
final class ContextNumbers {
    private struct Entry {
        var context: RowContext
        /// Empty: no such number is ever given.
        var number: UInt32
    }

    private let table: ContextTable
    private var entries: UnsafeMutablePointer<Entry>
    private var shift: UInt64 = 64 - 6
    private var count = 0
    /// No numbers are left: what is not here is written out.
    private var isFull = false

    init(_ table: ContextTable) {
        self.table = table
        entries = Self.empty(64)
    }

    deinit { entries.deallocate() }

    private static func empty(_ size: Int) -> UnsafeMutablePointer<Entry> {
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        let none = Entry(context: RowContext(known: [], file: 0, timed: []), number: .max)
        entries.initialize(repeating: none, count: size)
        return entries
    }

    private var size: Int { 1 << Int(64 - shift) }

    @inline(__always)
    private func slot(of context: RowContext) -> Int {
        let mixed =
            context.known.rawValue ^ UInt64(context.file) << 48 ^ UInt64(context.timed.rawValue) << 36
        return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    /// The number of a row's context, or ``ContextTable/writtenOut``.
    @inline(__always)
    func number(of context: RowContext) -> UInt32 {
        var slot = slot(of: context)
        while true {
            let entry = entries[slot]
            if entry.number == .max { return ask(context) }
            if entry.context == context { return entry.number }
            slot = (slot + 1) & (size - 1)
        }
    }

    @inline(never)
    private func ask(_ context: RowContext) -> UInt32 {
        if isFull { return ContextTable.writtenOut }
        guard let number = table.number(of: context) else {
            isFull = true
            return ContextTable.writtenOut
        }
        if (count + 1) * 4 > size * 3 { grow() }
        enter(Entry(context: context, number: number))
        count += 1
        return number
    }

    private func enter(_ entry: Entry) {
        var slot = slot(of: entry.context)
        while entries[slot].number != .max { slot = (slot + 1) & (size - 1) }
        entries[slot] = entry
    }

    private func grow() {
        let old = UnsafeMutableBufferPointer(start: entries, count: size)
        shift -= 1
        entries = Self.empty(size)
        for entry in old where entry.number != .max { enter(entry) }
        old.deallocate()
    }
}
