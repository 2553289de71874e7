/// Where a report goes, block by block: a file, standard output.
public protocol ReportSink: AnyObject {
    /// Takes the next bytes of the report, which is UTF-8 as a whole; a block may end within a line.
    func write(_ block: Span<UInt8>) throws
}
