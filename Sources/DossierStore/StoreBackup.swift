import GRDB
import Glibc

/// Copies of a store that are proven before they are trusted.
public enum StoreBackup {
    /// Copies the store as it is at one moment; others may write to it meanwhile. The copy appears whole or not at all.
    /// - Returns: what was checked.
    public static func make(of store: String, to target: String) throws(StoreError) -> StoreCheck {
        let source = try DossierStore(store)
        let beside = target + ".copying"
        unlink(beside)
        defer { unlink(beside) }
        try DossierStore.checkFolder(beside)
        try DossierStore.makeEmpty(beside)
        try source.read { db in try db.execute(sql: "VACUUM INTO ?", arguments: [beside]) }
        let check = try StoreCheck.whole(beside)
        guard check.isSound else { throw .damaged(path: store, detail: check.problems.joined(separator: "; ")) }
        try place(beside, at: target)
        return check
    }

    /// Puts a backup in the place of a store; the caller holds the lock. The store that was there is kept beside, under
    /// the ending `.before-restore`.
    public static func restore(_ backup: String, as store: String) throws(StoreError) -> StoreCheck {
        let check = try StoreCheck.whole(backup)
        guard check.isSound else { throw .damaged(path: backup, detail: check.problems.joined(separator: "; ")) }
        let beside = store + ".restoring"
        unlink(beside)
        defer { unlink(beside) }
        try DossierStore.checkFolder(beside)
        try DossierStore.makeEmpty(beside)
        let source = try DossierStore(backup)
        try source.read { db in try db.execute(sql: "VACUUM INTO ?", arguments: [beside]) }
        // Every store keeps a log: readers and the next run need not wait for each other.
        let copy = try DossierStore(beside, writes: true)
        try copy.settle()
        try copy.close()
        for ending in ["-wal", "-shm"] { unlink(beside + ending) }
        try keep(store)
        try place(beside, at: store)
        return check
    }

    /// Keeps the store that goes under a second name; until the other is in its place, it stays there too.
    private static func keep(_ store: String) throws(StoreError) {
        guard access(store, F_OK) == 0 else { return }
        // The log goes into the store, as far as that can still be done.
        if let old = try? DossierStore(store, writes: true) {
            try? old.settle()
            try? old.close()
        }
        let kept = store + ".before-restore"
        for ending in ["", "-wal"] {
            unlink(kept + ending)
            guard access(store + ending, F_OK) == 0 else { continue }
            guard link(store + ending, kept + ending) == 0 else { throw .making(kept, errno) }
        }
        // A log is never taken for that of another store. What a damaged store had in it is kept beside.
        unlink(store + "-wal")
        unlink(store + "-shm")
    }

    private static func place(_ beside: String, at target: String) throws(StoreError) {
        try StoreBuilding.sync(beside, O_RDWR)
        guard rename(beside, target) == 0 else { throw .making(target, errno) }
        try StoreBuilding.sync(DossierStore.folder(of: target), O_RDONLY | O_DIRECTORY)
    }
}
