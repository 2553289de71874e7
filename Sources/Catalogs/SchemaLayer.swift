import DossierDecoding
import Dossiers

/// What one schema file states; the rest comes from what it extends.
struct SchemaLayer: CatalogLayer {
    static let kind = CatalogKind.schema
    let header: CatalogHeader
    private var dateOrder: ExportSchema.DateOrder?
    private var utcOffsetMinutes: Int?
    private var checksDossierCodes: Bool?
    private var headings = HeadingPlan()
    private var presence: FieldSet?
    private var words = Words()
    private var exportedAtInTitle: [String] = []
    private var exportedAtInFileName: [String] = []

    static let keys = [
        "baseOnly", "onlyWhenNamed", "dates", "checksDossierCodes", "headings", "conditionalHeadings", "feeParts",
        "presence", "words", "exportedAt",
    ]
    private static let truth = [("true", true), ("false", false)]
    static let dateKeys = ["order", "utcOffset"]
    static let exportedAtKeys = ["title", "fileName"]

    init(_ source: SourceFile) throws(CatalogError) {
        let mapping = try CatalogHeader.mapping(of: source, kind: .schema, keys: Self.keys)
        let reader = mapping.reader
        var header = try CatalogHeader(mapping, kind: .schema)
        if let node = mapping["baseOnly"] { header.entry.isBaseOnly = try reader.choice(node, of: Self.truth) }
        if let node = mapping["onlyWhenNamed"] {
            header.entry.isOnlyWhenNamed = try reader.choice(node, of: Self.truth)
        }
        self.header = header
        if let node = mapping["dates"] { try readDates(reader.mapping(node, keys: Self.dateKeys)) }
        if let node = mapping["checksDossierCodes"] { checksDossierCodes = try reader.choice(node, of: Self.truth) }
        headings = try HeadingPlan(mapping)
        if let node = mapping["presence"] {
            var fields = FieldSet()
            for item in try reader.items(node) { fields.insert(try HeadingPlan.field(item, reader)) }
            presence = fields
        }
        if let node = mapping["words"] { words = try Words(reader.mapping(node, keys: Words.keys)) }
        if let node = mapping["exportedAt"] {
            let patterns = try reader.mapping(node, keys: Self.exportedAtKeys)
            exportedAtInTitle = try Self.patterns(patterns, "title")
            exportedAtInFileName = try Self.patterns(patterns, "fileName")
        }
    }

    private mutating func readDates(_ dates: StrictMapping) throws(CatalogError) {
        if let node = dates["order"] {
            dateOrder = try dates.reader.choice(
                node, of: ExportSchema.DateOrder.allCases.map { ($0.rawValue, $0) })
        }
        if let node = dates["utcOffset"] {
            let text = try dates.reader.text(node)
            guard let minutes = Self.utcOffset(text) else {
                throw dates.reader.fault(.invalidOffset, at: node, found: text, expected: ["+07:00"])
            }
            utcOffsetMinutes = minutes
        }
    }

    /// `+07:00` in minutes east of UTC.
    private static func utcOffset(_ text: String) -> Int? {
        let digits = text.utf8.dropFirst()
        guard text.utf8.count == 6, digits.dropFirst(2).first == UInt8(ascii: ":"),
            let sign = ["+": 1, "-": -1][text.prefix(1)],
            digits.allSatisfy({ $0 == UInt8(ascii: ":") || (48...57).contains($0) }),
            let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)),
            hours <= 14, minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private static func patterns(_ mapping: StrictMapping, _ key: String) throws(CatalogError) -> [String] {
        guard let node = mapping[key] else { return [] }
        let isTitle = key == "title"
        var patterns: [String] = []
        for pattern in try mapping.reader.texts(node) {
            guard ExportedAtPattern.isReadable(pattern.value, needsText: isTitle) else {
                throw CatalogError(
                    file: mapping.reader.file, line: pattern.line, column: pattern.column,
                    kind: .invalidPattern,
                    found: pattern.value,
                    expected: [isTitle ? ExportedAtPattern.titleExample : ExportedAtPattern.fileNameExample])
            }
            patterns.append(pattern.value)
        }
        return patterns
    }

    /// The schema of a file and what it extends, the file itself first.
    static func schema(_ layers: [SchemaLayer]) throws(CatalogError) -> ExportSchema {
        let header = layers[0].header
        if header.entry.isBaseOnly {
            throw CatalogError(
                file: header.file, line: header.id.line, column: header.id.column, kind: .baseOnly,
                found: header.entry.id)
        }
        let entry = header.entry
        var schema = ExportSchema(
            id: entry.id, nameVi: entry.nameVi, nameEn: entry.nameEn, sourceVi: entry.sourceVi,
            sourceEn: entry.sourceEn)
        var headings = HeadingPlan()
        var words = Words()
        for layer in layers.reversed() {
            headings = try layer.headings.over(headings, file: layer.header.file)
            words = try layer.words.over(words, file: layer.header.file)
            schema.dateOrder = layer.dateOrder ?? schema.dateOrder
            schema.utcOffsetMinutes = layer.utcOffsetMinutes ?? schema.utcOffsetMinutes
            schema.checksDossierCodes = layer.checksDossierCodes ?? schema.checksDossierCodes
            schema.presenceFields = layer.presence ?? schema.presenceFields
            schema.exportedAtInTitle = layer.exportedAtInTitle.followed(by: schema.exportedAtInTitle)
            schema.exportedAtInFileName = layer.exportedAtInFileName.followed(by: schema.exportedAtInFileName)
        }
        schema.headings = headings.synonyms
        for field in [CanonicalField.id, .receivedAt] where schema.headings[field] == nil {
            throw header.missing("headings.\(field.key)")
        }
        schema.conditionalHeadings = headings.conditional
        schema.feeParts = headings.feeParts
        schema.statusWords = words.status.words
        schema.channelWords = words.channel.words
        schema.levelWords = words.level.words
        schema.paymentWords = words.payment.words
        schema.ratingWords = words.rating.words
        schema.answerWords = words.answer.words
        return schema
    }
}

/// The word lists of one schema file.
private struct Words {
    var status = WordList<StatusGroup>()
    var channel = WordList<Channel>()
    var level = WordList<ServiceLevel>()
    var payment = WordList<Payment>()
    var rating = WordList<Rating>()
    var answer = WordList<Answer>()

    static let keys = ["status", "channel", "level", "payment", "rating", "answer"]

    init() {}

    init(_ mapping: StrictMapping) throws(CatalogError) {
        status = try Self.list(mapping, "status", StatusGroup.allCases.dropFirst())
        channel = try Self.list(mapping, "channel", Channel.allCases.dropFirst())
        level = try Self.list(mapping, "level", ServiceLevel.allCases.dropFirst())
        payment = try Self.list(mapping, "payment", Payment.allCases.dropFirst())
        rating = try Self.list(mapping, "rating", Rating.allCases.dropFirst())
        answer = try Self.list(mapping, "answer", [Answer.yes, .no])
    }

    /// The groups go by the names of the code list; `unknown`, its first, is no group.
    private static func list<Group: Equatable & Sendable>(
        _ mapping: StrictMapping, _ key: String, _ groups: some Collection<Group>
    ) throws(CatalogError) -> WordList<Group> {
        try WordList(mapping[key], groups: groups.map { (String(describing: $0), $0) }, mapping.reader)
    }

    func over(_ base: Words, file: String) throws(CatalogError) -> Words {
        var merged = Words()
        merged.status = try status.over(base.status, file: file)
        merged.channel = try channel.over(base.channel, file: file)
        merged.level = try level.over(base.level, file: file)
        merged.payment = try payment.over(base.payment, file: file)
        merged.rating = try rating.over(base.rating, file: file)
        merged.answer = try answer.over(base.answer, file: file)
        return merged
    }
}

extension [String] {
    /// These, then those of the others that are not among them.
    fileprivate func followed(by others: [String]) -> [String] { self + others.filter { !contains($0) } }
}
