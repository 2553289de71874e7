public import DossierStore
public import Dossiers

/// What an import is told beside how files are read.
public struct ImportOptions: Sendable {
    /// The store's path; it is made when it is not there.
    public var store: String
    /// The exports together are the whole list: what they should name and do not has vanished.
    public var isFull = false
    /// Read also what was imported already.
    public var again = false
    /// Officers' names are to be stored from now on.
    public var withOfficer = false
    /// Seconds to wait for another run.
    public var wait = 0
    /// What others are told of this run while it holds the lock.
    public var holder = ""
    /// The clock when the run ends; nil for the one at its beginning.
    public var now: @Sendable () -> Stamp? = { nil }
    /// Fewer than 63 for tests, so that ids share keys.
    var keyBits = 63

    public init(store: String) { self.store = store }
}

/// What an import came to.
public struct ImportSummary: Sendable {
    public enum State: String, Sendable {
        case published
        /// Every file was imported before: nothing changed.
        case alreadyImported
    }

    public struct File: Sendable {
        public var path: String
        public var isRegister: Bool
        public var sha256: String
        /// The run that has imported the same content before; nil when this run has.
        public var importedIn: Int64?
        public var rejected: Int64 = 0
    }

    public var store: String
    public var state: State
    public var run: StoredRun
    public var files: [File]
    /// Dossiers that are missing in a full export and were noted before this run.
    public var stillVanished: Int64 = 0
    public var keepsOfficers = false
    /// The run made the store.
    public var isNewStore = false

    public var hasRejects: Bool { files.contains { $0.rejected > 0 } }
}
