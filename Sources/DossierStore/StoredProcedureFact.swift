public import Dossiers
import GRDB

/// What registers say of a procedure.
public struct StoredProcedureFact: Sendable, Equatable {
    public var procedure: WordID
    public var level = ServiceLevel.unknown
    public var limitValue: UInt16 = 0
    public var limitUnit = LimitUnit.none
    public var fee: Int64?
    public init(procedure: WordID) { self.procedure = procedure }
}

extension StoredProcedureFact {
    init(_ row: Row) {
        procedure = WordID(rawValue: UInt32(truncatingIfNeeded: row["procedure"] as Int64))
        level = ServiceLevel(rawValue: row["level"] ?? 0) ?? .unknown
        limitValue = row["limit_value"] ?? 0
        limitUnit = LimitUnit(rawValue: row["limit_unit"] ?? 0) ?? .none
        fee = row["fee"]
    }

    static func write(_ facts: [StoredProcedureFact], run: Int64, _ db: Database) throws -> Int64 {
        var changed: Int64 = 0
        for fact in facts.sorted(by: { $0.procedure.rawValue < $1.procedure.rawValue }) {
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM procedure_fact WHERE procedure = ? AND until IS NULL",
                arguments: [Int64(fact.procedure.rawValue)])
            var new = fact
            if let row {
                let known = StoredProcedureFact(row)
                if new.level == .unknown { new.level = known.level }
                if new.limitUnit == .none { (new.limitValue, new.limitUnit) = (known.limitValue, known.limitUnit) }
                if new.fee == nil { new.fee = known.fee }
                if new == known { continue }
                try db.execute(
                    sql: "UPDATE procedure_fact SET until = ? WHERE id = ?", arguments: [run, row["id"] as Int64])
            }
            try db.execute(
                sql: """
                    INSERT INTO procedure_fact (procedure, since, level, limit_value, limit_unit, fee)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Int64(new.procedure.rawValue), run, Int64(new.level.rawValue), Int64(new.limitValue),
                    Int64(new.limitUnit.rawValue), new.fee,
                ])
            changed += 1
        }
        return changed
    }
}
