import Dossiers
import DossierStore
import Glibc

/// Where a run writes: a store that is there, or a new one, which is built beside its place and put there whole.
final class StoreTarget {
    /// The store that is there, open for reading.
    let existing: DossierStore?
    private let options: ImportOptions
    private let clock: Stamp
    private let lock: RunLock
    private var built: DossierStore?
    private var opened: DossierStore?

    /// Waits for the lock. What a run that was killed left behind is taken away.
    init(_ options: ImportOptions, at clock: Stamp) throws(StoreError) {
        self.options = options
        self.clock = clock
        try DossierStore.checkFolder(options.store)
        lock = try RunLock(store: options.store, wait: options.wait, holder: options.holder)
        StoreBuilding.clear(options.store)
        var status = stat()
        if stat(options.store, &status) == 0 || errno != ENOENT {
            existing = try Self.current(options.store)
        } else {
            existing = nil
        }
    }

    /// One of an earlier version is brought up to date first.
    private static func current(_ path: String) throws(StoreError) -> DossierStore {
        do { return try DossierStore(path) } catch {
            guard case .older = error else { throw error }
            try DossierStore(path, writes: true).close()
            return try DossierStore(path)
        }
    }

    /// The store to write to.
    func open() throws(StoreError) -> DossierStore {
        if existing != nil {
            let store = try DossierStore(options.store, writes: true)
            opened = store
            return store
        }
        let made = try StoreBuilding.begin(options.store, at: clock, keyBits: options.keyBits)
        built = made
        return made
    }

    /// To be called once the run is committed.
    func finish() throws(StoreError) {
        if let built {
            try StoreBuilding.finish(built, as: options.store)
        } else {
            close()
        }
    }

    /// Empties the log and closes the store. The run is published or abandoned by then: what fails here is done the next
    /// time, and says nothing of the run.
    ///
    /// After a failed commit this matters: the log may hold all of the run, and only who closes the store knows that it
    /// does not count.
    func close() {
        // The one that writes goes last, so that it can take the emptied log away.
        try? existing?.close()
        try? opened?.settle()
        try? opened?.close()
        opened = nil
    }

    deinit {
        if built != nil { StoreBuilding.clear(options.store) }
    }
}
