import Glibc

/// A temporary file without a name: mode 600, unlinked right after it is opened.
enum UnlinkedFile {
    static func open(in folder: String) throws(SpoolError) -> Int32 {
        var template = Array((folder + "/motcua-XXXXXX").utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        guard descriptor >= 0 else { throw SpoolError.cannotCreate(folder: folder, errno: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = template.withUnsafeBufferPointer { unlink($0.baseAddress!) }
        return descriptor
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int64) throws(SpoolError) {
        var done = 0
        while done < bytes.count {
            let n = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset) + done)
            if n < 0 {
                if errno == EINTR { continue }
                throw SpoolError.writeFailed(errno: errno)
            }
            done += n
        }
    }

    static func read(_ bytes: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int64)
        throws(SpoolError)
    {
        var done = 0
        while done < bytes.count {
            let n = pread(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset) + done)
            if n < 0 {
                if errno == EINTR { continue }
                throw SpoolError.readFailed(errno: errno)
            }
            // A short file means that somebody cut it under us.
            if n == 0 { throw SpoolError.readFailed(errno: EIO) }
            done += n
        }
    }
}
