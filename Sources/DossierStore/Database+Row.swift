import GRDB

extension Database {
    /// Writes a row by its `id`. One that is there is changed in its place: to replace it would ask every table that refers
    /// to it, row by row.
    func write(_ values: [(String, (any DatabaseValueConvertible)?)], to table: String) throws {
        let names = values.map(\.0)
        try execute(
            sql: """
                INSERT INTO \(table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (id) DO UPDATE SET \(names.filter { $0 != "id" }.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """, arguments: StatementArguments(values.map(\.1)))
    }
}
