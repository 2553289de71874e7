import Dossiers
@testable import DossierStore
import GRDB
import Testing

@Suite("States of a store")
struct StateTests {
    static func random(_ seed: UInt64) -> StoredDossier {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func any() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 20
        }
        func sometimes() -> Bool { any() % 3 == 0 }
        func stamp() -> Stamp { sometimes() ? .none : Stamp(rawValue: UInt32(truncatingIfNeeded: any() &* 97)) }
        func word() -> WordID { WordID(rawValue: UInt32(any() % (sometimes() ? 3_000_000_000 : 60_000))) }
        var row = StoredDossier(key: Int64(any()))
        row.fingerprint = Int64(bitPattern: any() << 20) | 1
        row.dossier.known = FieldSet(rawValue: any() & 0x3_FFFF_FFFF)
        row.dossier.timed = TimedStamps(rawValue: UInt16(any() & 0x1FF))
        (row.dossier.receivedAt, row.dossier.dueAt, row.dossier.finishedAt) = (stamp(), stamp(), stamp())
        (row.dossier.returnedAt, row.dossier.originalDueAt, row.dossier.newDueAt) = (stamp(), stamp(), stamp())
        (row.dossier.supplementFrom, row.dossier.supplementTo, row.dossier.apologyAt) = (stamp(), stamp(), stamp())
        (row.dossier.receivingUnit, row.dossier.resolvingUnit) = (word(), word())
        (row.dossier.procedure, row.dossier.field, row.dossier.officer) = (word(), word(), word())
        row.dossier.channel = Channel.allCases[Int(any() % 4)]
        row.dossier.level = ServiceLevel.allCases[Int(any() % 4)]
        row.dossier.status = StatusGroup.allCases[Int(any() % 7)]
        row.dossier.payment = Payment.allCases[Int(any() % 5)]
        row.dossier.rating = Rating.allCases[Int(any() % 4)]
        row.dossier.limitUnit = LimitUnit(rawValue: UInt8(any() % 3))!
        row.dossier.limitValue = UInt16(any() & 0xFFFF)
        row.dossier.fee = sometimes() ? 0 : Int64(bitPattern: any() &* any())
        func answer() -> Answer { Answer(rawValue: UInt8(any() % 3))! }
        (row.dossier.componentsDigitized, row.dossier.resultDigitized) = (answer(), answer())
        (row.dossier.electronicResult, row.dossier.reusedData, row.dossier.apologyIssued) = (
            answer(), answer(), answer()
        )
        row.dossier.supplementCount = UInt8(any() & 0xFF)
        row.dossier.apologyCount = UInt8(any() & 0xFF)
        row.dossier.findings = Findings(rawValue: UInt32(any() & 0x7FFF_FFFF))
        row.dossier.line = UInt32(any() & 0xFFFF_FFFF)
        row.firstDue = stamp()
        row.dueMoves = UInt8(any() & 0xFF)
        row.history = HistoryFindings(rawValue: UInt8(any() & 7))
        return row
    }

    @Test("a state is read as it was written, whatever it holds")
    func roundTrip() throws {
        let columns = StateColumns.names.joined(separator: ", ")
        let queue = try DatabaseQueue()
        try queue.inDatabase { db in
            try db.execute(sql: "CREATE TABLE state (id INTEGER PRIMARY KEY, \(StateColumns.declaration)) STRICT")
            let connection = try #require(db.sqliteConnection)
            let marks = Array(repeating: "?", count: StateColumns.names.count).joined(separator: ", ")
            let insert = try RawStatement(
                connection, "INSERT INTO state (id, \(columns)) VALUES (?, \(marks))", path: "")
            let select = try RawStatement(connection, "SELECT \(columns) FROM state WHERE id = ?", path: "")
            var sets = ColumnSets()
            for seed in 1...2000 as ClosedRange<UInt64> {
                let row = Self.random(seed)
                let number = sets.number(of: row.dossier.known) ?? sets.add(row.dossier.known)
                insert.bind(1, Int64(seed))
                StateColumns.bind(row, columns: number, to: insert, from: 2)
                try insert.run()
                select.bind(1, Int64(seed))
                #expect(try select.step())
                var read = StoredDossier(key: row.key)
                StateColumns.read(&read, columns: sets, from: select, at: 0)
                select.reset()
                (read.fingerprint, read.dossier.line) = (row.fingerprint, row.dossier.line)
                #expect(read == row, "seed \(seed)")
            }
        }
    }

    @Test(
        "every field of a record changes its fingerprint, every field of a state its share; line and file of the record do not"
    )
    func fingerprints() {
        let base = Self.random(7)
        let instant = Stamp(rawValue: .max)
        let changes: [(String, (inout Dossier) -> Void)] = [
            ("known", { $0.known.formSymmetricDifference(FieldSet(.fee)) }),
            ("received", { $0.receivedAt.rawValue ^= 1 }),
            ("due", { $0.dueAt.rawValue ^= 1 }), ("original", { $0.originalDueAt.rawValue ^= 1 }),
            ("new", { $0.newDueAt.rawValue ^= 1 }), ("finished", { $0.finishedAt.rawValue ^= 1 }),
            ("returned", { $0.returnedAt.rawValue ^= 1 }), ("from", { $0.supplementFrom.rawValue ^= 1 }),
            ("to", { $0.supplementTo.rawValue ^= 1 }), ("letter", { $0.apologyAt.rawValue ^= 1 }),
            ("receiving", { $0.receivingUnit.rawValue ^= 1 }), ("resolving", { $0.resolvingUnit.rawValue ^= 1 }),
            ("procedure", { $0.procedure.rawValue ^= 1 }), ("field", { $0.field.rawValue ^= 1 }),
            ("officer", { $0.officer.rawValue ^= 1 }), ("timed", { $0.timed.formSymmetricDifference(.dueAt) }),
            ("fee", { $0.fee ^= 1 }), ("limit", { $0.limitValue ^= 1 }),
            ("unit", { $0.limitUnit = $0.limitUnit == .hours ? .none : .hours }),
            ("channel", { $0.channel = $0.channel == .online ? .direct : .online }),
            ("level", { $0.level = $0.level == .full ? .partial : .full }),
            ("status", { $0.status = $0.status == .open ? .paused : .open }),
            ("payment", { $0.payment = $0.payment == .online ? .other : .online }),
            ("rating", { $0.rating = $0.rating == .satisfied ? .neutral : .satisfied }),
            ("components", { $0.componentsDigitized = $0.componentsDigitized == .yes ? .no : .yes }),
            ("result", { $0.resultDigitized = $0.resultDigitized == .yes ? .no : .yes }),
            ("electronic", { $0.electronicResult = $0.electronicResult == .yes ? .no : .yes }),
            ("reused", { $0.reusedData = $0.reusedData == .yes ? .no : .yes }),
            ("issued", { $0.apologyIssued = $0.apologyIssued == .yes ? .no : .yes }),
            ("supplements", { $0.supplementCount ^= 1 }), ("letters", { $0.apologyCount ^= 1 }),
            ("findings", { $0.findings.formSymmetricDifference(.shortRecord) }),
        ]
        let record = Fingerprint.record(base.dossier, instant: instant)
        for (name, change) in changes {
            var row = base
            change(&row.dossier)
            #expect(Fingerprint.record(row.dossier, instant: instant) != record, "\(name)")
            #expect(Fingerprint.share(row) != Fingerprint.share(base), "\(name)")
            #expect(!row.saysTheSame(as: base), "\(name)")
        }
        var elsewhere = base.dossier
        (elsewhere.line, elsewhere.record, elsewhere.file, elsewhere.idReference) = (1, 2, 3, 4)
        #expect(Fingerprint.record(elsewhere, instant: instant) == record)
        var otherID = base.dossier
        otherID.identityLow ^= 1
        #expect(Fingerprint.record(otherID, instant: instant) != record)
        let shares: [(inout StoredDossier) -> Void] = [
            { $0.key ^= 1 }, { $0.file ^= 1 }, { $0.firstDue.rawValue ^= 1 }, { $0.dueMoves ^= 1 },
            { $0.history.formSymmetricDifference(.flips) },
        ]
        for change in shares {
            var row = base
            change(&row)
            #expect(Fingerprint.share(row) != Fingerprint.share(base))
        }
    }

    @Test("digests are frozen: those that stores hold must be found again")
    func frozenDigests() {
        let row = Self.random(11)
        #expect(Fingerprint.record(row.dossier, instant: Stamp(rawValue: .max)) == FrozenValues.record)
        #expect(Fingerprint.share(row) == FrozenValues.share)
        #expect(Fingerprint.state(row.dossier) == FrozenValues.state)
        #expect(StoreKey.of(identityHigh: 0xFFFF_0000_1234_5678) == 0x7FFF_8000_091A_2B3C)
        #expect(StoreKey.of(identityHigh: 0xFFFF_0000_1234_5678, bits: 8) == 0x7F80_0000_0000_0000)
    }

    @Test("a step of the schema is frozen once it is released")
    func frozenSchema() {
        #expect(Migrations.steps.map(\.name) == ["2026-11 store", "2026-11 views"])
        #expect(Migrations.steps.map { ContentDigest.of($0.sql) } == FrozenValues.steps)
    }
}
