public import Dossiers
import GRDB
import Synchronization

/// What the store knew after one run, read by several threads, each on a connection of its own; all of them see the same
/// commit.
public final class StoreSnapshot: @unchecked Sendable {
    public let path: String
    public let facts: StoreFacts
    public let words: StoreWords
    /// The run after which this was known.
    public let run: StoredRun
    /// What the run after which it was known shows is not the newest.
    public let isPast: Bool
    /// The registers that were known, and what they say of procedures.
    public let series: [RegisterSeries]
    public let procedureFacts: [StoredProcedureFact]
    /// The files of the runs, without their headings and counts, by their numbers.
    public let files: [StoredFile]
    /// Dossiers that a full export no longer had.
    public let vanished: Set<Int64>

    /// Keys of rows that stand beside their place.
    private let displaced: Set<Int64>
    private let connections: [DossierStore]
    /// The connection of the first thread, for what is asked besides.
    var first: DossierStore { connections[0] }
    private let nextRange = Atomic(0)
    /// The keys are read in so many stretches.
    private static let ranges = 256
    /// Stretches of past states.
    private static let pastRows: Int64 = 4096

    /// Which state is asked for.
    public enum Moment: Sendable {
        case latest
        case run(Int64)
        /// Everything that was published before an instant (local civil time, exclusive).
        case before(Stamp)
    }

    public enum MomentError: Error, Sendable {
        case store(StoreError)
        /// Nothing was published yet.
        case empty(path: String)
        case noSuchRun(Int64, last: Int64)
        case undone(Int64)
        case nothingBefore(Stamp, first: Stamp)
    }

    public init(_ path: String, threads: Int, at moment: Moment = .latest) throws(MomentError) {
        self.path = path
        var connections: [DossierStore] = []
        do throws(StoreError) { connections = try Self.connections(path, threads) } catch { throw .store(error) }
        self.connections = connections
        do throws(StoreError) {
            try connections[0].read { try SmallTables.check($0, path: path) }
            facts = try connections[0].facts()
        } catch { throw .store(error) }
        run = try Self.run(moment, facts, path)
        isPast = run.id != facts.last?.id
        let last = run.id
        do throws(StoreError) {
            words = try connections[0].read { try StoreWords.read($0) }
            series = try connections[0].read { try RegisterSeries.read($0) }.filter { $0.since <= last }
            procedureFacts = try connections[0].read { db in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM procedure_fact WHERE since <= ?1 AND (until IS NULL OR until > ?1)",
                    arguments: [last]
                ).map(StoredProcedureFact.init)
            }
            files = try connections[0].read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT file.* FROM file JOIN run ON run.id = file.run
                        WHERE run.state = 'published' AND run.id <= ? ORDER BY file.id
                        """, arguments: [last]
                ).map(StoredFile.init)
            }
            displaced = try connections[0].read { try Int64.fetchSet($0, sql: "SELECT key FROM displaced") }
            vanished = try connections[0].read { db in
                try Int64.fetchSet(
                    db, sql: "SELECT key FROM vanished WHERE run <= ?1 AND (returned IS NULL OR returned > ?1)",
                    arguments: [last])
            }
        } catch { throw .store(error) }
    }

    /// Connections that see the same commit: where one is published in between, all begin anew.
    private static func connections(_ path: String, _ threads: Int) throws(StoreError) -> [DossierStore] {
        for _ in 0..<50 {
            var opened: [DossierStore] = []
            var commits: Set<Int64> = []
            for _ in 0..<max(1, threads) {
                let store = try DossierStore(path, isProven: true)
                let commit = try store.read { db in
                    try db.beginTransaction(.deferred)
                    return try Int64.fetchOne(db, sql: "SELECT commits FROM store") ?? 0
                }
                commits.insert(commit)
                opened.append(store)
            }
            if commits.count == 1 { return opened }
        }
        throw .busy(path: path)
    }

    private static func run(_ moment: Moment, _ facts: StoreFacts, _ path: String) throws(MomentError) -> StoredRun {
        guard let last = facts.last else { throw .empty(path: path) }
        switch moment {
        case .latest: return last
        case .run(let number):
            guard let run = facts.runs.first(where: { $0.id == number }) else {
                throw .noSuchRun(number, last: facts.runs.last?.id ?? 0)
            }
            guard run.state == .published else { throw .undone(number) }
            return run
        case .before(let bound):
            guard let run = facts.published.last(where: { $0.finishedAt < bound }) else {
                throw .nothingBefore(bound, first: facts.published.first?.finishedAt ?? .none)
            }
            return run
        }
    }

    /// Proves that what was read is what the run has published. What was pruned since cannot be proven.
    public func prove(_ reading: Reading) throws(StoreError) {
        guard prunedSince == nil else { return }
        guard reading.dossiers == run.dossiers, reading.registers == run.registers else {
            throw .damaged(
                path: path,
                detail: "run \(run.id): \(reading.dossiers.rows)/\(run.dossiers.rows) dossiers, "
                    + "\(reading.registers.rows)/\(run.registers.rows) register entries, digests differ")
        }
    }

    /// The pruning that took dossiers away that this state had; nil when it is whole.
    public var prunedSince: StoredRun? {
        facts.published.first { $0.kind == .prune && $0.id > run.id }
    }

    // MARK: - Dossiers

    /// What one thread reads; they share the stretches out among each other.
    public struct Reading: Sendable {
        public var dossiers = TableDigest()
        public var registers = TableDigest()
        public init() {}
    }

    /// Passes every dossier that was known, with what the registers said of it. To be called once by each thread.
    /// - Parameters:
    ///   - body: a dossier, and what the registers say of its id.
    ///   - unmatched: what registers say of an id that no export had.
    ///   - readsAll: also the line of the record, the run and the past of each dossier.
    public func read<Failure: Error>(
        thread: Int, readsAll: Bool = false, _ body: (borrowing StoredDossier, StoredDossier?) throws(Failure) -> Void,
        unmatched: (borrowing StoredDossier) throws(Failure) -> Void
    ) throws -> Reading {
        let reader = try SnapshotReader(connections[thread], self, readsAll: readsAll)
        var reading = Reading()
        // The stretches of keys come first, behind them those of past states.
        var stretch = nextStretch()
        while stretch < Self.ranges {
            try reader.read(StoreKey.stretch(stretch, of: Self.ranges), &reading, body, unmatched)
            stretch = nextStretch()
        }
        guard isPast else { return reading }
        // What was replaced since stands among the past states.
        while true {
            let low = run.firstPast + Int64(stretch - Self.ranges) * Self.pastRows
            guard try reader.readPast(low..<low + Self.pastRows, &reading, body) else { break }
            stretch = nextStretch()
        }
        return reading
    }

    private func nextStretch() -> Int { nextRange.add(1, ordering: .relaxed).oldValue }

    /// A snapshot is read once; for a further time it begins anew.
    public func rewind() { nextRange.store(0, ordering: .relaxed) }

    /// The code of a dossier, or of an id in registers.
    ///
    /// It is proven by its key, which is the code's digest.
    public func code(_ key: Int64) throws(StoreError) -> String {
        let code = try storedCode(key)
        guard StoreKey.home(ofCode: code, bits: facts.keyBits) == key || displaced.contains(key) else {
            throw .damaged(path: path, detail: "a code is not in its place")
        }
        return code
    }

    private func storedCode(_ key: Int64) throws(StoreError) -> String {
        try first.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT code FROM dossier WHERE key = ?1 UNION ALL SELECT code FROM register_entry WHERE key = ?1
                    LIMIT 1
                    """)
            return try String.fetchOne(statement, arguments: [key]) ?? ""
        }
    }

    /// Headings and counts of a file.
    public func whole(_ file: StoredFile) throws(StoreError) -> StoredFile {
        try first.files(of: file.run).first { $0.id == file.id } ?? file
    }
}
