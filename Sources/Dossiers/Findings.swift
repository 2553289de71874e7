/// Data-quality findings (phát hiện về chất lượng dữ liệu), definitions §8, one bit each.
///
/// The low bits are found while a cell is read and belong to a record; the high bits are found on the
/// merged dossier.
public struct Findings: OptionSet, BitwiseCopyable, Hashable, Sendable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    // Of a record.
    public static let shortRecord = Findings(rawValue: 1 << 0)
    public static let unreadableDate = Findings(rawValue: 1 << 1)
    public static let unreadableFee = Findings(rawValue: 1 << 2)
    public static let unknownStatus = Findings(rawValue: 1 << 3)
    public static let unknownChannel = Findings(rawValue: 1 << 4)
    public static let unknownLevel = Findings(rawValue: 1 << 5)
    /// A word of another coded column (payment, digitization, rating, limit, count) that the schema does not know.
    public static let unknownWord = Findings(rawValue: 1 << 6)
    public static let unusualCode = Findings(rawValue: 1 << 7)

    // Of a dossier.
    public static let finishedWithoutDate = Findings(rawValue: 1 << 12)
    public static let finishWithOpenStatus = Findings(rawValue: 1 << 13)
    public static let finishAfterExport = Findings(rawValue: 1 << 14)
    public static let receiptAfterExport = Findings(rawValue: 1 << 15)
    public static let finishBeforeReceiptDay = Findings(rawValue: 1 << 16)
    public static let finishBeforeReceiptTime = Findings(rawValue: 1 << 17)
    public static let dueBeforeReceiptDay = Findings(rawValue: 1 << 18)
    public static let onlineInformationLevel = Findings(rawValue: 1 << 19)
    public static let paidWithoutFee = Findings(rawValue: 1 << 20)
    public static let apologyBeforeReceipt = Findings(rawValue: 1 << 21)
    public static let dueOnDayOff = Findings(rawValue: 1 << 22)
    public static let repeatedWithOtherContent = Findings(rawValue: 1 << 23)
    public static let withdrawnWithoutDate = Findings(rawValue: 1 << 24)

    /// The bits that belong to a record rather than to the merged dossier.
    public static let ofRecords = Findings(rawValue: 0xFFF)
}
