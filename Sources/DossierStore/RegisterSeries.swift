public import Dossiers
import GRDB

/// Registers that tell the same fields belong together: night after night, or month after month.
public struct RegisterSeries: Sendable, Equatable {
    /// From 1; its bit in a row is `id - 1`.
    public var id: Int64
    public var since: Int64
    public var fields: FieldSet
    public var isByProcedure: Bool

    /// So many fit into a row's word.
    public static let most = 63
}

extension RegisterSeries {
    static func read(_ db: Database) throws -> [RegisterSeries] {
        try Row.fetchAll(db, sql: "SELECT id, since, fields, is_by_procedure FROM register_series ORDER BY id").map {
            RegisterSeries(
                id: $0[0], since: $0[1], fields: FieldSet(rawValue: UInt64(bitPattern: $0[2])), isByProcedure: $0[3])
        }
    }

    func write(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO register_series (id, since, fields, is_by_procedure, field_names) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                id, since, Int64(bitPattern: fields.rawValue), isByProcedure,
                fields.fields.map(\.key).joined(separator: " "),
            ])
    }
}
