import Dossiers
import GRDB

/// What was known of one dossier, and when.
public struct DossierHistory: Sendable {
    /// A state and the run up to which it was known; nil while it still is.
    public struct State: Sendable {
        public var state: StoredDossier
        public var until: Int64?
        /// The run that brought it was undone.
        public var isUndone = false
    }

    public var key: Int64
    public var code: String
    /// The oldest first.
    public var exports: [State] = []
    public var registers: [State] = []
    /// Runs of full exports that no longer had it, and in which it was there again.
    public var vanished: [(run: Int64, returned: Int64?)] = []
}

extension StoreSnapshot {
    /// The history of a dossier by its code, up to the snapshot's run; nil when the store has no such code.
    public func history(of code: String) throws(StoreError) -> DossierHistory? {
        let store = first
        let home = StoreKey.home(ofCode: code, bits: facts.keyBits)
        let found = try store.read { db in
            // Its place, or one beside it.
            let keys =
                try [home] + Int64.fetchAll(db, sql: "SELECT key FROM displaced WHERE home = ?", arguments: [home])
            return try keys.first { key in
                try String.fetchOne(
                    db,
                    sql: """
                        SELECT code FROM dossier WHERE key = ?1 UNION ALL SELECT code FROM register_entry WHERE key = ?1
                        UNION ALL SELECT code FROM dossier_past WHERE code = ?2 LIMIT 1
                        """, arguments: [key, code]) == code
            }
        }
        guard let key = found else { return nil }
        return try history(key, code)
    }

    /// The history of a dossier by its key.
    public func history(_ key: Int64, _ code: String) throws(StoreError) -> DossierHistory {
        let store = first
        let connection = try store.connection()
        var history = DossierHistory(key: key, code: code)
        history.exports = try states(key, .dossiers, connection)
        history.registers = try states(key, .registers, connection)
        let last = run.id
        history.vanished = try store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT run, returned FROM vanished WHERE key = ? AND run <= ? ORDER BY id",
                arguments: [key, last]
            ).map { ($0[0], $0[1]) }
        }
        return history
    }

    private func states(
        _ key: Int64, _ kind: StateTable.Kind, _ connection: OpaquePointer
    ) throws(StoreError) -> [DossierHistory.State] {
        let last = run.id
        let undone = Set(facts.runs.filter { $0.state == .undone }.map(\.id))
        var states: [DossierHistory.State] = []
        let columns = StateTable.columns(kind)
        let past = try RawStatement(
            connection, "SELECT \(columns), until FROM \(kind.past) WHERE key = ? ORDER BY id", path: path)
        past.bind(1, key)
        while try past.step() {
            let state = StateTable.read(past, at: 0, kind, words.columns)
            guard state.since <= last else { continue }
            let end = past.int(StateTable.width(kind))
            states.append(
                DossierHistory.State(
                    state: state, until: end <= last ? end : nil,
                    isUndone: undone.contains(state.since) && end == state.since))
        }
        let present = try RawStatement(connection, "SELECT \(columns) FROM \(kind.present) WHERE key = ?", path: path)
        present.bind(1, key)
        if try present.step() {
            let state = StateTable.read(present, at: 0, kind, words.columns)
            if state.since <= last { states.append(DossierHistory.State(state: state)) }
        }
        states.sort { ($0.state.since, $0.until ?? .max) < ($1.state.since, $1.until ?? .max) }
        return states
    }
}
