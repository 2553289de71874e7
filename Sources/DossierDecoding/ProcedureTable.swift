import CSVStream
public import Dossiers

/// The procedures (thủ tục hành chính) of a run: one number each, by code where there is one, else by name.
public struct ProcedureTable: Sendable {
    private var table = WordTable()
    /// Name of each procedure, indexed by number; empty until one is seen.
    private var names: [String] = [""]
    private var isCode: [Bool] = [false]
    /// Where the name was found, in the order of the files.
    private var places: [UInt64] = [0]

    public init() {}

    public mutating func intern(code: String) -> WordID { intern(Self.normalised(code), isCode: true) }
    public mutating func intern(name: String) -> WordID { intern(name, isCode: false) }

    private mutating func intern(_ word: String, isCode code: Bool) -> WordID {
        let id = table.intern(code ? "#" + word : word)
        if Int(id.rawValue) == names.count {
            names.append(code ? "" : word)
            isCode.append(code)
            places.append(.max)
        }
        return id
    }

    /// Codes come long and short (1.001193.000.00.00.H56, 1.000948.H38, 1.001731): the first `d.dddddd`
    /// is the procedure.
    public static func normalised(_ code: String) -> String {
        let bytes = Array(code.utf8)
        guard bytes.count >= 8, bytes[1] == 0x2E, bytes[0] &- 0x30 <= 9,
            bytes[2..<8].allSatisfy({ $0 &- 0x30 <= 9 }), bytes.count == 8 || bytes[8] == 0x2E
        else { return code }
        return String(code.unicodeScalars.prefix(8).map(Character.init))
    }

    /// Known by its name alone, without a code.
    public func isNamedOnly(_ id: WordID) -> Bool { id != .none && !isCode[Int(id.rawValue)] }

    /// Names a procedure that is known by its code; of several names the one that stands first remains.
    mutating func offer(name: String, of id: WordID, place: UInt64) {
        let index = Int(id.rawValue)
        guard id != .none, isCode[index], place < places[index] else { return }
        names[index] = name
        places[index] = place
    }

    public func code(of id: WordID) -> String {
        isCode[Int(id.rawValue)] ? String(table[id].dropFirst()) : ""
    }
    public func name(of id: WordID) -> String { names[Int(id.rawValue)] }
    /// Code and name, as far as they are known.
    public func label(of id: WordID) -> String {
        let code = code(of: id)
        let name = name(of: id)
        if code.isEmpty { return name }
        return name.isEmpty ? code : code + " " + name
    }

    /// The procedures whose code, name or both together are `word`: what `--where` selects.
    public func matching(_ word: String) -> [WordID] {
        let wanted = VietnameseText.foldStrict(word)
        let code = Self.normalised(word)
        return ids.filter {
            self.code(of: $0) == code || VietnameseText.foldStrict(name(of: $0)) == wanted
                || VietnameseText.foldStrict(label(of: $0)) == wanted
        }
    }

    /// Procedures known by name alone that have exactly one namesake with a code: the same procedure, named by
    /// a file without codes (an iGate list) and by one with them (a register of procedures).
    public var namesakes: [WordID: WordID] {
        var coded: [String: WordID?] = [:]
        for id in ids where isCode[Int(id.rawValue)] && !names[Int(id.rawValue)].isEmpty {
            let name = VietnameseText.foldStrict(names[Int(id.rawValue)])
            coded[name] = .some(coded[name] == nil ? id : nil)
        }
        var found: [WordID: WordID] = [:]
        for id in ids where !isCode[Int(id.rawValue)] {
            if let other = coded[VietnameseText.foldStrict(names[Int(id.rawValue)])] ?? nil { found[id] = other }
        }
        return found
    }

    public var count: Int { names.count - 1 }
    public var ids: [WordID] { names.indices.dropFirst().map { WordID(rawValue: UInt32($0)) } }
}
