/// A fault of the temporary file behind a spool.
public enum SpoolError: Error, Sendable, Equatable {
    case cannotCreate(folder: String, errno: Int32)
    case writeFailed(errno: Int32)
    case readFailed(errno: Int32)
    case outOfMemory
}
