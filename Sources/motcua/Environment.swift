import CMalloc
import Dossiers
import Engine
import Glibc
import Reports

/// The clock, the environment and the terminal are read here and nowhere else; everything below gets values.
enum Environment {
    static func value(_ name: String) -> String? {
        guard let text = getenv(name) else { return nil }
        return String(cString: text)
    }

    /// The machine's cores that are switched on.
    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    static var temporaryFolder: String { value("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

    /// Where the address space is limited (`ulimit -v`), all threads share one heap: each heap of its own would reserve
    /// 64 MiB of it, used or not, and the run would die of what it does not need.
    static func spareAddressSpace() {
        if addressSpace != nil { mallopt(M_ARENA_MAX, 1) }
    }

    /// Bytes that the process may map; nil without a limit.
    static var addressSpace: Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
            return nil
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// Local civil time in Vietnam (UTC+7, no summer time), whatever the machine's zone. `MOTCUA_NOW`
    /// sets it, so that a transcript can be repeated.
    static var now: Stamp {
        if let given = value("MOTCUA_NOW"), let stamp = Stamp(isoText: given) { return stamp }
        return Stamp(rawValue: UInt32(clamping: time(nil) + 7 * 3600))
    }
}

enum Terminal {
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Colour only on a terminal that can show it, and not when `NO_COLOR` is set (no-color.org).
    static var showsColour: Bool {
        outputIsTerminal && (Environment.value("NO_COLOR") ?? "").isEmpty && Environment.value("TERM") != "dumb"
    }

    static var width: Int {
        var size = winsize()
        if outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        if let columns = Environment.value("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        return 100
    }

    /// `motcua … | head` ends without a crash: the write reports the broken pipe instead.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws {
        let bytes = Array(text.utf8)
        try write(bytes.span, to: descriptor)
    }

    static func write(_ bytes: Span<UInt8>, to descriptor: Int32 = STDOUT_FILENO) throws {
        let code = StandardStreams.write(bytes, to: descriptor)
        guard code != 0 else { return }
        if code == EPIPE { throw ReaderGone() }
        throw RunError.write(path: descriptor == STDOUT_FILENO ? "stdout" : "stderr", errno: code)
    }

    /// The sentences of an error on standard error. Where nobody reads them the exit code still tells.
    static func complain(_ sentences: [Bilingual]) { tell(L("Lỗi: ", "Error: "), sentences) }

    static func warn(_ sentences: [Bilingual]) { tell(L("Cảnh báo: ", "Warning: "), sentences) }

    private static func tell(_ kind: String, _ sentences: [Bilingual]) {
        for sentence in sentences {
            try? write(kind + sentence[RunLanguage.current] + "\n", to: STDERR_FILENO)
        }
    }
}

/// The other end of a pipe is closed, as `| head` does it.
struct ReaderGone: Error {}
