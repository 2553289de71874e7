/// Why a table of facts could not be read, as data; the prose is the Engine's. The first fault is reported.
public struct FactsError: Error, Equatable, Sendable {
    public var file: String
    /// Physical line from 1; nil when the fault is not at a place in the file.
    public var line: Int?
    /// Column from 1.
    public var column: Int?
    /// The column's heading as it stands.
    public var heading: String?
    public var kind: Kind
    /// What stands there.
    public var found: String
    /// What could stand there.
    public var expected: [String]
    public var suggestion: String?
    /// For doubled things: the line on which it stands first.
    public var earlierLine: Int?

    public enum Kind: String, CaseIterable, Sendable {
        case fileNotFound
        /// Expected: what the system said, as an error number.
        case notReadable
        case isFolder
        /// Expected: the limit in bytes.
        case tooLarge
        /// A workbook, or no text at all.
        case notText
        case emptyFile
        /// A record that is no CSV: an unclosed quote, or too long.
        case brokenRecord
        /// More cells than the heading.
        case extraCells

        /// A column that is needed is not there; expected: its headings.
        case missingHeading
        case unknownHeading
        case doubledHeading

        /// Numbers without a criterion.
        case missingCriterion
        case unknownCriterion
        case doubledCriterion
        /// A number for a criterion that is computed of dossiers; expected: its indicator.
        case computedCriterion
        /// A number in a column that this criterion does not use; expected: those that it uses.
        case otherColumn
        /// A cell is empty that this criterion needs.
        case missingNumber
        /// Not a whole number from 0 without separators.
        case notWhole
        /// Not a number from 0; expected: an example.
        case notANumber
        /// Neither yes nor no.
        case notAnAnswer
        /// A numerator above its denominator, where its criterion may not exceed its whole; expected: the denominator.
        case aboveDenominator
        case invalidDate
    }

    public init(
        file: String, line: Int? = nil, column: Int? = nil, heading: String? = nil, kind: Kind, found: String,
        expected: [String] = [], suggestion: String? = nil, earlierLine: Int? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.heading = heading
        self.kind = kind
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
        self.earlierLine = earlierLine
    }
}
