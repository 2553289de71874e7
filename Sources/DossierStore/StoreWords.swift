public import Dossiers
import GRDB

/// The words of a store by their numbers: units, procedures, fields of work, officers, and the sets of columns.
public struct StoreWords: Sendable {
    /// A procedure (thủ tục): by code where it has one, else by name.
    public struct Procedure: Hashable, Sendable {
        public var code: String
        public var name: String
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
        /// By what it is the same procedure: its code, or its name where it has none.
        var identity: String { code.isEmpty ? name : "#" + code }
    }

    /// Number 0 is the empty word.
    public internal(set) var units: [String] = [""]
    public internal(set) var fields: [String] = [""]
    public internal(set) var officers: [String] = [""]
    public internal(set) var procedures: [Procedure] = [Procedure(code: "", name: "")]
    var columns = ColumnSets()

    static func read(_ db: Database) throws -> StoreWords {
        var words = StoreWords()
        func texts(_ table: String) throws -> [String] {
            try [""] + String.fetchAll(db, sql: "SELECT name FROM \(table) ORDER BY id")
        }
        words.units = try texts("unit")
        words.fields = try texts("field")
        words.officers = try texts("officer")
        for row in try Row.fetchAll(db, sql: "SELECT coalesce(code, ''), name FROM procedure ORDER BY id") {
            words.procedures.append(Procedure(code: row[0], name: row[1]))
        }
        for mask in try Int64.fetchAll(db, sql: "SELECT mask FROM column_set ORDER BY id") {
            _ = words.columns.add(FieldSet(rawValue: UInt64(bitPattern: mask)))
        }
        return words
    }
}

/// How the words of a run are numbered in the store.
public struct WordNumbers: Sendable {
    var units: [UInt32]
    var procedures: [UInt32]
    var fields: [UInt32]
    var officers: [UInt32]

    /// Puts the store's numbers into a row of the run.
    @inline(__always)
    public func number(_ row: inout Dossier) {
        row.receivingUnit = WordID(rawValue: units[Int(row.receivingUnit.rawValue)])
        row.resolvingUnit = WordID(rawValue: units[Int(row.resolvingUnit.rawValue)])
        row.procedure = WordID(rawValue: procedures[Int(row.procedure.rawValue)])
        row.field = WordID(rawValue: fields[Int(row.field.rawValue)])
        row.officer = WordID(rawValue: officers[Int(row.officer.rawValue)])
    }

    /// The units that the run names.
    public var unitsOfRun: Set<WordID> { Set(units.filter { $0 != 0 }.map(WordID.init)) }

    @inline(__always)
    public func procedure(_ word: WordID) -> WordID { WordID(rawValue: procedures[Int(word.rawValue)]) }
}

/// The words of a run, by the run's numbers; number 0 is the empty word.
public struct WordsOfRun: Sendable {
    public var units: [String]
    public var procedures: [StoreWords.Procedure]
    public var fields: [String]
    public var officers: [String]
    public init(units: [String], procedures: [StoreWords.Procedure], fields: [String], officers: [String]) {
        self.units = units
        self.procedures = procedures
        self.fields = fields
        self.officers = officers
    }
}

extension StoreWords {
    /// Numbers the words of a run, new ones in the order of their letters, so that it does not depend on which thread met
    /// them first.
    mutating func number(_ run: WordsOfRun, in db: Database) throws -> WordNumbers {
        func numbers(_ words: [String], _ known: inout [String], _ table: String) throws -> [UInt32] {
            var number = [String: UInt32](minimumCapacity: known.count)
            for (index, word) in known.enumerated() { number[word] = UInt32(index) }
            for word in Set(words).filter({ number[$0] == nil }).sorted() {
                number[word] = UInt32(known.count)
                try db.execute(
                    sql: "INSERT INTO \(table) (id, name) VALUES (?, ?)", arguments: [known.count, word])
                known.append(word)
            }
            return words.map { number[$0] ?? 0 }
        }
        var numbered = WordNumbers(units: [], procedures: [], fields: [], officers: [])
        numbered.units = try numbers(run.units, &units, "unit")
        numbered.fields = try numbers(run.fields, &fields, "field")
        numbered.officers = try numbers(run.officers, &officers, "officer")
        numbered.procedures = try number(run.procedures, in: db)
        return numbered
    }

    /// A procedure keeps the name under which it was first met; one that had none gets it.
    private mutating func number(_ run: [Procedure], in db: Database) throws -> [UInt32] {
        var number = [String: UInt32](minimumCapacity: procedures.count)
        for (index, procedure) in procedures.enumerated() { number[procedure.identity] = UInt32(index) }
        for procedure in run.sorted(by: { ($0.identity, $0.name) < ($1.identity, $1.name) }) {
            if let known = number[procedure.identity] {
                guard procedures[Int(known)].name.isEmpty, !procedure.name.isEmpty else { continue }
                procedures[Int(known)].name = procedure.name
                try db.execute(
                    sql: "UPDATE procedure SET name = ? WHERE id = ?", arguments: [procedure.name, Int64(known)])
            } else {
                number[procedure.identity] = UInt32(procedures.count)
                try db.execute(
                    sql: "INSERT INTO procedure (id, code, name) VALUES (?, ?, ?)",
                    arguments: [procedures.count, procedure.code.isEmpty ? nil : procedure.code, procedure.name])
                procedures.append(procedure)
            }
        }
        return run.map { number[$0.identity] ?? 0 }
    }
}
