public import Dossiers
import GRDB

extension StoreWriter {
    /// Takes away the dossiers that ended before a day, with their history and what registers say of them. Figures that
    /// were frozen stay.
    /// - Returns: how many dossiers were taken away.
    public func prune(before day: CivilDay, as run: StoredRun) throws(StoreError) -> Int64 {
        let bound = Int64(day.start.rawValue)
        let keys = try sql { db in
            try Int64.fetchSet(
                db,
                sql: """
                    SELECT key FROM dossier_values WHERE coalesce(finished_at, returned_at) < ?1
                        OR (status = ?2 AND finished_at IS NULL AND returned_at IS NULL AND received_at < ?1)
                    """, arguments: [bound, Int64(StatusGroup.notAccepted.rawValue)])
        }
        try takeAway(keys, dossiers, before: bound)
        try takeAway(keys, registers, before: bound)
        try sql { db in
            try db.execute(
                sql: "DELETE FROM vanished WHERE key NOT IN (SELECT key FROM dossier)")
            try db.execute(
                sql: """
                    DELETE FROM displaced WHERE key NOT IN (SELECT key FROM dossier)
                        AND key NOT IN (SELECT key FROM register_entry)
                    """)
        }
        facts.prunedBefore = max(facts.prunedBefore, day.start)
        var run = run
        run.counts.beyond = Int64(keys.count)
        try publish(run)
        return Int64(keys.count)
    }

    private func takeAway(_ keys: Set<Int64>, _ table: StateTable, before bound: Int64) throws(StoreError) {
        for key in keys.sorted() {
            if let row = try table.row(key, words.columns) { try table.delete(row) }
        }
        // The latest first: each names the one before it. What a run brought that was undone has no present state.
        let past = try sql { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT p.id, p.key, coalesce(p.finished_at, p.returned_at) FROM \(table.kind.past)_values p
                    WHERE p.key NOT IN (SELECT key FROM \(table.kind.present)) ORDER BY p.id DESC
                    """
            ).map { ($0[0] as Int64, $0[1] as Int64, ($0[2] as Int64?) ?? .max) }
        }
        for (id, key, end) in past where keys.contains(key) || end < bound {
            if let (row, until) = try table.past(id, words.columns) { try table.deletePast(id, row, until: until) }
        }
    }
}

extension DossierStore {
    /// Gives the room of what was taken away back to the disk, so that nothing of it can be read any more.
    public func compact() throws(StoreError) {
        try StoreError.mapped(path) {
            try queue.unsafeReentrantWrite { db in
                // The copy that is made on the way is as large as the store.
                try db.execute(sql: "PRAGMA temp_store = FILE")
                try db.execute(sql: "VACUUM")
                do { try db.checkpoint(.truncate) } catch let error as DatabaseError
                    where error.resultCode == .SQLITE_BUSY
                {
                    return
                }
            }
        }
    }
}
