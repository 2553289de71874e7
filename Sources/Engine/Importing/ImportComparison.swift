import Dossiers
import DossierStore
import RowSpool

/// What one partition of a run's dossiers brings, compared with the store as it was before the run.
struct PartitionChanges: Sendable {
    /// Dossiers that the store does not have, and such as another record made, in the order of their keys. Words have
    /// the store's numbers.
    var new: [ImportedDossier] = []
    var changed: [ImportedDossier] = []
    /// Dossiers that share their key with another of the run, or with one that stands beside its place.
    var crowded: [ImportedDossier] = []
    var unchanged: Int64 = 0
    /// Dossiers of the store that a full export does not have.
    var missing: [Int64] = []
    /// Dossiers noted as vanished that are there.
    var returned: [Int64] = []
    var registers: [ImportedEntry] = []
    var counts: Ledger.Counts
}

struct ImportedDossier: Sendable {
    var key: Int64
    var fingerprint: Int64
    var dossier: Dossier
    /// The id's text.
    var code: [UInt8]
}

/// What the registers of a run say of one id.
struct ImportedEntry: Sendable {
    var key: Int64
    var entry: Dossier
    var code: [UInt8]
    /// Which registers of the run name it, one bit each.
    var registers: UInt64
    var letters: LetterCount
}

/// Compares partition after partition; several threads do it at once, each with one of these.
///
/// Partitions are stretches of keys, so each is one pass over the store's rows beside the run's, both in order. A record
/// that comes again unchanged costs one comparison.
final class ImportComparison {
    /// What all threads share.
    struct Plan: Sendable {
        var completion: Ledger.Completion
        var joinsRegisters: Bool
        var numbers: WordNumbers
        /// Per file of the run: its own instant.
        var instants: [Stamp]
        var keyBits: Int
        /// Nil for a store that is new.
        var store: String?
        /// How many dossiers the store has.
        var stored: Int64
        var isFull: Bool
        var vanished: Set<Int64>
        /// Keys of rows that stand beside their place.
        var displaced: Set<Int64>
        var partitions: Int
        var files: Int
    }

    private let plan: Plan
    private let reader: FingerprintReader?
    private var merger: PartitionMerger
    private var dossiers: [Dossier] = []
    private var order: [(key: Int64, place: Int32)] = []

    private let code: (Dossier) throws -> [UInt8]

    init(_ plan: Plan, code: @escaping (Dossier) throws -> [UInt8]) throws(StoreError) {
        self.plan = plan
        self.code = code
        reader = plan.stored == 0 ? nil : try plan.store.map { path throws(StoreError) in try FingerprintReader(path) }
        merger = PartitionMerger(plan.completion, deduplicates: true, joinsRegisters: plan.joinsRegisters)
    }

    func compare(_ rows: PackedRows, partition: Int) throws -> PartitionChanges {
        var changes = PartitionChanges(counts: Ledger.Counts(files: plan.files))
        dossiers.removeAll(keepingCapacity: true)
        var merged: [Dossier] = []
        swap(&merged, &dossiers)
        var entries: [ImportedEntry] = []
        let keyBits = plan.keyBits
        merger.mergeApart(
            rows, &changes.counts, dossier: { merged.append($0) },
            register: { row, registers, letters in
                var row = row
                plan.numbers.number(&row)
                let key = StoreKey.of(identityHigh: row.identityHigh, bits: keyBits)
                entries.append(ImportedEntry(key: key, entry: row, code: [], registers: registers, letters: letters))
            })
        swap(&merged, &dossiers)
        changes.registers = entries.sorted {
            ($0.key, $0.entry.identityHigh, $0.entry.identityLow) < (
                $1.key, $1.entry.identityHigh, $1.entry.identityLow
            )
        }
        for place in changes.registers.indices {
            changes.registers[place].code = try code(changes.registers[place].entry)
        }
        putInOrder()
        if let reader { try compare(with: reader, partition, &changes) } else { try allAreNew(&changes) }
        return changes
    }

    /// Ids that share a key stand in the order of their digests.
    private func putInOrder() {
        let keyBits = plan.keyBits
        order.removeAll(keepingCapacity: true)
        order.reserveCapacity(dossiers.count)
        for place in dossiers.indices {
            order.append((StoreKey.of(identityHigh: dossiers[place].identityHigh, bits: keyBits), Int32(place)))
        }
        let dossiers = dossiers
        order.sort { a, b in
            if a.key != b.key { return a.key < b.key }
            let (x, y) = (Int(a.place), Int(b.place))
            return (dossiers[x].identityHigh, dossiers[x].identityLow) < (
                dossiers[y].identityHigh, dossiers[y].identityLow
            )
        }
    }

    @inline(__always)
    private func numbered(_ place: Int) -> (Dossier, fingerprint: Int64) {
        var dossier = dossiers[Int(order[place].place)]
        plan.numbers.number(&dossier)
        return (dossier, Fingerprint.record(dossier, instant: plan.instants[Int(dossier.file)]))
    }

    private func imported(_ place: Int) throws -> ImportedDossier {
        let (dossier, fingerprint) = numbered(place)
        return ImportedDossier(
            key: order[place].key, fingerprint: fingerprint, dossier: dossier, code: try code(dossier))
    }

    /// Whether the key is not one dossier's alone.
    @inline(__always)
    private func isCrowded(_ place: Int) -> Bool {
        let key = order[place].key
        if place + 1 < order.count, order[place + 1].key == key { return true }
        if place > 0, order[place - 1].key == key { return true }
        return !plan.displaced.isEmpty && plan.displaced.contains(key)
    }

    private func allAreNew(_ changes: inout PartitionChanges) throws {
        changes.new.reserveCapacity(order.count)
        for place in order.indices {
            let row = try imported(place)
            if isCrowded(place) { changes.crowded.append(row) } else { changes.new.append(row) }
        }
    }

    private func compare(
        with reader: FingerprintReader, _ partition: Int, _ changes: inout PartitionChanges
    ) throws {
        let perPartition = plan.stored / Int64(plan.partitions)
        // A few records in a large store are looked up one by one.
        guard plan.isFull || Int64(order.count) * 8 > perPartition else {
            for place in order.indices {
                try sort(place, try reader.fingerprint(of: order[place].key), &changes)
            }
            return
        }
        reader.begin(StoreKey.stretch(partition, of: plan.partitions))
        var stored = try reader.next()
        for place in order.indices {
            let key = order[place].key
            while let row = stored, row.key < key {
                if plan.isFull { changes.missing.append(row.key) }
                stored = try reader.next()
            }
            if let row = stored, row.key == key {
                try sort(place, row.fingerprint, &changes)
                // Of several ids with one key each meets the same row.
                if place + 1 == order.count || order[place + 1].key != key { stored = try reader.next() }
            } else {
                try sort(place, nil, &changes)
            }
        }
        while let row = stored {
            if plan.isFull { changes.missing.append(row.key) }
            stored = try reader.next()
        }
        if !plan.displaced.isEmpty { changes.missing.removeAll(where: plan.displaced.contains) }
    }

    @inline(__always)
    private func sort(_ place: Int, _ stored: Int64?, _ changes: inout PartitionChanges) throws {
        let key = order[place].key
        if !plan.vanished.isEmpty, plan.vanished.contains(key) { changes.returned.append(key) }
        let (dossier, fingerprint) = numbered(place)
        if stored == fingerprint {
            changes.unchanged += 1
            return
        }
        let row = ImportedDossier(key: key, fingerprint: fingerprint, dossier: dossier, code: try code(dossier))
        if isCrowded(place) {
            changes.crowded.append(row)
        } else if stored == nil {
            changes.new.append(row)
        } else {
            changes.changed.append(row)
        }
    }
}
