import Dossiers
@testable import DossierStore
@testable import Engine
import Reports
import Testing

/// A folder with a store in it, and short ways to use it.
struct StoreScratch {
    let scratch = Scratch()
    var store: String { scratch.path + "/kho.db" }
    /// The run's own clock, a minute later each time.
    static let start = Stamp(isoText: "2026-01-01 20:00:00")!

    func request(at minute: Int = 0) -> RunRequest {
        var request = RunRequest(clock: Stamp(rawValue: Self.start.rawValue + UInt32(minute) * 60))
        request.maxRejects = "100%"
        request.cores = 2
        return request
    }

    @discardableResult
    func importing(
        _ files: [String], registers: [String] = [], drawnAt: String? = nil, at minute: Int = 0, full: Bool = false,
        keyBits: Int = 63, threads: Int = 2, _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> ImportSummary {
        var request = request(at: minute)
        request.inputs = files
        request.registers = registers
        request.exportedAt = drawnAt
        request.threads = threads
        var options = ImportOptions(store: store)
        options.isFull = full
        options.keyBits = keyBits
        change(&options)
        return try ImportJob(try request.settings(), options, report: { _ in }).run()
    }

    func analyze(_ change: (inout RunRequest) -> Void = { _ in }) throws -> ReportDocument {
        var request = request()
        request.store = store
        request.threads = 2
        change(&request)
        return try Pipeline.analyze(try request.settings())
    }

    func list(_ key: String, _ change: (inout RunRequest) -> Void = { _ in }) throws -> [String] {
        var request = request()
        request.store = store
        change(&request)
        let listing = try Pipeline.list(key, part: .numerator, try request.settings()).listing
        var codes: [String] = []
        while let row = try listing.nextRow() {
            if case .text(let code) = row[0] { codes.append(code) }
        }
        return codes.sorted()
    }

    func check() throws -> StoreCheck { try StoreCheck.whole(store) }
}

/// The figures of a report, without what tells where they come from.
struct Figures: Equatable {
    var slices: [[Int64]]
    var keys: [[String?]]
    var indicators: [[IndicatorResultText]]
    var excluded: [ReportDocument.CountedKind]
    var findings: [ReportDocument.CountedKind]
    var dossiers: Int64

    typealias IndicatorResultText = String

    /// - Parameter history: also what only a store can show.
    init(_ document: ReportDocument, history: Bool = false) {
        slices = document.slices.map(\.counts)
        keys = document.slices.map(\.key)
        // A7 of a store counts moved due dates too.
        indicators = document.slices.map { $0.indicators.filter { $0.id != "A7" }.map { "\($0)" } }
        excluded = document.excluded
        let ofHistory = [
            "dueMovedAfterPassing", "dueMovedTwice", "onTimeByMovedDue", "finishTakenBack", "vanished", "flips",
        ]
        findings = document.findings.filter { history || !ofHistory.contains($0.kind) }
        dossiers = document.totals.dossiers
        if !history {
            let moved = Int(Mark.extendedTwice.rawValue)
            for index in slices.indices { slices[index][moved] = 0 }
        }
    }
}
