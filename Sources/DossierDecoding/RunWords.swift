import CSVStream
public import Dossiers
import Synchronization

/// The words of a run, shared by all its files and threads.
///
/// Threads come here once for every distinct spelling, since decoders remember what a spelling means. The numbers of
/// words go by who comes first and mean nothing outside a run. While files are read, words are only added, under a
/// lock; the tables are for afterwards.
public final class RunWords: @unchecked Sendable {
    public private(set) var units = WordTable()
    public private(set) var procedures = ProcedureTable()
    public private(set) var fields = WordTable()
    public private(set) var officers = WordTable()
    private var lists: [String: WordLists] = [:]
    private let lock = Mutex(())

    public init() {}

    /// Words that have their numbers already: number 0 is the empty word in each list.
    /// - Parameter procedures: code and name of each; one of the two may be empty.
    public init(
        units: [String], procedures: [(code: String, name: String)], fields: [String], officers: [String]
    ) {
        for unit in units.dropFirst() { _ = self.units.intern(unit) }
        for field in fields.dropFirst() { _ = self.fields.intern(field) }
        for officer in officers.dropFirst() { _ = self.officers.intern(officer) }
        for procedure in procedures.dropFirst() {
            if procedure.code.isEmpty {
                _ = self.procedures.intern(name: procedure.name)
            } else {
                let id = self.procedures.intern(code: procedure.code)
                if !procedure.name.isEmpty { self.procedures.offer(name: procedure.name, of: id, place: 0) }
            }
        }
    }

    func unit(_ text: String) -> WordID { lock.withLock { _ in units.intern(text) } }
    func field(_ text: String) -> WordID { lock.withLock { _ in fields.intern(text) } }
    func officer(_ text: String) -> WordID { lock.withLock { _ in officers.intern(text) } }
    func procedure(code: String) -> WordID { lock.withLock { _ in procedures.intern(code: code) } }
    func procedure(name: String) -> WordID { lock.withLock { _ in procedures.intern(name: name) } }

    /// Names a procedure that is known by its code; of several names the first in the order of the files stands.
    func offer(name: String, of procedure: WordID, file: UInt16, record: UInt64) {
        lock.withLock { _ in procedures.offer(name: name, of: procedure, place: UInt64(file) << 48 | record) }
    }

    /// Whether a procedure is known by its name alone, while files are read.
    public func isNamedOnly(_ procedure: WordID) -> Bool { lock.withLock { _ in procedures.isNamedOnly(procedure) } }

    /// The folded words of a schema.
    func lists(of schema: ExportSchema) -> WordLists {
        lock.withLock { _ in
            if let known = lists[schema.id] { return known }
            let made = WordLists(schema)
            lists[schema.id] = made
            return made
        }
    }
}
