import Glibc

/// The lock of those who change a store: one at a time. It is held by an open file and dies with its process.
public final class RunLock {
    private let descriptor: Int32

    /// The file beside the store that is locked; it stays there and means nothing by itself.
    public static func path(of store: String) -> String { store + ".lock" }

    /// - Parameters:
    ///   - seconds: how long to wait for another one.
    ///   - holder: what those who come later are told of this one.
    public init(store: String, wait seconds: Int, holder: String) throws(StoreError) {
        descriptor = try Self.locked(Self.path(of: store), store, wait: seconds)
        ftruncate(descriptor, 0)
        let bytes = Array(holder.utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    /// Opens the file and locks it. Not a part of `init`: what throws there once everything is set still runs `deinit`,
    /// and the file would be closed twice.
    private static func locked(_ path: String, _ store: String, wait seconds: Int) throws(StoreError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            throw code == EROFS || code == EACCES ? .notWritable(path: store) : .cannotOpen(path: path, errno: code)
        }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                close(descriptor)
                throw .cannotOpen(path: path, errno: code)
            }
            guard waited < seconds * 10 else {
                let other = text(descriptor)
                close(descriptor)
                throw .locked(path: store, holder: other)
            }
            usleep(100_000)
            waited += 1
        }
        return descriptor
    }

    deinit { close(descriptor) }

    private static func text(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
