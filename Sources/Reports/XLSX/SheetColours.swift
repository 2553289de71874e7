/// The colours of workbooks. Those of charts can be told apart by people who do not see red and green alike
/// (Okabe and Ito), those of text are dark enough to be read on white.
enum SheetColours {
    static let heading: UInt32 = 0xDCE6F1
    static let group: UInt32 = 0xF2F2F2
    static let title: UInt32 = 0x1F3864

    static func text(_ tone: Report.Tone) -> UInt32? {
        switch tone {
        case .plain: nil
        case .good: 0x1B5E20
        case .bad: 0xA61C00
        case .warning: 0x7F4F00
        case .muted: 0x595959
        }
    }

    /// The first for the first series of a tone, the next where it comes again.
    static func areas(_ tone: Report.Tone) -> [UInt32] {
        switch tone {
        case .good: [0x009E73, 0x66C5AB, 0x005F45]
        case .plain: [0x0072B2, 0x56B4E9, 0x003F63]
        case .bad: [0xD55E00, 0xF0A875, 0x8A3D00]
        case .warning: [0xE69F00, 0xF3CF80, 0x946600]
        case .muted: [0x999999, 0xCCCCCC, 0x666666]
        }
    }

    /// Lines, one after the other.
    static let lines: [UInt32] = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000]
    static let target: UInt32 = 0x666666
    static let scale: (low: UInt32, middle: UInt32, high: UInt32) = (0xE69F00, 0xF7F7F7, 0x56B4E9)
}
