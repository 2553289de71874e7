/// What the generator knows of the export that it made, counted while making it and by nothing that reads
/// exports. Civil time, rule "instant": late means finished after the due moment, to the second; without a
/// due date nothing is late.
public struct Truth: Sendable, Equatable {
    /// What is counted per unit and civil quarter of receipt. "resolving" columns stand in the cell of the unit that
    /// resolves the dossier, "receiving" ones in that of the unit that received it.
    public enum Column: Int, CaseIterable, Sendable {
        // resolving
        case received, finished
        /// Not late, and finished before the due day.
        case early
        /// Neither late nor early.
        case onTime
        case late
        /// Neither finished nor withdrawn nor refused at as-of.
        case open
        /// Of the open ones: due before as-of.
        case overdue
        /// Withdrawn or refused, with an end date.
        case withdrawn, refused
        /// Finished, with a digitized result.
        case resultDigitized
        /// Late, with a dated apology letter.
        case lateWithApologyDate
        /// Finished after the first promise, and of these: with a dated letter.
        case lateFirstPromise, lateFirstPromiseWithApologyDate
        // receiving
        case online, withFee
        /// Fee above 0, paid online.
        case paidOnline
        /// Not accepted at reception though it has a received date: in none of the columns above.
        case notAccepted

        public var isOfReceivingUnit: Bool { rawValue >= Column.online.rawValue }
        /// Told by a register, not by the export, in the iGate layout.
        public var isFromRegister: Bool {
            switch self {
            case .online, .withFee, .paidOnline, .resultDigitized, .lateWithApologyDate,
                .lateFirstPromiseWithApologyDate:
                true
            default: false
            }
        }
    }

    /// Why a record became no dossier.
    public enum Reject: String, CaseIterable, Sendable {
        case idEmpty, receivedMissing, receivedUnreadable, extraCells, cutOff, badEncoding, zeroByte
    }

    /// What is passed over and never judged.
    public enum Skip: String, CaseIterable, Sendable {
        case separatorLine, title, blank, heading, repeatedHeading, total, group, footer
        /// Not accepted at reception, and without a received date.
        case notAccepted
    }

    /// What is odd about an accepted record.
    public enum Finding: String, CaseIterable, Sendable {
        case shortRecord, unreadableDate, unreadableFee, unknownStatus, unknownChannel
    }

    /// Why an accepted record counts nowhere.
    public enum Exclusion: String, CaseIterable, Sendable {
        case finishBeforeReceiptDay, withdrawnWithoutDate
        /// The status says finished, but neither a finish nor a return date can be read.
        case finishedWithoutDate
    }

    /// One dossier's or record's place in a ``Table``.
    struct Share {
        var resolvingUnit = 0
        var receivingUnit = 0
        var quarter = 0
        /// Bit n: counts in the column with raw value n.
        var columns: UInt32 = 0
        var exclusion: Exclusion?
    }

    /// Job J's table.
    public struct Table: Sendable, Equatable {
        var counts: [Int]
        let firstQuarter: Int
        let quarters: Int
        public internal(set) var excluded: [Exclusion: Int] = [:]

        init(units: Int, firstQuarter: Int, lastQuarter: Int) {
            self.firstQuarter = firstQuarter
            quarters = lastQuarter - firstQuarter + 1
            counts = Array(repeating: 0, count: units * quarters * Column.allCases.count)
        }

        mutating func add(_ share: Share) {
            if let exclusion = share.exclusion { excluded[exclusion, default: 0] += 1 }
            var bits = share.columns
            while bits != 0 {
                let column = bits.trailingZeroBitCount
                let unit = column >= Column.online.rawValue ? share.receivingUnit : share.resolvingUnit
                counts[index(unit, share.quarter - firstQuarter, column)] += 1
                bits &= bits &- 1
            }
        }

        private func index(_ unit: Int, _ quarter: Int, _ column: Int) -> Int {
            (unit * quarters + quarter) * Column.allCases.count + column
        }

        /// The sum over all units and quarters.
        public subscript(_ column: Column) -> Int {
            stride(from: column.rawValue, to: counts.count, by: Column.allCases.count).reduce(0) {
                $0 + counts[$1]
            }
        }

        /// The cells in which anything is counted: index of the unit, civil quarter, counts by column.
        var cells: [(unit: Int, year: Int, quarter: Int, counts: ArraySlice<Int>)] {
            (0..<counts.count / Column.allCases.count).compactMap { cell in
                let start = cell * Column.allCases.count
                let values = counts[start..<start + Column.allCases.count]
                guard values.contains(where: { $0 != 0 }) else { return nil }
                let quarter = firstQuarter + cell % quarters
                return (cell / quarters, quarter / 4, quarter % 4 + 1, values)
            }
        }

        /// The counts of one unit in one civil quarter, by ``Column``.
        public func counts(unit: String, year: Int, quarter: Int) -> [Int]? {
            guard let index = World.shared.unitNames.firstIndex(of: unit),
                case let column = year * 4 + quarter - 1 - firstQuarter, (0..<quarters).contains(column)
            else { return nil }
            let start = (index * quarters + column) * Column.allCases.count
            return Array(counts[start..<start + Column.allCases.count])
        }
    }

    /// A register that was made with the export.
    public struct RegisterTruth: Sendable, Equatable {
        public internal(set) var rows = 0
        /// Rows whose dossier no accepted record of the export has.
        public internal(set) var unmatched = 0
    }

    public let settings: GeneratorSettings
    /// Size of the export and its physical lines; a last line without a line end counts.
    public internal(set) var bytes = 0
    public internal(set) var lines = 0
    /// Records accepted as dossiers, excluded ones among them.
    public internal(set) var accepted = 0
    public internal(set) var rejected: [Reject: Int] = [:]
    public internal(set) var skipped: [Skip: Int] = [:]
    public internal(set) var findings: [Finding: Int] = [:]
    /// Accepted records that a later accepted record of the same id replaces.
    public internal(set) var replaced = 0
    /// Every accepted record counts.
    public internal(set) var plain: Table
    /// The last accepted record of each id counts.
    public internal(set) var dedup: Table
    /// Keyed by the register.
    public internal(set) var registers: [GeneratedFile: RegisterTruth] = [:]

    /// Distinct dossiers.
    public var dossiers: Int { accepted - replaced }

    init(_ settings: GeneratorSettings) {
        self.settings = settings
        plain = Table(
            units: World.units, firstQuarter: settings.firstDay.quarter, lastQuarter: settings.lastDay.quarter
        )
        dedup = plain
    }
}

extension Truth.Share {
    /// Where an observation counts, judged at `asOf` (seconds of local civil time).
    init(_ seen: Observation, resolvingUnit: Int, receivingUnit: Int, asOf: Int) {
        let receivedOn = seen.receivedAt / Moment.day
        self.init(
            resolvingUnit: resolvingUnit, receivingUnit: receivingUnit,
            quarter: GeneratorDay(number: receivedOn).quarter)
        if seen.status.isNotAccepted {
            count(.notAccepted)
            return
        }
        let end = seen.finishedAt != 0 ? seen.finishedAt : seen.returnedAt
        let leaves = seen.status == .withdrawn || seen.status == .refused
        if end != 0, end / Moment.day < receivedOn {
            exclusion = .finishBeforeReceiptDay
            return
        }
        if leaves, end == 0 {
            exclusion = .withdrawnWithoutDate
            return
        }
        if seen.statusIsKnown, seen.status == .finished || seen.status == .returned, end == 0 {
            exclusion = .finishedWithoutDate
            return
        }

        count(.received)
        if seen.channelIsKnown, seen.channel == .online { count(.online) }
        if seen.fee > 0 {
            count(.withFee)
            if seen.payment == .online { count(.paidOnline) }
        }
        if leaves {
            count(.withdrawn)
            if seen.status == .refused { count(.refused) }
        } else if end != 0 {
            count(.finished)
            countFinished(seen, end: end)
        } else {
            count(.open)
            if seen.dueAt != 0, seen.dueAt < asOf { count(.overdue) }
        }
    }

    private mutating func countFinished(_ seen: Observation, end: Int) {
        if seen.resultDigitized { count(.resultDigitized) }
        let isLate = seen.dueAt != 0 && end > seen.dueAt
        if isLate {
            count(.late)
            if seen.letterAt != 0 { count(.lateWithApologyDate) }
        } else if seen.dueAt != 0, end / Moment.day < seen.dueAt / Moment.day {
            count(.early)
        } else {
            count(.onTime)
        }
        let firstPromise = seen.originalDueAt != 0 ? seen.originalDueAt : seen.dueAt
        if firstPromise != 0, end > firstPromise {
            count(.lateFirstPromise)
            if seen.letterAt != 0 { count(.lateFirstPromiseWithApologyDate) }
        }
    }

    private mutating func count(_ column: Truth.Column) { columns |= 1 << UInt32(column.rawValue) }
}
