import ArgumentParser
import Engine
import Glibc

/// Which store is read.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Kho, một tệp SQLite (xem motcua import).", "The store, one SQLite file (see motcua import)."),
            valueName: L("kho", "store")))
    var store: String
}

/// A store in the place of files.
struct StoreSourceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Đọc từ kho này thay cho tệp (xem motcua import).",
                "Read from this store instead of files (see motcua import)."),
            valueName: L("kho", "store")))
    var store: String?

    @OptionGroup var known: KnownAtOptions
}

/// Which state of a store is read.
struct KnownAtOptions: ParsableArguments {
    @Option(
        name: .customLong("known-at"),
        help: ArgumentHelp(
            L(
                "Theo những gì kho biết sau lượt nhập này, hoặc đến hết ngày này.",
                "By what the store knew after this run, or by the end of this day."),
            valueName: L("lượt|ngày", "run|date")))
    var knownAt: String?
}

/// How a run that changes the store gets at it.
struct LockOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Chờ lượt khác xong, nhiều nhất số giây này.", "Wait for another run to end, at most this many seconds."),
            valueName: L("giây", "seconds")))
    var wait: Int = 0

    /// What another run is told of this one while it waits.
    var holder: String { "pid \(getpid()), \(Environment.now.isoText())" }
}
