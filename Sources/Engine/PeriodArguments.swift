import Dossiers

/// Periods and files on one command line: `2025-Q2 2025-Q3 ho-so.csv`.
public enum PeriodArguments {
    /// What stands in front and is written as a period is one; a file of such a name is given as `./2025`.
    public static func split(_ arguments: [String]) -> (periods: [String], files: [String]) {
        let periods = arguments.prefix { looksLikePeriod($0) }
        return (Array(periods), Array(arguments.dropFirst(periods.count)))
    }

    /// A year, or a year and a dash: also one that is none (2025-Q7), so that it is told and not looked for as a file.
    private static func looksLikePeriod(_ text: String) -> Bool {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard digits.count == 4, !text.contains("/"), !text.lowercased().hasSuffix(".csv") else { return false }
        let rest = text.dropFirst(4)
        return rest.isEmpty || rest.first == "-" && !rest.lowercased().hasSuffix(".gz")
    }
}
