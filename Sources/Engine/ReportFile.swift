import CSVStream
import Glibc

/// A result file that appears whole or not at all: written beside, synced and renamed.
public final class ReportFile {
    private let file: AtomicFile

    /// Opens the file's place at once, so that one that cannot be written is known before the work.
    public init(_ path: String) throws(RunError) {
        do { file = try AtomicFile(path: path, mode: 0o644) } catch {
            throw .write(path: error.path, errno: error.code)
        }
    }

    public func write(_ text: String) throws(RunError) {
        do { try file.write(text.utf8) } catch { throw .write(path: error.path, errno: error.code) }
    }

    public func write(_ bytes: Span<UInt8>) throws(RunError) {
        do { try file.write(bytes) } catch { throw .write(path: error.path, errno: error.code) }
    }

    public func commit() throws(RunError) {
        do { try file.commit() } catch { throw .write(path: error.path, errno: error.code) }
    }

    /// Makes a folder (mode 700) unless it is there.
    public static func makeFolder(_ path: String) throws(RunError) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw .write(path: path, errno: errno)
    }
}
