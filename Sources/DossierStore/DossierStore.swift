import CSQLite
import GRDB
import Glibc

/// One SQLite file that keeps what was known of every dossier, and when.
///
/// Written by one process at a time (``RunLock``), by one transaction a run; read by any number, each of which sees
/// the state of one published run.
public final class DossierStore {
    public let path: String
    let queue: DatabaseQueue

    /// What makes SQLite's file a store of this program ("MtCa").
    static let applicationID: Int32 = 0x4D74_4361

    /// Opens a store that is there.
    /// - Parameters:
    ///   - writes: whether it is to be changed; the caller holds the lock then.
    ///   - isProven: the caller proves the small tables itself, or has done so: what they hold is trusted from then on.
    public init(_ path: String, writes: Bool = false, isProven: Bool = false) throws(StoreError) {
        self.path = path
        try Self.check(path)
        // What is no store of ours is not even opened for writing.
        if writes { try DossierStore(path).close() }
        queue = try StoreError.mapped(path) { () throws -> DatabaseQueue in
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(writes: writes, path: path))
            try queue.unsafeRead { db in
                guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID else {
                    throw StoreError.notAStore(path: path)
                }
                if try Migrations.migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
            }
            let isCurrent = try queue.unsafeRead { try Migrations.migrator.hasCompletedMigrations($0) }
            if !isCurrent {
                // A store of an earlier version is brought up to date by whoever may write to it.
                guard writes else { throw StoreError.older(path: path) }
                try Migrations.migrator.migrate(queue)
            }
            if !isProven, !writes {
                try queue.unsafeReentrantRead { db in
                    try db.inTransaction(.deferred) {
                        try SmallTables.check(db, path: path)
                        return .commit
                    }
                }
            }
            return queue
        }
    }

    /// Makes a new, empty store that is filled before anybody else can see it and then put in its place as a whole
    /// (``StoreBuilding``): until then it needs no log.
    /// - Parameter keyBits: fewer than 63 for tests, so that ids share keys.
    init(making path: String, at clock: Int64, keyBits: Int) throws(StoreError) {
        self.path = path
        try Self.makeEmpty(path)
        queue = try StoreError.mapped(path) { () throws -> DatabaseQueue in
            let configuration = Self.configuration(writes: true, path: path, keepsLog: false)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
                try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            }
            try Migrations.migrator.migrate(queue)
            try queue.write { db in
                try db.execute(
                    sql: "INSERT INTO store (id, made_at, key_bits, commits, keeps_officers) VALUES (1, ?, ?, 0, 0)",
                    arguments: [clock, keyBits])
                try SmallTables.seal(db)
            }
            return queue
        }
    }

    deinit { try? queue.close() }

    public func close() throws(StoreError) { try StoreError.mapped(path) { try queue.close() } }

    /// What can be said of the file before SQLite sees it. Nothing of ours ever opens it by other means: closing
    /// that descriptor would drop SQLite's locks.
    static func check(_ path: String) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT ? .notFound(path: path) : .cannotOpen(path: path, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .cannotOpen(path: path, errno: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        // SQLite takes an empty file for a new database: here it is one that was lost.
        guard status.st_size > 0 else { throw .damaged(path: path, detail: "0 bytes") }
        try checkFolder(path)
    }

    /// Makes the empty file that SQLite is to fill, so that only the owner may ever read it.
    static func makeEmpty(_ path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .making(path, errno) }
        Glibc.close(descriptor)
    }

    public static func checkFolder(_ path: String) throws(StoreError) {
        if let kind = FileSystemKind.network(of: folder(of: path)) {
            throw .networkFolder(path: path, fileSystem: kind)
        }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func configuration(writes: Bool, path: String, keepsLog: Bool = true) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = !writes
        configuration.busyMode = .timeout(20)
        configuration.foreignKeysEnabled = true
        // A run is one transaction over many calls.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            guard let connection = db.sqliteConnection else { return }
            guard mc_sqlite_defend(connection) == SQLITE_OK else {
                throw StoreError.other(path: path, detail: "SQLite cannot be defended")
            }
            // No SQL of ours takes long texts or attaches anything.
            sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 64 << 20)
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            guard writes else { return }
            if keepsLog, try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") != "wal" {
                throw StoreError.other(path: path, detail: "no write-ahead log")
            }
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA journal_size_limit = 0")
            try db.execute(sql: "PRAGMA cache_size = -65536")
        }
        return configuration
    }

    /// The connection itself, for what is called a hundred million times (``RawStatement``).
    func connection() throws(StoreError) -> OpaquePointer {
        guard let connection = try read({ $0.sqliteConnection }) else {
            throw .other(path: path, detail: "no connection")
        }
        return connection
    }

    /// Runs SQL that reads.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try StoreError.mapped(path) { try queue.unsafeReentrantRead(body) }
    }

    /// Runs SQL that changes the store, whole or not at all.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try StoreError.mapped(path) {
            try queue.unsafeReentrantWrite { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    try db.execute(sql: "UPDATE store SET commits = commits + 1")
                    value = try body(db)
                    try SmallTables.seal(db)
                    return .commit
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "no result") }
                return value
            }
        }
    }

    /// Empties the log into the store, so that one file holds it all and the log takes no room. While others read, what
    /// they still need stays in the log for the next time.
    public func settle() throws(StoreError) {
        try StoreError.mapped(path) {
            try queue.writeWithoutTransaction { db in
                do { try db.checkpoint(.truncate) } catch let error as DatabaseError
                    where error.resultCode == .SQLITE_BUSY
                {
                    return
                }
            }
        }
    }
}
