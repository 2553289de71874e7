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
        try makeEmpty(beside)
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
        try makeEmpty(beside)
        let source = try DossierStore(backup)
        try source.read { db in try db.execute(sql: "VACUUM INTO ?", arguments: [beside]) }
        // The log belongs to the store that goes: it must not be taken for that of the one that comes.
        let kept = store + ".before-restore"
        for ending in ["", "-wal", "-shm"] where access(store + ending, F_OK) == 0 {
            guard rename(store + ending, kept + ending) == 0 else { throw failure(store) }
        }
        try place(beside, at: store)
        return check
    }

    private static func makeEmpty(_ path: String) throws(StoreError) {
        try DossierStore.checkFolder(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        close(descriptor)
    }

    private static func place(_ beside: String, at target: String) throws(StoreError) {
        try StoreBuilding.sync(beside, O_RDWR)
        guard rename(beside, target) == 0 else { throw failure(target) }
        try StoreBuilding.sync(DossierStore.folder(of: target), O_RDONLY | O_DIRECTORY)
    }

    private static func failure(_ path: String) -> StoreError {
        let code = errno
        return code == ENOSPC || code == EDQUOT ? .diskFull(path: path) : .cannotOpen(path: path, errno: code)
    }
}
