/// How many physical lines end in which way.
public struct LineEnds: Sendable, Equatable {
    public var lf: UInt64 = 0
    public var crlf: UInt64 = 0
    public var cr: UInt64 = 0

    /// `LF`, `CRLF`, `CR`, `mixed`, or `none` for a file without a line end.
    public var name: String {
        switch (lf > 0, crlf > 0, cr > 0) {
        case (false, false, false): "none"
        case (true, false, false): "LF"
        case (false, true, false): "CRLF"
        case (false, false, true): "CR"
        default: "mixed"
        }
    }
}
