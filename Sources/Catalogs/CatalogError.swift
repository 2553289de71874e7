/// Why a schema, ruleset, calendar or profile could not be loaded, as data; the prose is the Engine's.
///
/// The first fault in a file is reported, with its place.
public struct CatalogError: Error, Equatable, Sendable {
    /// The file as the user named it, or the path below `data/` of a built-in one.
    public var file: String
    /// Physical line from 1; nil when the fault is not at a place in the file.
    public var line: Int?
    /// Column from 1, counted in Unicode scalars.
    public var column: Int?
    public var kind: Kind
    /// What stands there.
    public var found: String
    /// What could stand there: every allowed key or value, or an example of the form.
    public var expected: [String]
    /// The allowed name that is nearest to what was found, when one is near.
    public var suggestion: String?
    /// For doubled things: the line on which it stands first.
    public var earlierLine: Int?

    public enum Kind: String, CaseIterable, Sendable {
        // The file.
        /// Neither a built-in id nor a file; expected: the built-in ids.
        case unknownID
        case fileNotFound
        /// Found: the name of the file; expected: what the system said, as an error number.
        case notReadable
        case isFolder
        /// Expected: the limit in bytes.
        case tooLarge
        case notUTF8
        case emptyFile
        /// Not YAML; found: what the YAML parser says, in English.
        case notYAML
        /// YAML anchors and aliases (`&name`, `*name`) are refused.
        case anchor
        /// A file of another catalog; found and expected: its own key and the one needed (`schema`, `ruleset`,
        /// `calendar`, `profile`).
        case otherCatalog

        // Keys and values.
        case unknownKey
        /// Expected: the missing key, with its path.
        case missingKey
        case doubledKey
        /// Found and expected: ``YAMLNode/Shape`` names (`nothing`, `text`, `list`, `mapping`).
        case wrongType
        /// A name that is no canonical field of a dossier.
        case unknownField
        /// A value outside a closed list.
        case unknownValue
        case invalidID
        /// A user's file that calls itself by a built-in's id.
        case takenID
        /// A date that is not written yyyy-MM-dd or does not exist.
        case invalidDate
        case invalidYear
        /// A UTC offset that is not written like `+07:00`.
        case invalidOffset
        /// A pattern for the export's own instant that cannot be read.
        case invalidPattern

        // Meaning.
        /// One heading under two fields; expected: the field it stands under first.
        case headingInTwoFields
        /// One word in two groups; expected: the group it stands in first.
        case wordInTwoGroups
        /// A heading or word under `drop` that the base does not have.
        case notInherited
        /// One day named twice; expected: the list it stands in first.
        case doubledDay
        /// A day outside the calendar's years; expected: first and last year.
        case dayOutsideYears
        /// Years that leave a gap to those of the calendar extended; expected: the base's first and last year.
        case yearsApart

        // Profiles.
        /// Not a number from 0 with at most 9 digits and 3 decimals, or outside what is allowed.
        case invalidNumber
        /// Not a relation and a number, or a percentage above 100; expected: an example.
        case invalidTarget
        /// A target with `%` of what is no rate, or without it of a rate; expected: an example.
        case targetOfOtherUnit
        /// "At most" of something of which more is better, or the other way round.
        case targetAgainstFigure
        /// One id of two criteria of a file.
        case doubledID
        case unknownCriterion
        case unknownIndicator
        /// A unit that the indicator does not have; expected: the one that it has.
        case unitOfOtherFigure
        /// A rule that cannot be applied to this unit; expected: the units of the rule.
        case ruleOfOtherUnit
        /// A criterion that is named as a fact and is computed of dossiers, or is no yes or no; expected: what it
        /// would have to say.
        case notAFact
        /// A key that means nothing for this criterion; expected: what it goes with.
        case keyDoesNotFit
        /// Another reading of a criterion that has no points in the total; expected: what it would have to say.
        case noAlternative
        /// A band that gives more, or asks for more, than the one before it; expected: that one.
        case bandsOutOfOrder
        /// A target of a year outside the profile's; expected: first and last year.
        case yearOutsideYears

        // Inheritance.
        /// `extends` names neither a built-in id nor a file; expected: the built-in ids.
        case unknownBase
        /// Found: the chain of files, joined by ` → `.
        case extendsCycle
        /// A base used alone.
        case baseOnly
    }

    public init(
        file: String, line: Int? = nil, column: Int? = nil, kind: Kind, found: String,
        expected: [String] = [],
        suggestion: String? = nil, earlierLine: Int? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.kind = kind
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
        self.earlierLine = earlierLine
    }
}
