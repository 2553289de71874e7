import DossierDecoding
import Dossiers
import RowSpool

/// Merges the rows of one partition by id, with tables that are kept from partition to partition.
struct PartitionMerger {
    /// What the registers say of one id.
    private struct Joined {
        var row: Dossier
        /// Which registers name it, one bit each.
        var registers: UInt64
        /// The letters that they name.
        var letters = LetterCount()
        var isMatched = false
    }

    private let completion: Ledger.Completion
    private let deduplicates: Bool
    private let joinsRegisters: Bool
    private let finishing: DossierFinishing
    /// Per place of a register: its file.
    private let registerFiles: [Int]

    private var exports = IdentityGroups()
    private var registers = IdentityGroups()
    private var joined: [Joined] = []
    /// Per row that stands for an id of registers: its place in `joined`.
    private var joinedOfRow: [UInt32] = []

    init(_ completion: Ledger.Completion, deduplicates: Bool, joinsRegisters: Bool) {
        self.completion = completion
        self.deduplicates = deduplicates
        self.joinsRegisters = joinsRegisters
        finishing = DossierFinishing(completion)
        registerFiles = completion.registerPlaces.indices.filter { completion.registerPlaces[$0] != nil }
            .sorted { completion.registerPlaces[$0] ?? 0 < completion.registerPlaces[$1] ?? 0 }
    }

    mutating func merge(
        _ rows: PackedRows, _ visitor: inout some LedgerVisitor, _ counts: inout Ledger.Counts
    ) throws {
        if deduplicates {
            exports.insert(rows) { !joinsRegisters || !rows.isRegister($0) }
        }
        if joinsRegisters { mergeRegisters(rows) }
        for row in 0..<rows.count where !joinsRegisters || !rows.isRegister(row) {
            let standing = deduplicates ? exports.standing(row) : .alone
            if standing == .follower { continue }
            var dossier = standing == .alone ? unpacked(row, of: rows) : lastOf(row, rows, &counts)
            var registers: UInt64 = 0
            if finishing.tellsProcedure { finishing.tellProcedure(&dossier) }
            if !joined.isEmpty { registers = join(&dossier, of: rows) }
            if finishing.completes { finishing.complete(&dossier) }
            counts.dossiers += 1
            try visitor.visit(dossier, registers: registers)
        }
        for entry in joined where !entry.isMatched {
            for (place, file) in registerFiles.enumerated() where entry.registers >> UInt64(place) & 1 == 1 {
                counts.unmatched[file] += 1
            }
            try visitor.visitUnmatched(entry.row)
        }
    }

    /// Merges the rows of each id, what exports say apart from what registers say.
    mutating func mergeApart(
        _ rows: PackedRows, _ counts: inout Ledger.Counts, dossier: (Dossier) -> Void,
        register: (Dossier, UInt64, LetterCount) -> Void
    ) {
        exports.insert(rows) { !joinsRegisters || !rows.isRegister($0) }
        for row in 0..<rows.count where !joinsRegisters || !rows.isRegister(row) {
            let standing = exports.standing(row)
            if standing == .follower { continue }
            counts.dossiers += 1
            dossier(standing == .alone ? unpacked(row, of: rows) : lastOf(row, rows, &counts))
        }
        guard joinsRegisters else { return }
        mergeRegisters(rows)
        for entry in joined { register(entry.row, entry.registers, entry.letters) }
    }

    @inline(__always)
    private func unpacked(_ row: Int, of rows: PackedRows) -> Dossier {
        var dossier = rows[row]
        dossier.timed.subtract(completion.dateOnly[Int(dossier.file)])
        return dossier
    }

    /// What an id's records come to, from the first to the last.
    @inline(never)
    private mutating func lastOf(_ first: Int, _ rows: PackedRows, _ counts: inout Ledger.Counts) -> Dossier {
        var members = exports.members(first, of: rows)
        if let ranks = completion.ranks {
            // A rank stands in for the file's number.
            func rank(_ order: UInt64) -> UInt64 { UInt64(ranks[Int(order >> 32)]) << 32 | order & 0xFFFF_FFFF }
            members.sort { (rank($0.order), $0.row) < (rank($1.order), $1.row) }
        }
        var dossier = unpacked(Int(members[0].row), of: rows)
        for member in members.dropFirst() {
            var later = unpacked(Int(member.row), of: rows)
            counts.replaced += 1
            counts.replacedOfFile[Int(dossier.file)] += 1
            if dossier.findings.contains(.repeatedWithOtherContent)
                || (dossier.file == later.file && DossierMerge.differ(dossier, later))
            {
                later.findings.insert(.repeatedWithOtherContent)
            }
            dossier = DossierMerge.replace(dossier, by: later)
        }
        return dossier
    }

    // MARK: - Registers

    private mutating func mergeRegisters(_ rows: PackedRows) {
        joined.removeAll(keepingCapacity: true)
        guard (0..<rows.count).contains(where: rows.isRegister) else { return }
        registers.insert(rows, where: rows.isRegister)
        if joinedOfRow.count < rows.count { joinedOfRow = Array(repeating: 0, count: rows.count + rows.count / 4) }
        for row in 0..<rows.count where rows.isRegister(row) && registers.standing(row) != .follower {
            joinedOfRow[row] = UInt32(joined.count)
            let members = registers.members(row, of: rows)
            let start = unpacked(Int(members[0].row), of: rows)
            var entry = Joined(row: start, registers: bit(ofFile: start.file))
            var (file, ofFile) = (start.file, LetterCount())
            ofFile.take(start)
            for member in members.dropFirst() {
                let later = unpacked(Int(member.row), of: rows)
                DossierMerge.join(later, onto: &entry.row)
                entry.registers |= bit(ofFile: later.file)
                if later.file != file {
                    entry.letters.add(ofFile)
                    (file, ofFile) = (later.file, LetterCount())
                }
                ofFile.take(later)
            }
            entry.letters.add(ofFile)
            entry.letters.tell(&entry.row)
            joined.append(entry)
        }
    }

    private func bit(ofFile file: UInt16) -> UInt64 {
        completion.registerPlaces[Int(file)].map { 1 << UInt64($0) } ?? 0
    }

    /// Lets a dossier know what the registers say of it.
    /// - Returns: the registers that name it.
    private mutating func join(_ dossier: inout Dossier, of rows: PackedRows) -> UInt64 {
        guard let row = registers.first(low: dossier.identityLow, high: dossier.identityHigh, of: rows) else {
            return 0
        }
        let place = Int(joinedOfRow[row])
        DossierMerge.apply(joined[place].row, to: &dossier)
        joined[place].isMatched = true
        return joined[place].registers
    }
}
