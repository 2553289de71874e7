import Glibc

/// A fault in writing a file.
public enum WriteError: Error, Sendable, Equatable {
    case cannotCreate(path: String, errno: Int32)
    case writeFailed(path: String, errno: Int32)
    /// The disk did not confirm what was written.
    case syncFailed(path: String, errno: Int32)
    case renameFailed(path: String, errno: Int32)

    public var path: String {
        switch self {
        case .cannotCreate(let path, _), .writeFailed(let path, _), .syncFailed(let path, _),
            .renameFailed(let path, _):
            path
        }
    }

    public var code: Int32 {
        switch self {
        case .cannotCreate(_, let code), .writeFailed(_, let code), .syncFailed(_, let code),
            .renameFailed(_, let code):
            code
        }
    }

    public var isDiskFull: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
}

/// A file that is there whole or not at all: written beside its place, synced, then renamed.
///
/// Without ``commit()`` nothing is left behind. A path that is there already and is no regular file (a device or a
/// pipe) is written to directly.
public final class AtomicFile {
    public let path: String
    private let folder: String
    private var temporary: String?
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private static let bufferSize = 64 * 1024

    /// - Parameter mode: 0o600 for what holds data of persons, 0o644 for reports; the umask may take more away.
    public init(path: String, mode: UInt32) throws(WriteError) {
        self.path = path
        let name = path.lastIndex(of: "/")
        folder = name.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        var status = stat()
        if stat(path, &status) == 0 {
            let kind = status.st_mode & S_IFMT
            if kind == S_IFDIR { throw .cannotCreate(path: path, errno: EISDIR) }
            if kind != S_IFREG {
                descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
                guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
                return
            }
        }
        var attempt = 0
        while true {
            let candidate = "\(folder)/.motcua-\(getpid())-\(attempt).tmp"
            descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
            if descriptor >= 0 {
                temporary = candidate
                return
            }
            let error = errno
            guard error == EEXIST || error == EINTR, attempt < 100_000 else {
                throw .cannotCreate(path: path, errno: error)
            }
            if error == EEXIST { attempt += 1 }
        }
    }

    deinit { abandon() }

    public func write(_ bytes: some Collection<UInt8>) throws(WriteError) {
        if bytes.count >= Self.bufferSize {
            // A whole report is not copied once more.
            try flush()
            let error = bytes.withContiguousStorageIfAvailable { put(UnsafeRawBufferPointer($0)) }
            if let error {
                if error != 0 { throw .writeFailed(path: path, errno: error) }
                return
            }
        }
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Puts the file in its place. Once this has returned, it is there even after a power cut.
    public func commit() throws(WriteError) {
        guard descriptor >= 0 else { return }
        do throws(WriteError) {
            try flush()
            // A device or pipe has nothing to sync.
            if temporary != nil, fsync(descriptor) != 0 { throw .syncFailed(path: path, errno: errno) }
            let closed = close(descriptor)
            descriptor = -1
            if closed != 0 { throw .writeFailed(path: path, errno: errno) }
            guard let temporary else { return }
            guard rename(temporary, path) == 0 else { throw .renameFailed(path: path, errno: errno) }
            self.temporary = nil
        } catch {
            abandon()
            throw error
        }
        try syncFolder()
    }

    /// Removes what was written. Does nothing after ``commit()``.
    public func abandon() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        if let temporary { unlink(temporary) }
        temporary = nil
        buffer = []
    }

    private func flush() throws(WriteError) {
        let error = buffer.withUnsafeBytes(put)
        buffer.removeAll(keepingCapacity: true)
        if error != 0 { throw .writeFailed(path: path, errno: error) }
    }

    /// Hands bytes to the system; 0 or errno.
    private func put(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard let start = bytes.baseAddress else { return 0 }
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, start + written, bytes.count - written)
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }

    private func syncFolder() throws(WriteError) {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that may be written to but not read cannot be synced.
        guard opened >= 0 else { return }
        defer { close(opened) }
        if fsync(opened) != 0, errno != EINVAL { throw .syncFailed(path: path, errno: errno) }
    }
}
