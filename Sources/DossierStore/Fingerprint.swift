public import Dossiers

/// Digests of what is stored. They are kept in the store: a change of one is a change of its format.
///
/// The mixing step is a full 64 × 64 multiplication folded by exclusive or, as in the wyhash family.
public enum Fingerprint {
    @inline(__always)
    private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return (product.high ^ product.low) &+ 0xA076_1D64_78BD_642F
    }

    @inline(__always)
    private static func pair(_ a: Stamp, _ b: Stamp) -> UInt64 { UInt64(a.rawValue) | UInt64(b.rawValue) << 32 }
    @inline(__always)
    private static func pair(_ a: WordID, _ b: WordID) -> UInt64 { UInt64(a.rawValue) | UInt64(b.rawValue) << 32 }

    /// The fields of a dossier; its words have the store's numbers.
    @inline(__always)
    private static func fields(_ row: borrowing Dossier, _ seed: UInt64) -> UInt64 {
        var state = mix(seed, row.known.rawValue)
        state = mix(state, pair(row.receivedAt, row.dueAt))
        state = mix(state, pair(row.finishedAt, row.returnedAt))
        state = mix(state, pair(row.originalDueAt, row.newDueAt))
        state = mix(state, pair(row.supplementFrom, row.supplementTo))
        state = mix(state, pair(row.apologyAt, Stamp(rawValue: row.findings.rawValue)))
        state = mix(state, pair(row.receivingUnit, row.resolvingUnit))
        state = mix(state, pair(row.procedure, row.field))
        state = mix(
            state, UInt64(row.officer.rawValue) | UInt64(row.timed.rawValue) << 32 | UInt64(row.limitValue) << 48)
        state = mix(state, UInt64(bitPattern: row.fee))
        let codes =
            UInt64(row.channel.rawValue) | UInt64(row.level.rawValue) << 4 | UInt64(row.status.rawValue) << 8
            | UInt64(row.payment.rawValue) << 12 | UInt64(row.rating.rawValue) << 16
            | UInt64(row.limitUnit.rawValue) << 20
        let answers =
            UInt64(row.componentsDigitized.rawValue) | UInt64(row.resultDigitized.rawValue) << 2
            | UInt64(row.electronicResult.rawValue) << 4 | UInt64(row.reusedData.rawValue) << 6
            | UInt64(row.apologyIssued.rawValue) << 8
        return mix(
            state,
            codes | answers << 24 | UInt64(row.supplementCount) << 40 | UInt64(row.apologyCount) << 48)
    }

    /// Of a record: whether the same record comes again. Never 0.
    /// - Parameter instant: the own instant of its export; it counts where something happens after it, since then
    ///   a later export with the same record says something new.
    @inline(__always)
    public static func record(_ row: borrowing Dossier, instant: Stamp) -> Int64 {
        var state = fields(row, 0x2D35_8DCC_AA6C_78A5 ^ row.identityLow)
        let last = max(row.receivedAt, max(row.finishedAt, row.returnedAt))
        if last >= instant { state = mix(state, UInt64(instant.rawValue)) }
        return Int64(bitPattern: state | 1)
    }

    /// Of a state: whether a record came back to what it was.
    public static func state(_ row: borrowing Dossier) -> UInt64 { fields(row, 0x8BB8_4B93_962E_ACC9) }

    /// The share of one row in the digest of its table.
    @inline(__always)
    public static func share(_ row: borrowing StoredDossier) -> UInt64 {
        var state = fields(row.dossier, UInt64(bitPattern: row.key))
        state = mix(state, UInt64(bitPattern: row.file))
        state = mix(
            state,
            UInt64(row.firstDue.rawValue) | UInt64(row.dueMoves) << 32 | UInt64(row.history.rawValue) << 40)
        return row.dossier.role == .register ? letters(row, state) : state
    }

    private static func letters(_ row: borrowing StoredDossier, _ seed: UInt64) -> UInt64 {
        var state = mix(mix(seed, row.series), UInt64(row.letters.inOneFile))
        for day in row.letters.days { state = mix(state, UInt64(UInt32(bitPattern: day))) }
        return state
    }

    /// The share of a past state: also from when to when it was.
    public static func pastShare(_ row: borrowing StoredDossier, until: Int64) -> UInt64 {
        mix(mix(share(row), UInt64(bitPattern: row.since)), UInt64(bitPattern: until))
    }
}

/// The digest of a table: the sum of its rows' shares, so that it does not depend on their order and a changed row
/// changes it by a difference.
public struct TableDigest: Hashable, Sendable {
    public var sum: UInt64 = 0
    public var rows: Int64 = 0
    public init() {}
    public init(sum: UInt64, rows: Int64) {
        self.sum = sum
        self.rows = rows
    }
    @inline(__always)
    public mutating func add(_ share: UInt64) {
        sum &+= share
        rows += 1
    }
    @inline(__always)
    public mutating func remove(_ share: UInt64) {
        sum &-= share
        rows -= 1
    }
    public mutating func add(_ other: TableDigest) {
        sum &+= other.sum
        rows += other.rows
    }
}
