public import Dossiers
import GRDB
import Glibc

/// A new store is filled beside its place, without a log, and put there whole: there is nothing yet that could be lost,
/// and until then nobody sees it.
public enum StoreBuilding {
    static func path(of store: String) -> String { store + ".building" }

    /// Takes away what a killed run has left; the caller holds the lock.
    public static func clear(_ store: String) {
        let path = path(of: store)
        for ending in ["", "-journal", "-wal", "-shm"] { unlink(path + ending) }
    }

    public static func begin(_ store: String, at clock: Stamp, keyBits: Int) throws(StoreError) -> DossierStore {
        try DossierStore(making: path(of: store), at: Int64(clock.rawValue), keyBits: keyBits)
    }

    /// Closes a filled store and puts it in its place. Once this has returned it is there even after a power cut.
    public static func finish(_ built: DossierStore, as store: String) throws(StoreError) {
        let path = built.path
        // Before SQLite syncs anything itself: a sync that fails may be told once only, and not to us.
        try sync(path, O_RDWR)
        try StoreError.mapped(path) {
            try built.queue.unsafeReentrantWrite { db in
                // The mode is written into the file, so that all who open it keep a log.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                    throw StoreError.other(path: path, detail: "no write-ahead log")
                }
            }
        }
        try built.close()
        try sync(path, O_RDWR)
        for ending in ["-wal", "-shm"] { unlink(path + ending) }
        // A hard link fails where something is there already, which a rename would replace.
        guard link(path, store) == 0 else {
            // File systems without links have the lock alone.
            guard errno != EEXIST, rename(path, store) == 0 else { throw .syncing(store, errno) }
            return try sync(DossierStore.folder(of: store), O_RDONLY | O_DIRECTORY)
        }
        do { try sync(DossierStore.folder(of: store), O_RDONLY | O_DIRECTORY) } catch {
            // What is not sure to stay is not there.
            unlink(store)
            throw error
        }
        unlink(path)
    }

    static func sync(_ path: String, _ flags: Int32) throws(StoreError) {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw .syncing(path, errno) }
        defer { close(descriptor) }
        if fsync(descriptor) != 0, errno != EINVAL { throw .syncing(path, errno) }
    }
}
