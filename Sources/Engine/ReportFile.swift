import CSVStream
import Glibc

/// A result file that appears whole or not at all: written beside, synced and renamed.
public final class ReportFile {
    private let file: AtomicFile

    /// Opens the file's place at once, so that one that cannot be written is known before the work.
    /// - Parameter sparing: what is read in this run; a result never replaces it.
    public init(_ path: String, sparing inputs: [String] = []) throws(RunError) {
        let files = (try? InputPaths.expand(inputs)) ?? inputs
        if let own = InputPaths.Identity(path), files.contains(where: { InputPaths.Identity($0) == own }) {
            throw .usage(.outputIsInput(path))
        }
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

    /// Adds a line to a file (mode 600 when it is new) and syncs it.
    public static func append(_ line: String, to path: String) throws(RunError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .write(path: path, errno: errno) }
        defer { close(descriptor) }
        if line.isEmpty { return }
        // What a power cut left of a line before is no beginning of this one.
        var last: UInt8 = 0x0A
        let reading = open(path, O_RDONLY | O_CLOEXEC)
        if reading >= 0 {
            let end = lseek(reading, 0, SEEK_END)
            if end > 0 { _ = pread(reading, &last, 1, end - 1) }
            close(reading)
        }
        let line = last == 0x0A ? line : "\n" + line
        // One write: lines of runs that end at once do not mix.
        let bytes = Array((line.hasSuffix("\n") ? line : line + "\n").utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw .write(path: path, errno: errno) }
        if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw .write(path: path, errno: errno) }
    }

    /// Makes a folder (mode 700), and those above it, unless they are there.
    public static func makeFolder(_ path: String) throws(RunError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part + "/"
            if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EROFS { throw .write(path: path, errno: errno) }
        }
        guard access(made.isEmpty ? "/" : made, W_OK | X_OK) == 0 else { throw .write(path: path, errno: errno) }
    }

    /// Takes a file away, if it is there.
    static func remove(_ path: String) { unlink(path) }
}
