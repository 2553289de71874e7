import DossierDecoding
import Dossiers
import DossierStore

/// Puts what a run brings into the store: decides which values stand, and what the history shows of the change.
struct ImportedStates {
    private let writer: StoreWriter
    /// Per file of the run: its number in the store.
    private let fileNumbers: [Int64]
    /// By the file's number in the store: its own instant.
    private var instants: [Stamp]
    /// The latest own instant of the exports that were imported before.
    private let exportedBefore: Stamp
    private let prunedBefore: Stamp
    /// Per register of the run that is joined by code: the bit of its series.
    private let seriesBits: [UInt64]
    private(set) var counts = StoredRun.Counts()

    init(
        _ writer: StoreWriter, files: [Int64], instants: [Stamp], exportedBefore: Stamp, seriesBits: [UInt64]
    ) {
        self.writer = writer
        fileNumbers = files
        self.instants = instants
        self.exportedBefore = exportedBefore
        prunedBefore = writer.facts.prunedBefore
        self.seriesBits = seriesBits
    }

    mutating func take(_ changes: PartitionChanges) throws {
        counts.unchanged += changes.unchanged
        for row in changes.new { try takeNew(row) }
        for row in changes.changed + changes.crowded { try takeAnywhere(row) }
        for entry in changes.registers { try take(entry) }
        try writer.noteReturned(changes.returned)
        counts.returned += Int64(changes.returned.count)
    }

    // MARK: - Dossiers

    private mutating func takeNew(_ row: ImportedDossier) throws {
        // Registers may have given the key to another id.
        if writer.hasRegisterEntries { return try takeAnywhere(row) }
        try insert(row, key: row.key)
    }

    private mutating func takeAnywhere(_ row: ImportedDossier) throws {
        try take(row, at: try writer.place(of: row.code, home: row.key, in: .dossiers))
    }

    private mutating func take(_ row: ImportedDossier, at place: StoreWriter.Place) throws {
        if place.isThere, let old = try writer.state(place.key, in: .dossiers) {
            try change(old, by: row)
        } else {
            try insert(row, key: place.key)
        }
    }

    private mutating func insert(_ row: ImportedDossier, key: Int64) throws {
        if isBeyond(row.dossier) {
            counts.beyond += 1
            return
        }
        try writer.insert(state(row, key: key), code: row.code, in: .dossiers)
        counts.added += 1
    }

    /// What ended before the day up to which the store was pruned is not kept again.
    private func isBeyond(_ dossier: Dossier) -> Bool {
        guard !prunedBefore.isNone else { return false }
        let end = dossier.finishedAt.isNone ? dossier.returnedAt : dossier.finishedAt
        if end.isNone { return dossier.status == .notAccepted && dossier.receivedAt < prunedBefore }
        return end < prunedBefore
    }

    private func state(_ row: ImportedDossier, key: Int64) -> StoredDossier {
        var state = StoredDossier(key: key)
        state.fingerprint = row.fingerprint
        state.since = writer.run
        state.file = fileNumbers[Int(row.dossier.file)]
        state.dossier = row.dossier
        return state
    }

    private mutating func change(_ old: StoredDossier, by row: ImportedDossier) throws {
        if old.fingerprint == row.fingerprint {
            counts.unchanged += 1
            return
        }
        var new = state(row, key: old.key)
        let isOlder = instants[Int(new.file)] < instants[Int(old.file)]
        if isOlder {
            // What a later export says stands; only what it has no column for is added.
            new.dossier = DossierMerge.replace(row.dossier, by: old.dossier)
            new.dossier.line = old.dossier.line
            (new.fingerprint, new.file) = (old.fingerprint, old.file)
            counts.older += 1
        } else {
            new.dossier = DossierMerge.replace(old.dossier, by: row.dossier)
            if old.dossier.findings.contains(.repeatedWithOtherContent) {
                new.dossier.findings.insert(.repeatedWithOtherContent)
            }
        }
        (new.history, new.dueMoves, new.firstDue) = (old.history, old.dueMoves, old.firstDue)
        if new.saysTheSame(as: old) {
            if isOlder { return }
            // The same again means something new only where it happened after the earlier export's own instant.
            guard happensAfter(old.dossier, instants[Int(old.file)]) else {
                counts.unchanged += 1
                return
            }
        } else if !isOlder {
            try noteHistory(of: old, &new)
        }
        try writer.replace(old, by: &new, in: .dossiers)
        if !isOlder { counts.changed += 1 }
    }

    private func happensAfter(_ dossier: Dossier, _ instant: Stamp) -> Bool {
        max(dossier.receivedAt, max(dossier.finishedAt, dossier.returnedAt)) >= instant
    }

    /// What can be seen only by comparing a state with the one before it.
    private func noteHistory(of old: StoredDossier, _ new: inout StoredDossier) throws {
        let (before, after) = (old.dossier, new.dossier)
        // Days are compared: an export that leaves the time of day off moves no date.
        if !before.dueAt.isNone, !after.dueAt.isNone, before.dueAt.day != after.dueAt.day {
            if new.dueMoves < .max { new.dueMoves += 1 }
            let first = old.firstDue.isNone ? before.dueAt : old.firstDue
            new.firstDue = first.day == after.dueAt.day ? .none : first
            // It had passed when the earlier date was last seen: not later than at the export before this one.
            let passed = before.timed.contains(.dueAt) ? before.dueAt : before.dueAt.day.adding(1).start
            if after.dueAt > before.dueAt, passed < exportedBefore { new.history.insert(.dueMovedAfterPassing) }
        }
        let ended = end(of: before)
        let ends = end(of: after)
        if !ended.at.isNone {
            let isTimed = ended.isTimed && ends.isTimed
            let isEarlier = isTimed ? ends.at < ended.at : ends.at.day < ended.at.day
            if ends.at.isNone || isEarlier { new.history.insert(.finishTakenBack) }
        }
        if try writer.wasBefore(new, old) { new.history.insert(.flips) }
    }

    private func end(of dossier: Dossier) -> (at: Stamp, isTimed: Bool) {
        dossier.finishedAt.isNone
            ? (dossier.returnedAt, dossier.timed.contains(.returnedAt))
            : (dossier.finishedAt, dossier.timed.contains(.finishedAt))
    }

    // MARK: - Registers

    private mutating func take(_ row: ImportedEntry) throws {
        counts.registerRows += 1
        let place = try writer.place(of: row.code, home: row.key, in: .registers)
        var new = StoredDossier(key: place.key)
        new.since = writer.run
        new.file = fileNumbers[Int(row.entry.file)]
        new.dossier = row.entry
        new.letters = row.letters
        for (index, bit) in seriesBits.enumerated() where row.registers >> UInt64(index) & 1 == 1 { new.series |= bit }
        new.fingerprint = Fingerprint.record(row.entry, instant: Stamp(rawValue: .max))
        guard place.isThere, let old = try writer.state(place.key, in: .registers) else {
            try writer.insert(new, code: row.code, in: .registers)
            counts.registerChanged += 1
            return
        }
        if old.fingerprint == new.fingerprint, old.series | new.series == old.series { return }
        let isOlder = instants[Int(new.file)] < instants[Int(old.file)]
        var joined = isOlder ? new.dossier : old.dossier
        DossierMerge.join(isOlder ? old.dossier : new.dossier, onto: &joined)
        joined.line = new.dossier.line
        new.dossier = joined
        new.letters = old.letters
        new.letters.add(row.letters)
        new.letters.tell(&new.dossier)
        new.series |= old.series
        if isOlder { (new.fingerprint, new.file, new.dossier.line) = (old.fingerprint, old.file, old.dossier.line) }
        if new.saysTheSame(as: old) { return }
        try writer.replace(old, by: &new, in: .registers)
        counts.registerChanged += 1
    }
}
