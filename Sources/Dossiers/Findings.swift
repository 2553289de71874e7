/// Data-quality findings (phát hiện về chất lượng dữ liệu), definitions §8, one bit each.
///
/// The low bits are found while a cell is read and belong to a record; the high bits are found on the
/// merged dossier.
public struct Findings: OptionSet, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    // Of a record.
    @inlinable public static var shortRecord: Findings { Findings(rawValue: 1 << 0) }
    @inlinable public static var unreadableDate: Findings { Findings(rawValue: 1 << 1) }
    @inlinable public static var unreadableFee: Findings { Findings(rawValue: 1 << 2) }
    @inlinable public static var unknownStatus: Findings { Findings(rawValue: 1 << 3) }
    @inlinable public static var unknownChannel: Findings { Findings(rawValue: 1 << 4) }
    @inlinable public static var unknownLevel: Findings { Findings(rawValue: 1 << 5) }
    /// A word of another coded column (payment, digitization, rating, limit, count) that the schema does not know.
    @inlinable public static var unknownWord: Findings { Findings(rawValue: 1 << 6) }
    @inlinable public static var unusualCode: Findings { Findings(rawValue: 1 << 7) }

    // Of a dossier.
    @inlinable public static var finishedWithoutDate: Findings { Findings(rawValue: 1 << 12) }
    @inlinable public static var finishWithOpenStatus: Findings { Findings(rawValue: 1 << 13) }
    @inlinable public static var finishAfterExport: Findings { Findings(rawValue: 1 << 14) }
    @inlinable public static var receiptAfterExport: Findings { Findings(rawValue: 1 << 15) }
    @inlinable public static var finishBeforeReceiptDay: Findings { Findings(rawValue: 1 << 16) }
    @inlinable public static var finishBeforeReceiptTime: Findings { Findings(rawValue: 1 << 17) }
    @inlinable public static var dueBeforeReceiptDay: Findings { Findings(rawValue: 1 << 18) }
    @inlinable public static var onlineInformationLevel: Findings { Findings(rawValue: 1 << 19) }
    @inlinable public static var paidWithoutFee: Findings { Findings(rawValue: 1 << 20) }
    @inlinable public static var apologyBeforeReceipt: Findings { Findings(rawValue: 1 << 21) }
    @inlinable public static var dueOnDayOff: Findings { Findings(rawValue: 1 << 22) }
    @inlinable public static var repeatedWithOtherContent: Findings { Findings(rawValue: 1 << 23) }
    @inlinable public static var withdrawnWithoutDate: Findings { Findings(rawValue: 1 << 24) }

    // Of a dossier's history in a store.
    @inlinable public static var dueMovedAfterPassing: Findings { Findings(rawValue: 1 << 25) }
    @inlinable public static var dueMovedTwice: Findings { Findings(rawValue: 1 << 26) }
    @inlinable public static var onTimeByMovedDue: Findings { Findings(rawValue: 1 << 27) }
    @inlinable public static var finishTakenBack: Findings { Findings(rawValue: 1 << 28) }
    @inlinable public static var vanished: Findings { Findings(rawValue: 1 << 29) }
    @inlinable public static var flips: Findings { Findings(rawValue: 1 << 30) }

    /// The bits that belong to a record rather than to the merged dossier.
    @inlinable public static var ofRecords: Findings { Findings(rawValue: 0xFFF) }
}
