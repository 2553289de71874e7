import Glibc

/// Writing to a descriptor that is open already: standard output and standard error.
public enum OutputStream {
    /// Writes all bytes.
    /// - Returns: 0, or the system's error number.
    public static func write(_ bytes: Span<UInt8>, to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBufferPointer { buffer in
            var done = 0
            while done < buffer.count {
                let written = Glibc.write(descriptor, buffer.baseAddress.unsafelyUnwrapped + done, buffer.count - done)
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                done += written
            }
            return 0
        }
    }
}

extension AtomicFile {
    public func write(_ bytes: Span<UInt8>) throws(WriteError) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(WriteError) in try write(buffer) }
    }
}
