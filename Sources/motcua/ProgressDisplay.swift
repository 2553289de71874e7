import Engine
import Glibc

/// Progress on standard error: a bar on a terminal, lines of JSON for machines, silence otherwise.
final class ProgressDisplay {
    private enum Mode { case bar, json, none }
    private let mode: Mode
    private var shownAt = 0.0
    private var isShown = false

    init(_ kind: ProgressKind) {
        switch kind {
        case .auto: mode = Terminal.errorIsTerminal ? .bar : .none
        case .bar: mode = .bar
        case .json: mode = .json
        case .none: mode = .none
        }
    }

    func show(_ event: ProgressEvent) {
        guard mode != .none else { return }
        // Ten times a second is enough for an eye.
        let now = Self.seconds()
        guard now - shownAt >= 0.1 else { return }
        shownAt = now
        let text: String
        switch mode {
        case .json:
            text =
                "{\"stage\":\"\(event.stage.rawValue)\",\"file\":\(event.file),\"files\":\(event.files),"
                + "\"bytes\":\(event.bytes),\"total\":\(event.totalBytes),\"records\":\(event.records)}\n"
        default: text = "\r" + bar(event) + "\u{1B}[K"
        }
        isShown = true
        try? Terminal.write(text, to: STDERR_FILENO)
    }

    /// Clears the bar.
    func finish() {
        if isShown, mode == .bar { try? Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    private func bar(_ event: ProgressEvent) -> String {
        let width = 30
        let share = event.totalBytes > 0 ? min(1, Double(event.bytes) / Double(event.totalBytes)) : 0
        let filled = Int(share * Double(width))
        let blocks = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let percent = event.totalBytes > 0 ? " \(Int(share * 100)) %" : ""
        return "\(blocks)\(percent)  " + L("tệp", "file") + " \(event.file)/\(event.files)  \(event.records) "
            + L("bản ghi", "records")
    }

    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
