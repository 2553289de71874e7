import Aggregation
import DossierDecoding
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
    private let judge: Judge
    private let filter: DossierFilter
    private let calendar: PeriodCalendar
    private let base: Frame.Base
    private var frame: Frame
    /// Per depth: the finest sub-period among its dimensions, under the population base.
    private let cutsAtDepth: [SubPeriods.Unit?]
    private var months: [SubFrame] = []
    private var quarters: [SubFrame] = []
    /// The depths that count for themselves.
    private let countedDepths: [Int]
    private let dimensionsAtDepth: [[Dimension]]
    private let splitsUnitAtDepth: [Bool]
    /// Month and quarter of a day, remembered: days since 1970 → index, 0 where it was not asked for yet.
    private var monthOfDay: [UInt32]
    private var quarterOfDay: [UInt32]
    private(set) var cubes: [AggregateCube<Tally>]

    /// One month or quarter of the period, with the instant at which its open dossiers are judged.
    private struct SubFrame {
        var frame: Frame
        var month: UInt32
        var quarter: UInt32
    }

    init(
        dimensions: [Dimension], judge: Judge, filter: DossierFilter, calendar: PeriodCalendar, period: Period,
        asOf: Stamp, exportedAt: Stamp, base: Frame.Base
    ) {
        self.dimensions = dimensions
        self.judge = judge
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
        countedDepths = (0...dimensions.count).filter { $0 == dimensions.count || cuts[$0] != cuts[$0 + 1] }
        dimensionsAtDepth = (0...dimensions.count).map { Array(dimensions.prefix($0)) }
        splitsUnitAtDepth = dimensionsAtDepth.map { $0.contains(.unit) }
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
    mutating func count(_ dossier: Dossier, _ outcome: Outcome) -> Marks {
        var marks = judge.marks(of: dossier, outcome: outcome, in: frame)
        if marks.isEmpty { return marks }
        let resolving = filter.accepts(dossier, unit: dossier.resolvingUnit)
        let receiving = filter.isByUnit ? filter.accepts(dossier, unit: dossier.receivingUnit) : resolving
        if !resolving { marks.subtract(.ofResolvingSide) }
        if !receiving { marks.subtract(.ofReceivingSide) }
        guard resolving || receiving else { return marks }
        for depth in countedDepths {
            switch cutsAtDepth[depth] {
            case nil:
                add(dossier, outcome, marks, depth, month: 0, quarter: 0, resolving, receiving)
            case .month?:
                addSubPeriods(months, dossier, outcome, depth, resolving, receiving)
            case .quarter?:
                addSubPeriods(quarters, dossier, outcome, depth, resolving, receiving)
            }
        }
        return marks
    }

    private mutating func addSubPeriods(
        _ parts: [SubFrame], _ dossier: Dossier, _ outcome: Outcome, _ depth: Int, _ resolving: Bool,
        _ receiving: Bool
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
            add(dossier, outcome, marks, depth, month: part.month, quarter: part.quarter, resolving, receiving)
        }
    }

    private mutating func add(
        _ dossier: Dossier, _ outcome: Outcome, _ marks: Marks, _ depth: Int, month: UInt32, quarter: UInt32,
        _ resolving: Bool, _ receiving: Bool
    ) {
        let key = key(dossier, depth, unit: dossier.resolvingUnit, month, quarter)
        let splits = dossier.resolvingUnit != dossier.receivingUnit && splitsUnitAtDepth[depth]
        let side: Tally.Side = splits ? .resolving : .both
        if !splits || resolving {
            cubes[depth].update(key) { $0.count(dossier, outcome: outcome, marks: marks, side: side) }
        }
        if splits, receiving, !marks.isDisjoint(with: .ofReceivingSide) {
            let other = self.key(dossier, depth, unit: dossier.receivingUnit, month, quarter)
            cubes[depth].update(other) { $0.count(dossier, outcome: outcome, marks: marks, side: .receiving) }
        }
    }

    private mutating func key(_ dossier: Dossier, _ depth: Int, unit: WordID, _ month: UInt32, _ quarter: UInt32)
        -> SliceKey
    {
        var key = SliceKey()
        for dimension in dimensionsAtDepth[depth] {
            switch dimension {
            case .unit: key.append(unit.rawValue)
            case .procedure: key.append(dossier.procedure.rawValue)
            case .field: key.append(dossier.field.rawValue)
            case .officer: key.append(dossier.officer.rawValue)
            case .channel: key.append(UInt32(dossier.channel.rawValue))
            case .level: key.append(UInt32(dossier.level.rawValue))
            case .month: key.append(month != 0 ? month : subPeriodOfReceipt(dossier, .month))
            case .quarter: key.append(quarter != 0 ? quarter : subPeriodOfReceipt(dossier, .quarter))
            }
        }
        return key
    }

    /// Under the cohort base a dossier stands in the month or quarter of its receipt.
    private mutating func subPeriodOfReceipt(_ dossier: Dossier, _ unit: SubPeriods.Unit) -> UInt32 {
        let day = dossier.receivedAt.day
        let place = Int(day.number)
        let known = unit == .month ? monthOfDay[place] : quarterOfDay[place]
        if known != 0 { return known }
        let index = UInt32(SubPeriods.index(of: day, unit: unit, calendar: calendar))
        if unit == .month { monthOfDay[place] = index } else { quarterOfDay[place] = index }
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
        for depth in (0..<dimensions.count).reversed() where !countedDepths.contains(depth) {
            for (key, tally) in cubes[depth + 1].entries {
                cubes[depth].update(key.prefix(depth)) { $0.merge(tally) }
            }
        }
    }
}
