public import Dossiers
import Indicators

/// Figures at the end of a period if it goes on at its present pace: numerators and denominators × days of the period
/// / days passed, rounded half up. Facts stay as they are.
public struct Projection: Sendable, Equatable {
    public var firstDay: CivilDay
    public var lastDay: CivilDay
    /// The last day that is counted.
    public var throughDay: CivilDay
    public var daysPassed: Int64
    public var daysInAll: Int64

    /// - Parameter asOf: exclusive, as ``Frame/asOf``.
    /// - Returns: nil when the period is over or has not begun.
    public init?(period: Period, asOf: Stamp) {
        self.init(
            firstDay: period.firstDay, lastDay: period.lastDay,
            throughDay: Stamp(rawValue: max(asOf.rawValue, 1) - 1).day)
    }

    public init?(firstDay: CivilDay, lastDay: CivilDay, throughDay: CivilDay) {
        guard firstDay <= throughDay, throughDay < lastDay else { return nil }
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.throughDay = throughDay
        daysPassed = Int64(throughDay.number) - Int64(firstDay.number) + 1
        daysInAll = Int64(lastDay.number) - Int64(firstDay.number) + 1
    }

    /// A numerator never goes above its denominator: both are rounded the same way. Days are no sums, and a procedure
    /// is counted once however many dossiers it has: both stay.
    public func projected(_ figure: ScoreFigure, of indicator: String) -> ScoreFigure {
        guard let unit = IndicatorCatalog.indicator(indicator)?.unit, unit == .dossiers || unit == .dong else {
            return figure
        }
        switch figure {
        case .ratio(let numerator, let denominator):
            return .ratio(numerator: scaled(numerator), denominator: scaled(denominator))
        case .value(let value):
            return .value(Fraction((value * Fraction(Int128(daysInAll), over: Int128(daysPassed))).rounded))
        case .done, .noData: return figure
        }
    }

    private func scaled(_ count: Int64) -> Int64 {
        let value = Fraction(Int128(count) * Int128(daysInAll), over: Int128(daysPassed)).rounded
        return Int64(min(value, Int128(ScoreFigure.largest)))
    }

    /// Figures at the end of the period, for ``Scorecard``.
    public func over(_ figures: @escaping (FigureKey) -> ScoreFigure) -> (FigureKey) -> ScoreFigure {
        { self.projected(figures($0), of: $0.indicator) }
    }

    public var assumptions: [Wording] {
        let (vi, en) = (throughDay.vietnameseText, throughDay.isoText)
        return [
            Wording(
                vi:
                    "Tính đến hết ngày \(vi) đã qua \(daysPassed)/\(daysInAll) ngày của kỳ; tử số và mẫu số được nhân \(daysInAll)/\(daysPassed), làm tròn.",
                en:
                    "Through \(en), \(daysPassed) of the period's \(daysInAll) days have passed; numerators and denominators are multiplied by \(daysInAll)/\(daysPassed) and rounded."
            ),
            Wording(
                vi:
                    "Giả định hồ sơ đến và được giải quyết đều theo ngày, tỷ lệ như hiện nay; số tồn chuyển sang cũng nhân như vậy.",
                en:
                    "Dossiers are taken to come and to be resolved evenly, at the present rates; those carried over are multiplied too."
            ),
            Wording(
                vi: "Số ngày, số thủ tục và số liệu nhập tay (facts) giữ nguyên.",
                en: "Days, numbers of procedures and facts stay as they are."),
        ]
    }
}
