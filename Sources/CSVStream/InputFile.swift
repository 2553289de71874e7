import Glibc
import Synchronization

/// A file or standard input, read in blocks; gzip is recognised by its first bytes, whatever the name.
///
/// Inputs are read, never mapped: a mapped file that is cut kills the process. When a regular file has been read
/// to its end, it must be the file that was opened, unchanged.
public final class InputFile: ByteSource {
    public let path: String
    /// Bytes on disk; nil for standard input that is no file, pipes and devices.
    public let size: Int64?
    private let descriptor: Int32
    /// By what a regular file is known again.
    public let stamp: FileStamp?
    private var raw: RawInput
    private var inflater: GzipInflater?
    private var kindIsKnown = false
    /// Bytes that were looked at and are to be read again.
    private var pushedBack: [UInt8] = []
    private var pushedBackStart = 0
    private var hasEnded = false
    private let blockSize: Int

    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - tap: is shown all bytes as they stand on disk, once each and in their order, when they are read.
    public init(
        path: String, blockSize: Int = 256 * 1024, tap: ((UnsafeRawBufferPointer) -> Void)? = nil
    ) throws(ReadError) {
        self.path = path
        self.blockSize = max(blockSize, 4096)
        if path == "-" {
            descriptor = STDIN_FILENO
        } else {
            var opened: Int32
            repeat { opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) } while opened < 0 && errno == EINTR
            guard opened >= 0 else { throw .cannotOpen(path: path, errno: errno) }
            descriptor = opened
        }
        raw = RawInput(descriptor: descriptor, path: path, blockSize: self.blockSize, tap: tap)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = errno
            if path != "-" { close(descriptor) }
            throw .cannotOpen(path: path, errno: error)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            if path != "-" { close(descriptor) }
            throw .isDirectory(path: path)
        case S_IFREG:
            size = Int64(status.st_size)
            stamp = FileStamp(status)
            posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        default:
            size = nil
            stamp = nil
        }
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Bytes read from disk (compressed ones of a compressed file), for progress.
    /// Another thread may ask while one reads.
    public var bytesConsumed: Int64 { consumed.load(ordering: .relaxed) }
    private let consumed = Atomic<Int64>(0)

    /// Whether the file is gzip. Known after the first ``peek(_:)`` or read, false before.
    public var isCompressed: Bool { inflater != nil }

    /// The first bytes, decompressed; fewer only when the file has no more. They are read again afterwards.
    public func peek(_ count: Int) throws(ReadError) -> [UInt8] {
        let have = pushedBack.count - pushedBackStart
        if have < count {
            var more = [UInt8](repeating: 0, count: count - have)
            let read = try more.withUnsafeMutableBufferPointer { (bytes) throws(ReadError) -> Int in
                var filled = 0
                while filled < bytes.count {
                    let rest = UnsafeMutableBufferPointer(rebasing: bytes[filled...])
                    let got = try readOn(UnsafeMutableRawBufferPointer(rest))
                    if got == 0 { break }
                    filled += got
                }
                return filled
            }
            pushedBack.append(contentsOf: more[..<read])
        }
        return Array(pushedBack[pushedBackStart...].prefix(count))
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard buffer.count > 0 else { return 0 }
        let waiting = pushedBack.count - pushedBackStart
        guard waiting > 0 else { return try readOn(buffer) }
        let count = min(waiting, buffer.count)
        pushedBack.withUnsafeBytes { bytes in
            buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[pushedBackStart..<pushedBackStart + count]))
        }
        pushedBackStart += count
        if pushedBackStart == pushedBack.count {
            pushedBack = []
            pushedBackStart = 0
        }
        return count
    }

    /// Reads behind what was pushed back.
    private func readOn(_ buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard !hasEnded else { return 0 }
        if !kindIsKnown {
            kindIsKnown = true
            let head = try raw.peek(2)
            if head == [0x1F, 0x8B] { inflater = try GzipInflater(path: path) }
        }
        let count: Int
        if let inflater {
            count = try inflater.read(into: buffer, from: &raw)
        } else {
            count = try raw.read(into: buffer)
        }
        consumed.store(Int64(raw.consumed), ordering: .relaxed)
        if count == 0 {
            hasEnded = true
            try proveUnchanged()
        }
        return count
    }

    private func proveUnchanged() throws(ReadError) {
        guard let stamp else { return }
        var status = stat()
        guard fstat(descriptor, &status) == 0, FileStamp(status) == stamp else { throw .changedWhileRead(path: path) }
        guard path != "-" else { return }
        guard raw.consumed == UInt64(stamp.size), stat(path, &status) == 0, FileStamp(status) == stamp else {
            throw .changedWhileRead(path: path)
        }
    }
}

/// By what a file is known again.
public struct FileStamp: Equatable, Sendable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
