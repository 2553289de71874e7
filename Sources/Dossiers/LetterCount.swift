/// How many apology letters (thư xin lỗi) registers name for one dossier.
///
/// Letters are told apart by their days, so that a register which is delivered every night does not count them anew;
/// letters without a date are told apart only within one file.
public struct LetterCount: Hashable, Sendable {
    /// Distinct days of letters (days since 1970-01-01), in order.
    public var days: [Int32]
    /// The most that one file names, those without a date among them.
    public var inOneFile: UInt8

    public init(days: [Int32] = [], inOneFile: UInt8 = 0) {
        self.days = days
        self.inOneFile = inOneFile
    }

    public var count: UInt8 { UInt8(clamping: max(days.count, Int(inOneFile))) }

    /// Takes the letters that another file names.
    public mutating func add(_ other: LetterCount) {
        if !other.days.isEmpty { days = Array(Set(days).union(other.days)).sorted() }
        inOneFile = max(inOneFile, other.inOneFile)
    }

    /// Takes one record of a file; the same day again is the same letter.
    public mutating func take(_ row: borrowing Dossier) {
        // Where a column tells how many there were, the records are not counted.
        guard row.apologyIssued == .yes, !row.known.contains(.apologyCount) else { return }
        if !row.apologyAt.isNone {
            let day = row.apologyAt.day.number
            if days.contains(day) { return }
            days.append(day)
            days.sort()
        }
        if inOneFile < .max { inOneFile += 1 }
    }

    /// Lets a row know how many letters there were, where there was more than one.
    public func tell(_ row: inout Dossier) {
        guard count > 1 else { return }
        row.apologyCount = count
        row.known.insert(.apologyCount)
    }
}
