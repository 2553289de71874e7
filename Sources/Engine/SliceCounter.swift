import Aggregation
import Dossiers
import Indicators

/// Counts judged dossiers into one cube per depth of `--by`: the grand total, the totals of each prefix
/// and the cells.
///
/// A depth whose sub-periods are those of the next one is the sum of its cells and is added up at the end.
/// Months and quarters under the population base do not add up, because every sub-period has its own
/// balance, in which one dossier can be carried over or open again: where the sub-periods change from one
/// depth to the next, both count for themselves.
struct SliceCounter {
    private let dimensions: [Dimension]
    private let filter: DossierFilter
    private let calendar: PeriodCalendar
    private let base: Frame.Base
    private var frame: Frame
    /// Per depth: the finest sub-period among its dimensions, under the population base.
    private let cutsAtDepth: [SubPeriods.Unit?]
    private var months: [SubFrame] = []
    private var quarters: [SubFrame] = []
    /// The depths that count for themselves.
    private let countedDepths: [CountedDepth]
    /// Month and quarter of a day, remembered: days since 1970 → index, 0 where it was not asked for yet.
    private var monthOfDay: [UInt32]
    private var quarterOfDay: [UInt32]
    private(set) var cubes: [AggregateCube<Tally>]

    private struct CountedDepth {
        let depth: Int
        let cuts: SubPeriods.Unit?
        let splitsUnit: Bool
    }

    /// One month or quarter of the period, with the instant at which its open dossiers are judged.
    private struct SubFrame {
        var frame: Frame
        var month: UInt32
        var quarter: UInt32
    }

    init(
        dimensions: [Dimension], filter: DossierFilter, calendar: PeriodCalendar, period: Period,
        asOf: Stamp, exportedAt: Stamp, base: Frame.Base
    ) {
        self.dimensions = dimensions
        self.filter = filter
        self.calendar = calendar
        self.base = base
        frame = Frame(period: period, asOf: asOf, exportedAt: exportedAt, base: base)
        cubes = Array(repeating: AggregateCube<Tally>(), count: dimensions.count + 1)
        cutsAtDepth = (0...dimensions.count).map { depth in
            let units = dimensions.prefix(depth).compactMap(\.subPeriod)
            guard base == .population else { return nil }
            return units.contains(.month) ? .month : units.contains(.quarter) ? .quarter : nil
        }
        let cuts = cutsAtDepth
        countedDepths = (0...dimensions.count).filter { $0 == dimensions.count || cuts[$0] != cuts[$0 + 1] }.map {
            CountedDepth(depth: $0, cuts: cuts[$0], splitsUnit: dimensions.prefix($0).contains(.unit))
        }
        let days = Int(Stamp(rawValue: .max).day.number) + 1
        monthOfDay = Array(repeating: 0, count: dimensions.contains(.month) ? days : 0)
        quarterOfDay = Array(repeating: 0, count: dimensions.contains(.quarter) ? days : 0)
        settle(period: period, asOf: asOf, exportedAt: exportedAt)
        // The grand total stands even when nothing was counted.
        _ = cubes[0].place(of: SliceKey())
    }

    /// Sets the bounds of the period, and with them those of its months and quarters.
    mutating func settle(period: Period, asOf: Stamp, exportedAt: Stamp) {
        frame = Frame(period: period, asOf: asOf, exportedAt: exportedAt, base: base)
        func subFrames(_ unit: SubPeriods.Unit) -> [SubFrame] {
            SubPeriods.periods(in: period, unit: unit, calendar: calendar).map { index, part in
                let quarter = unit == .quarter ? index : index / 3
                return SubFrame(
                    frame: Frame(period: part, asOf: min(part.to, asOf), exportedAt: exportedAt, base: base),
                    month: UInt32(index), quarter: UInt32(quarter))
            }
        }
        months = cutsAtDepth.contains(.month) ? subFrames(.month) : []
        quarters = cutsAtDepth.contains(.quarter) ? subFrames(.quarter) : []
    }

    /// Counts one dossier.
    /// - Returns: its marks in the whole period, on the sides that the filter lets through.
    @discardableResult
    @inline(__always)
    mutating func count(_ dossier: borrowing Dossier, _ outcome: Outcome, by judge: Judge) -> Marks {
        var marks = judge.marks(of: dossier, outcome: outcome, in: frame)
        if marks.isEmpty { return marks }
        var (resolving, receiving) = (true, true)
        if !filter.isEmpty {
            resolving = filter.accepts(dossier, unit: dossier.resolvingUnit)
            receiving = filter.isByUnit ? filter.accepts(dossier, unit: dossier.receivingUnit) : resolving
            if !resolving { marks.subtract(.ofResolvingSide) }
            if !receiving { marks.subtract(.ofReceivingSide) }
            guard resolving || receiving else { return marks }
        }
        for index in 0..<countedDepths.count {
            let counted = countedDepths[index]
            if let cuts = counted.cuts {
                addSubPeriods(
                    cuts == .month ? months : quarters, dossier, outcome, judge, counted, resolving, receiving)
            } else {
                add(dossier, outcome, marks, counted, month: 0, quarter: 0, resolving, receiving)
            }
        }
        return marks
    }

    private mutating func addSubPeriods(
        _ parts: [SubFrame], _ dossier: borrowing Dossier, _ outcome: Outcome, _ judge: Judge,
        _ counted: CountedDepth, _ resolving: Bool, _ receiving: Bool
    ) {
        for part in parts where dossier.receivedAt < part.frame.to {
            var marks = judge.marks(of: dossier, outcome: outcome, in: part.frame)
            if marks.isEmpty {
                // After its end a dossier stands in no later month.
                if dossier.receivedAt < part.frame.from, !outcome.end.isNone, outcome.end < part.frame.from { return }
                continue
            }
            if !resolving { marks.subtract(.ofResolvingSide) }
            if !receiving { marks.subtract(.ofReceivingSide) }
            add(dossier, outcome, marks, counted, month: part.month, quarter: part.quarter, resolving, receiving)
        }
    }

    @inline(__always)
    private mutating func add(
        _ dossier: borrowing Dossier, _ outcome: Outcome, _ marks: Marks, _ counted: CountedDepth,
        month: UInt32, quarter: UInt32, _ resolving: Bool, _ receiving: Bool
    ) {
        let key = key(dossier, counted.depth, unit: dossier.resolvingUnit, month, quarter)
        if counted.splitsUnit, dossier.resolvingUnit != dossier.receivingUnit {
            let other = self.key(dossier, counted.depth, unit: dossier.receivingUnit, month, quarter)
            addSides(dossier, outcome, marks, counted.depth, resolving ? key : nil, receiving ? other : nil)
        } else {
            cubes[counted.depth][of: key].count(dossier, outcome: outcome, marks: marks, side: .both)
        }
    }

    /// Counts a dossier whose sides stand in two slices.
    @inline(never)
    private mutating func addSides(
        _ dossier: borrowing Dossier, _ outcome: Outcome, _ marks: Marks, _ depth: Int,
        _ resolving: SliceKey?, _ receiving: SliceKey?
    ) {
        if let resolving {
            cubes[depth][of: resolving].count(dossier, outcome: outcome, marks: marks, side: .resolving)
        }
        if let receiving, !marks.isDisjoint(with: .ofReceivingSide) {
            cubes[depth][of: receiving].count(dossier, outcome: outcome, marks: marks, side: .receiving)
        }
    }

    @inline(__always)
    private mutating func key(
        _ dossier: borrowing Dossier, _ depth: Int, unit: WordID, _ month: UInt32, _ quarter: UInt32
    ) -> SliceKey {
        switch depth {
        case 0: return SliceKey()
        case 1: return SliceKey(part(0, dossier, unit, month, quarter))
        case 2: return SliceKey(part(0, dossier, unit, month, quarter), part(1, dossier, unit, month, quarter))
        default:
            var key = SliceKey()
            for index in 0..<depth { key.append(part(index, dossier, unit, month, quarter)) }
            return key
        }
    }

    @inline(__always)
    private mutating func part(
        _ index: Int, _ dossier: borrowing Dossier, _ unit: WordID, _ month: UInt32, _ quarter: UInt32
    ) -> UInt32 {
        switch dimensions[index] {
        case .unit: unit.rawValue
        case .procedure: dossier.procedure.rawValue
        case .field: dossier.field.rawValue
        case .officer: dossier.officer.rawValue
        case .channel: UInt32(dossier.channel.rawValue)
        case .level: UInt32(dossier.level.rawValue)
        case .month: month != 0 ? month : subPeriodOfReceipt(dossier.receivedAt.day, .month)
        case .quarter: quarter != 0 ? quarter : subPeriodOfReceipt(dossier.receivedAt.day, .quarter)
        }
    }

    /// Under the cohort base a dossier stands in the month or quarter of its receipt.
    @inline(__always)
    private mutating func subPeriodOfReceipt(_ day: CivilDay, _ unit: SubPeriods.Unit) -> UInt32 {
        let place = Int(day.number)
        let known = unit == .month ? monthOfDay[place] : quarterOfDay[place]
        return known != 0 ? known : askSubPeriod(day, unit)
    }

    @inline(never)
    private mutating func askSubPeriod(_ day: CivilDay, _ unit: SubPeriods.Unit) -> UInt32 {
        let index = UInt32(SubPeriods.index(of: day, unit: unit, calendar: calendar))
        if unit == .month { monthOfDay[Int(day.number)] = index } else { quarterOfDay[Int(day.number)] = index }
        return index
    }

    /// The same counter before anything was counted.
    var emptied: SliceCounter {
        var copy = self
        copy.cubes = Array(repeating: AggregateCube<Tally>(), count: cubes.count)
        _ = copy.cubes[0].place(of: SliceKey())
        return copy
    }

    /// Adds what a counter of the same slices has counted.
    mutating func merge(_ other: SliceCounter) {
        for depth in cubes.indices { cubes[depth].merge(other.cubes[depth]) }
    }

    /// Adds up the depths that did not count for themselves. To be called once, after the last dossier.
    mutating func addUp() {
        for depth in (0..<dimensions.count).reversed() where !countedDepths.contains(where: { $0.depth == depth }) {
            for (key, tally) in cubes[depth + 1].entries {
                cubes[depth].update(key.prefix(depth)) { $0.merge(tally) }
            }
        }
    }
}
