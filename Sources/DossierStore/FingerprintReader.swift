public import Dossiers
import GRDB

/// Reads, on a connection of its own, by which records the store's dossiers were made: what an import compares with. It
/// sees the store as it was before the run.
public final class FingerprintReader {
    private let store: DossierStore
    private let range: RawStatement
    private let one: RawStatement

    public init(_ path: String) throws(StoreError) {
        store = try DossierStore(path, isProven: true)
        try store.read { try $0.beginTransaction(.deferred) }
        let connection = try store.connection()
        range = try RawStatement(
            connection, "SELECT key, fingerprint FROM dossier WHERE key >= ? AND key <= ? ORDER BY key", path: path)
        one = try RawStatement(connection, "SELECT fingerprint FROM dossier WHERE key = ?", path: path)
    }

    /// Begins with the dossiers from one key up to another, in order.
    public func begin(_ keys: ClosedRange<Int64>) {
        range.reset()
        range.bind(1, keys.lowerBound)
        range.bind(2, keys.upperBound)
    }

    /// The next dossier; nil at the end.
    @inline(__always)
    public func next() throws(StoreError) -> (key: Int64, fingerprint: Int64)? {
        guard try range.step() else {
            range.reset()
            return nil
        }
        return (range.int(0), range.int(1))
    }

    /// The fingerprint of one dossier; nil when there is none.
    @inline(__always)
    public func fingerprint(of key: Int64) throws(StoreError) -> Int64? {
        defer { one.reset() }
        one.bind(1, key)
        return try one.step() ? one.int(0) : nil
    }

    /// What decides whether a dossier is one of those that a full export had to name.
    public struct Scope: Sendable {
        public var received: Stamp
        public var receivingUnit: WordID
        public var resolvingUnit: WordID
        /// Of the export that made the present state.
        public var exportedAt: Stamp
    }

    public func scope(of key: Int64) throws(StoreError) -> Scope? {
        try store.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT received_at, receiving_unit, resolving_unit, exported_at
                    FROM dossier_values d JOIN file ON file.id = d.file WHERE key = ?
                    """)
            guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
            func number(_ column: Int) -> UInt32 { UInt32(truncatingIfNeeded: (row[column] as Int64?) ?? 0) }
            return Scope(
                received: Stamp(rawValue: number(0)), receivingUnit: WordID(rawValue: number(1)),
                resolvingUnit: WordID(rawValue: number(2)), exportedAt: Stamp(rawValue: number(3)))
        }
    }
}
