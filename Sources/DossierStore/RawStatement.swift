import CSQLite

/// A prepared statement, called without anything in between: an import binds a hundred million values.
///
/// Belongs to its connection and is used by one thread at a time.
final class RawStatement {
    private var statement: OpaquePointer?
    private let connection: OpaquePointer
    private let path: String

    init(_ connection: OpaquePointer, _ sql: String, path: String) throws(StoreError) {
        self.connection = connection
        self.path = path
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    deinit { end() }

    /// A connection cannot be closed while it has statements. The statement is of no use afterwards.
    func end() {
        sqlite3_finalize(statement)
        statement = nil
    }

    // MARK: - Binding

    @inline(__always) func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(statement, index, value) }
    /// 0 is written as NULL.
    @inline(__always) func bind(_ index: Int32, orNull value: Int64) {
        if value == 0 { sqlite3_bind_null(statement, index) } else { sqlite3_bind_int64(statement, index, value) }
    }
    @inline(__always) func bindNull(_ index: Int32) { sqlite3_bind_null(statement, index) }

    /// The text is lent until the statement has run.
    func bind(_ index: Int32, lent text: UnsafeBufferPointer<UInt8>) {
        mc_sqlite_bind_lent_text(statement, index, text.baseAddress ?? UnsafePointer(bitPattern: 1), Int32(text.count))
    }

    func bind(_ index: Int32, _ text: String) {
        var text = text
        text.withUTF8 { bytes in
            _ = mc_sqlite_bind_text(
                statement, index, bytes.baseAddress ?? UnsafePointer(bitPattern: 1), Int32(bytes.count))
        }
    }

    // MARK: - Running

    /// Whether there is a row to read.
    @inline(__always)
    func step() throws(StoreError) -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    /// Runs a statement without rows and makes it ready for the next time.
    @inline(__always)
    func run() throws(StoreError) {
        let code = sqlite3_step(statement)
        if code != SQLITE_DONE {
            let failed = failure(code)
            sqlite3_reset(statement)
            throw failed
        }
        sqlite3_reset(statement)
    }

    @inline(__always) func reset() { sqlite3_reset(statement) }

    // MARK: - Reading

    @inline(__always) func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// Lends the bytes of a text.
    func withText<Result>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = sqlite3_column_text(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

    private func failure(_ code: Int32) -> StoreError {
        .of(code: code, message: String(cString: sqlite3_errmsg(connection)), path: path)
    }
}
