public import Indicators

/// Points as text: two decimals, half up, and as many more as it takes not to appear to reach points that are missed.
public enum PointText {
    /// Enough for what offices count; beyond it the text is cut, not rounded.
    private static let mostDecimals = 24

    /// - Parameter most: the points that could be had: what is below them is never shown as them.
    public static func text(_ points: PointSum, of most: PointSum? = nil, style: PercentText.Style) -> String {
        guard let most, points < most else { return digits(points.scaled(decimals: 2), 2, style) }
        for decimals in 2..<mostDecimals {
            let shown = points.scaled(decimals: decimals)
            // shown / 10^decimals < most
            let power = (0..<decimals).reduce(Natural(1)) { value, _ in value * Natural(10) }
            if shown * most.denominator < most.numerator * power { return digits(shown, decimals, style) }
        }
        let power = (0..<mostDecimals).reduce(Natural(1)) { value, _ in value * Natural(10) }
        let cut = (points.numerator * power).divided(by: points.denominator).quotient
        return digits(cut, mostDecimals, style)
    }

    public static func text(_ points: Fraction, of most: Fraction? = nil, style: PercentText.Style) -> String {
        text(PointSum(points), of: most.map { PointSum($0) }, style: style)
    }

    private static func digits(_ shown: Natural, _ decimals: Int, _ style: PercentText.Style) -> String {
        let text = shown.text
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.utf8.count)) + text
        return padded.dropLast(decimals) + (style == .vietnamese ? "," : ".") + padded.suffix(decimals)
    }
}
