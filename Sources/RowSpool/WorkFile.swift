import Glibc

/// A temporary file for what another library writes by path, in several places of it: without a name, so that nothing
/// is left of it when the run is killed.
public final class WorkFile {
    private let descriptor: Int32
    private static let blockSize = 256 << 10

    public init(in folder: String) throws(SpoolError) { descriptor = try UnlinkedFile.open(in: folder) }

    deinit { close(descriptor) }

    /// A path under which this process can open the file.
    public var path: String { "/proc/self/fd/\(descriptor)" }

    /// Hands on what stands in the file, block by block.
    public func forEachBlock(_ body: (Span<UInt8>) throws -> Void) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SpoolError.readFailed(errno: errno) }
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        var offset: Int64 = 0
        while offset < status.st_size {
            let count = min(Self.blockSize, Int(status.st_size - off_t(offset)))
            try block.withUnsafeMutableBytes {
                try UnlinkedFile.read(
                    UnsafeMutableRawBufferPointer(rebasing: $0[..<count]), from: descriptor, at: offset)
            }
            try body(block.span.extracting(0..<count))
            offset += Int64(count)
        }
    }
}
