public import Dossiers
import GRDB

extension StoreWriter {
    /// Why a run cannot be undone.
    public enum UndoProblem: Error, Sendable {
        /// Only the last run can be; nil when there is none.
        case notTheLast(Int64?)
        /// What a pruning took away is gone.
        case pruning(Int64)
        case store(StoreError)
    }

    /// Takes the last run back: what was known before it is known again. The run stays recorded as undone, and what it
    /// had brought stays among the past states.
    public func undo(_ number: Int64, at clock: Stamp) throws(UndoProblem) {
        guard var run = facts.last, run.id == number else { throw .notTheLast(facts.last?.id) }
        guard run.kind == .importing else { throw .pruning(number) }
        do throws(StoreError) {
            try takeBack(dossiers, number)
            try takeBack(registers, number)
            try sql { db in
                try db.execute(sql: "DELETE FROM vanished WHERE run = ?", arguments: [number])
                try db.execute(sql: "UPDATE vanished SET returned = NULL WHERE returned = ?", arguments: [number])
                try db.execute(sql: "DELETE FROM procedure_fact WHERE since = ?", arguments: [number])
                try db.execute(sql: "UPDATE procedure_fact SET until = NULL WHERE until = ?", arguments: [number])
                try db.execute(sql: "DELETE FROM register_series WHERE since = ?", arguments: [number])
                try db.execute(
                    sql: """
                        DELETE FROM displaced WHERE key NOT IN (SELECT key FROM dossier)
                            AND key NOT IN (SELECT key FROM register_entry)
                        """)
            }
            run.state = .undone
            run.undoneAt = clock
            let undone = run
            try commit { try undone.write($0) }
        } catch { throw .store(error) }
    }

    private func takeBack(_ table: StateTable, _ number: Int64) throws(StoreError) {
        let keys = try sql { db in
            try Int64.fetchAll(
                db, sql: "SELECT key FROM \(table.kind.present) WHERE since = ? ORDER BY key", arguments: [number])
        }
        for key in keys {
            guard let row = try table.row(key, words.columns) else { continue }
            let columns = try self.number(of: row.dossier.known)
            guard row.past != 0, let (before, until) = try table.past(row.past, words.columns) else {
                let code = try table.withCode(key) { Array($0) }
                _ = try table.insertPast(row, until: number, code: code, columns: columns)
                try table.delete(row)
                continue
            }
            // The two change places: the state that is taken back keeps the other's number.
            var takenBack = row
            takenBack.past = before.past
            try table.updatePast(row.past, from: before, until: until, to: takenBack, until: number, columns: columns)
            try table.update(from: row, to: before, columns: try self.number(of: before.dossier.known))
        }
    }
}
