import CSVStream

/// Standard output and standard error, for the executable.
public enum StandardStreams {
    /// Writes all bytes.
    /// - Returns: 0, or the system's error number.
    public static func write(_ bytes: Span<UInt8>, to descriptor: Int32) -> Int32 {
        OutputStream.write(bytes, to: descriptor)
    }
}
