import DossierDecoding
import Dossiers
import RowSpool

/// The rows of a run between reading and judging: exports and registers alike, partitioned by the digest
/// of their id so that all that is said of one dossier stands together.
///
/// Rows beyond the memory budget wait in an unlinked temporary file, so memory does not grow with the
/// files. When every record counts by itself and no register has to be joined, one partition is enough.
final class Ledger {
    private let spool: PartitionedSpool<Dossier>
    private let deduplicates: Bool

    /// Further results of a merge.
    struct Counts {
        var replaced: Int64 = 0
        /// Per file of the run: its records that a later one replaced.
        var replacedOfFile: [Int64]
        var dossiers: Int64 = 0
        /// Per file of the run: a register's ids that no export has.
        var unmatched: [Int64]
    }

    init(deduplicates: Bool, joinsRegisters: Bool, budget: Int, folder: String) {
        self.deduplicates = deduplicates
        let partitions = deduplicates || joinsRegisters ? 256 : 1
        spool = PartitionedSpool(
            partitions: partitions, budget: budget, chunkBytes: partitions == 1 ? 256 << 10 : 32 << 10, folder: folder)
    }

    var spilledBytes: Int64 { spool.spilledBytes }

    func add(_ rows: [Dossier]) throws(SpoolError) {
        let mask = spool.partitionCount - 1
        for row in rows {
            try spool.append(row, to: Int(truncatingIfNeeded: row.identityHigh >> 56) & mask)
        }
    }

    func add(_ row: Dossier) throws(SpoolError) {
        try spool.append(row, to: Int(truncatingIfNeeded: row.identityHigh >> 56) & (spool.partitionCount - 1))
    }

    /// Everything that is known once all files are read and that shapes the rows before they are merged.
    struct Completion {
        /// Per file: stamp columns in which every value stands at 00:00:00 and therefore tells only a day.
        var dateOnly: [TimedStamps]
        /// Fields that registers joined by dossier code make known for every dossier.
        var registerFields: FieldSet
        var procedures: [WordID: ProcedureFacts]
        var procedureFields: FieldSet
        /// Procedures known by name → the same by code.
        var namesakes: [WordID: WordID]
        /// Place of a register among the registers joined by dossier code, per file of the run; nil for others.
        var registerPlaces: [Int?]
    }

    /// One dossier, whole: and which registers name it, one bit each (the first 64).
    struct Merged {
        var dossier: Dossier
        var registers: UInt64 = 0
    }

    /// Merges the rows of each id and passes every dossier on.
    /// - Parameters:
    ///   - replaced: called with each accepted record that a later one replaced.
    ///   - unmatched: called with each register row whose id no export has.
    func forEachDossier(
        _ completion: Completion,
        replaced: (Dossier) throws -> Void = { _ in },
        unmatched: (Dossier) throws -> Void = { _ in },
        _ body: (Merged) throws -> Void
    ) throws -> Counts {
        let files = completion.dateOnly.count
        let none = [Int64](repeating: 0, count: files)
        var counts = Counts(replacedOfFile: none, unmatched: none)
        if spool.partitionCount == 1 {
            try spool.forEach(in: 0) { row in
                counts.dossiers += 1
                try body(finished(Merged(dossier: Self.withProcedure(row, completion)), completion))
            }
            return counts
        }
        var rows: [Dossier] = []
        var merger = PartitionMerger()
        for partition in 0..<spool.partitionCount {
            try spool.read(partition, into: &rows)
            try merger.merge(
                rows, deduplicates: deduplicates, completion, &counts, replaced: replaced, unmatched: unmatched
            ) { merged in
                try body(finished(merged, completion))
            }
        }
        return counts
    }

    /// The procedure by its code where it has one, and what a procedures register says of it. Comes before the
    /// registers of dossiers, which know the dossier itself.
    static func withProcedure(_ row: Dossier, _ completion: Completion) -> Dossier {
        var dossier = row
        if !completion.namesakes.isEmpty, let coded = completion.namesakes[dossier.procedure] {
            dossier.procedure = coded
        }
        guard !completion.procedureFields.isEmpty else { return dossier }
        if let facts = completion.procedures[dossier.procedure] {
            DossierMerge.apply(facts, to: &dossier, feeIsKnown: completion.registerFields.contains(.fee))
        }
        dossier.known.formUnion(completion.procedureFields)
        return dossier
    }

    private func finished(_ row: Merged, _ completion: Completion) -> Merged {
        var merged = row
        if spool.partitionCount == 1 {
            merged.dossier.timed.subtract(completion.dateOnly[Int(merged.dossier.file)])
        }
        if !completion.registerFields.isEmpty {
            DossierMerge.complete(&merged.dossier, with: completion.registerFields)
        }
        return merged
    }
}

/// Merges the rows of one partition by id, with tables that are kept from partition to partition.
private struct PartitionMerger {
    /// What the registers say of one id, and which register named it last.
    private struct Joined {
        var row: Dossier
        var lastFile: UInt16
        /// Per register file that names the id, in order.
        var files: [UInt16]
        var isMatched = false
    }

    private var slots: [UInt32] = []
    private var dossiers: [Dossier] = []
    private var joined: [Joined] = []

    /// Index table: 0 is empty, else position + 1.
    private mutating func clear(for count: Int) {
        var size = 64
        while size < count * 2 { size *= 2 }
        if slots.count == size {
            for i in slots.indices { slots[i] = 0 }
        } else {
            slots = Array(repeating: 0, count: size)
        }
    }

    mutating func merge(
        _ rows: [Dossier], deduplicates: Bool, _ completion: Ledger.Completion, _ counts: inout Ledger.Counts,
        replaced: (Dossier) throws -> Void, unmatched: (Dossier) throws -> Void,
        _ body: (Ledger.Merged) throws -> Void
    ) throws {
        try mergeExports(rows, deduplicates, completion, &counts, replaced)
        mergeRegisters(rows, completion)
        counts.dossiers += Int64(dossiers.count)
        for dossier in dossiers {
            var merged = Ledger.Merged(dossier: Ledger.withProcedure(dossier, completion))
            if !joined.isEmpty, let found = findJoined(dossier) {
                DossierMerge.apply(joined[found].row, to: &merged.dossier)
                joined[found].isMatched = true
                for file in joined[found].files {
                    if let place = completion.registerPlaces[Int(file)], place < 64 {
                        merged.registers |= 1 << UInt64(place)
                    }
                }
            }
            try body(merged)
        }
        for entry in joined where !entry.isMatched {
            for file in entry.files { counts.unmatched[Int(file)] += 1 }
            try unmatched(entry.row)
        }
    }

    private mutating func mergeExports(
        _ rows: [Dossier], _ deduplicates: Bool, _ completion: Ledger.Completion, _ counts: inout Ledger.Counts,
        _ replaced: (Dossier) throws -> Void
    ) throws {
        dossiers.removeAll(keepingCapacity: true)
        clear(for: rows.count)
        let mask = slots.count - 1
        for source in rows where source.role == .export {
            var row = source
            row.timed.subtract(completion.dateOnly[Int(row.file)])
            guard deduplicates else {
                dossiers.append(row)
                continue
            }
            var at = Int(truncatingIfNeeded: row.identityLow) & mask
            while true {
                let slot = slots[at]
                if slot == 0 {
                    dossiers.append(row)
                    slots[at] = UInt32(dossiers.count)
                    break
                }
                let index = Int(slot) - 1
                if dossiers[index].identityLow == row.identityLow, dossiers[index].identityHigh == row.identityHigh {
                    counts.replaced += 1
                    let earlier = dossiers[index]
                    counts.replacedOfFile[Int(earlier.file)] += 1
                    try replaced(earlier)
                    if earlier.findings.contains(.repeatedWithOtherContent)
                        || (earlier.file == row.file && DossierMerge.differ(earlier, row))
                    {
                        row.findings.insert(.repeatedWithOtherContent)
                    }
                    dossiers[index] = DossierMerge.replace(earlier, by: row)
                    break
                }
                at = (at + 1) & mask
            }
        }
    }

    private mutating func mergeRegisters(_ rows: [Dossier], _ completion: Ledger.Completion) {
        joined.removeAll(keepingCapacity: true)
        guard rows.contains(where: { $0.role == .register }) else { return }
        clear(for: rows.count)
        let mask = slots.count - 1
        for source in rows where source.role == .register {
            var row = source
            row.timed.subtract(completion.dateOnly[Int(row.file)])
            var at = Int(truncatingIfNeeded: row.identityLow) & mask
            while true {
                let slot = slots[at]
                if slot == 0 {
                    joined.append(Joined(row: row, lastFile: row.file, files: [row.file]))
                    slots[at] = UInt32(joined.count)
                    break
                }
                let index = Int(slot) - 1
                if joined[index].row.identityLow == row.identityLow, joined[index].row.identityHigh == row.identityHigh
                {
                    DossierMerge.join(row, onto: &joined[index].row)
                    if joined[index].lastFile != row.file {
                        joined[index].lastFile = row.file
                        joined[index].files.append(row.file)
                    }
                    break
                }
                at = (at + 1) & mask
            }
        }
    }

    private func findJoined(_ dossier: Dossier) -> Int? {
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: dossier.identityLow) & mask
        while slots[at] != 0 {
            let index = Int(slots[at]) - 1
            if joined[index].row.identityLow == dossier.identityLow,
                joined[index].row.identityHigh == dossier.identityHigh
            {
                return index
            }
            at = (at + 1) & mask
        }
        return nil
    }
}
