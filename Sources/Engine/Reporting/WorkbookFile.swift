import Glibc
public import Reports

/// A workbook on its way to a sink. The library that makes it writes to a path, in several places of the file; so it
/// writes to a temporary file without a name, of which nothing is left when the run is killed, and that is handed on.
public enum WorkbookFile {
    /// - Parameter make: writes the workbook to the path it is given, with the folder for further temporary files.
    public static func write(
        in folder: String, to sink: any ReportSink, _ make: (_ path: String, _ folder: String) throws -> Void
    ) throws {
        var template = Array((folder + "/motcua-XXXXXX").utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        guard descriptor >= 0 else { throw RunError.write(path: folder, errno: errno) }
        defer { close(descriptor) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = template.withUnsafeBufferPointer { unlink($0.baseAddress!) }
        do { try make("/proc/self/fd/\(descriptor)", folder) } catch let error as XLSXError {
            throw RunError.workbook(error, folder: folder)
        }
        try copy(descriptor, folder, to: sink)
    }

    private static func copy(_ descriptor: Int32, _ folder: String, to sink: any ReportSink) throws {
        var block = [UInt8](repeating: 0, count: 256 << 10)
        var offset: off_t = 0
        while true {
            let size = block.count
            let count = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress!, size, offset) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw RunError.write(path: folder, errno: errno) }
            if count == 0 { return }
            try sink.write(block.span.extracting(0..<count))
            offset += off_t(count)
        }
    }
}
