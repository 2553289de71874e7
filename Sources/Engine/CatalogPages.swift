import Catalogs
import DossierDecoding
import Dossiers
import Indicators
public import Reports

/// The catalogs as pages: what `motcua indicators`, `rulesets` and `schemas` show.
public enum CatalogPages {
    // MARK: - Indicators

    public static func indicators(_ id: String?) throws(RunError) -> CatalogPage {
        guard let id else {
            return CatalogPage(
                catalog: "indicators", title: Bilingual(vi: "Các chỉ số", en: "Indicators"),
                blocks: [
                    .table(
                        table(
                            ["id", "name", "formula", "unit"],
                            (IndicatorCatalog.all + FeedbackCatalog.all).map { indicator in
                                [
                                    Bilingual(same: indicator.id), name(indicator), formula(indicator),
                                    unit(indicator.unit),
                                ]
                            }))
                ])
        }
        if id.lowercased() == listKeysID { return listKeys }
        guard let indicator = (IndicatorCatalog.all + FeedbackCatalog.all).first(where: { $0.id == id.uppercased() })
        else {
            throw .unknownIndicator(id, expected: (IndicatorCatalog.all + FeedbackCatalog.all).map(\.id))
        }
        let isFeedback = FeedbackCatalog.indicator(indicator.id) != nil
        let columns = indicator.neededColumns().map { FeedbackWords.alternatives($0, of: indicator) }
        return CatalogPage(
            catalog: "indicators", id: indicator.id,
            title: Bilingual(vi: "\(indicator.id) · \(indicator.nameVi)", en: "\(indicator.id) · \(indicator.nameEn)"),
            blocks: [
                .facts([
                    fact("formula", formula(indicator)),
                    fact("unit", unit(indicator.unit)),
                    fact("polarity", polarity(indicator.polarity)),
                    fact("source", Bilingual(vi: indicator.sourceVi, en: indicator.sourceEn)),
                ]),
                .heading(Bilingual(vi: "Cột cần có", en: "Columns needed")),
                .list(
                    columns.isEmpty
                        ? [
                            Bilingual(
                                vi: "chỉ cần mã hồ sơ và ngày tiếp nhận", en: "only the code and the received date")
                        ] : columns),
                .paragraph(
                    isFeedback
                        ? FeedbackWords.command(indicator)
                        : Bilingual(
                            vi: "Liệt kê hồ sơ: motcua list \(indicator.id) --part numerator|denominator TỆP",
                            en: "List its dossiers: motcua list \(indicator.id) --part numerator|denominator FILES")),
            ])
    }

    private static func name(_ indicator: Indicator) -> Bilingual {
        Bilingual(vi: indicator.nameVi, en: indicator.nameEn)
    }
    private static func formula(_ indicator: Indicator) -> Bilingual {
        Bilingual(vi: indicator.formulaVi, en: indicator.formulaEn)
    }

    private static func unit(_ unit: Indicator.Unit) -> Bilingual {
        switch unit {
        case .dossiers: Bilingual(vi: "hồ sơ", en: "dossiers")
        case .procedures: Bilingual(vi: "thủ tục", en: "procedures")
        case .dong: Bilingual(vi: "đồng", en: "dong")
        case .workingDays: Bilingual(vi: "ngày làm việc", en: "working days")
        case .petitions: Bilingual(vi: "phản ánh, kiến nghị", en: "petitions")
        case .ratings: Bilingual(vi: "phiếu đánh giá", en: "ratings")
        }
    }

    private static func polarity(_ polarity: Indicator.Polarity) -> Bilingual {
        switch polarity {
        case .higher: Bilingual(vi: "cao hơn là tốt hơn", en: "higher is better")
        case .lower: Bilingual(vi: "thấp hơn là tốt hơn", en: "lower is better")
        case .neutral: Bilingual(vi: "không có chiều tốt", en: "neither way is better")
        }
    }

    // MARK: - Rulesets

    public static func rulesets(_ id: String?) throws(RunError) -> CatalogPage {
        guard let id else {
            return CatalogPage(
                catalog: "rulesets", title: Bilingual(vi: "Các bộ quy tắc", en: "Rulesets"),
                blocks: [
                    .table(
                        table(
                            ["id", "name", "source"],
                            Catalog.builtIn.rulesets.map {
                                [
                                    Bilingual(same: $0.id), Bilingual(vi: $0.nameVi, en: $0.nameEn),
                                    Bilingual(vi: $0.sourceVi, en: $0.sourceEn),
                                ]
                            }))
                ])
        }
        let rules: Ruleset
        do { rules = try Catalog.builtIn.ruleset(idOrPath: id) } catch { throw .catalog(error) }
        let switches: [(String, String)] = [
            ("comparison", rules.comparison.rawValue), ("finish", rules.finish.rawValue),
            ("noDueDate", rules.noDueDate.rawValue), ("withdrawn", rules.withdrawn.rawValue),
            ("paused", rules.paused.rawValue), ("judgedAgainst", rules.judgedAgainst.rawValue),
            ("onTimeRate", rules.onTimeRate.rawValue), ("calendar", rules.calendar.rawValue),
        ]
        let words = RulesetWords.sentences(rules)
        return CatalogPage(
            catalog: "rulesets", id: rules.id,
            title: Bilingual(vi: "\(rules.id) · \(rules.nameVi)", en: "\(rules.id) · \(rules.nameEn)"),
            blocks: [
                .facts([fact("source", Bilingual(vi: rules.sourceVi, en: rules.sourceEn))]),
                .table(
                    table(
                        ["switch", "value", "words"],
                        zip(switches, words).map {
                            [Bilingual(same: $0.0), Bilingual(same: $0.1), $1]
                        })),
            ])
    }

    public static func rulesetText(_ id: String) throws(RunError) -> String {
        do { return try Catalog.builtIn.text(of: id, .ruleset) } catch { throw .catalog(error) }
    }

    // MARK: - Schemas

    public static func schemas(_ id: String?) throws(RunError) -> CatalogPage {
        guard let id else {
            return CatalogPage(
                catalog: "schemas", title: Bilingual(vi: "Các lược đồ cột", en: "Schemas"),
                blocks: [
                    .table(
                        table(
                            ["id", "name", "source"],
                            (Catalog.builtIn.schemas + Catalog.builtIn.namedSchemas).map {
                                [
                                    Bilingual(same: $0.id), Bilingual(vi: $0.nameVi, en: $0.nameEn),
                                    Bilingual(vi: $0.sourceVi, en: $0.sourceEn),
                                ]
                            }))
                ])
        }
        let schema: ExportSchema
        do { schema = try Catalog.builtIn.schema(idOrPath: id) } catch { throw .catalog(error) }
        let headings = CanonicalField.allCases.compactMap { field -> [Bilingual]? in
            guard let words = schema.headings[field], !words.isEmpty else { return nil }
            return [
                Bilingual(same: field.key), FieldNames.name(of: field), Bilingual(same: words.joined(separator: " · ")),
            ]
        }
        func words<Value: Hashable & CaseIterable>(_ key: String, _ table: [String: Value]) -> [[Bilingual]] {
            Value.allCases.compactMap { value in
                let found = table.filter { $0.value == value }.keys.sorted()
                guard !found.isEmpty else { return nil }
                return [
                    Bilingual(same: key), Bilingual(same: "\(value)"), Bilingual(same: found.joined(separator: " · ")),
                ]
            }
        }
        let codes =
            words("status", schema.statusWords) + words("channel", schema.channelWords)
            + words("level", schema.levelWords)
            + words("payment", schema.paymentWords) + words("rating", schema.ratingWords)
        return CatalogPage(
            catalog: "schemas", id: schema.id,
            title: Bilingual(vi: "\(schema.id) · \(schema.nameVi)", en: "\(schema.id) · \(schema.nameEn)"),
            blocks: [
                .facts([
                    fact("source", Bilingual(vi: schema.sourceVi, en: schema.sourceEn)),
                    fact(
                        "dates",
                        schema.dateOrder == .dayFirst
                            ? Bilingual(vi: "ngày trước tháng", en: "day before month")
                            : Bilingual(vi: "tháng trước ngày", en: "month before day")),
                ]),
                .heading(Bilingual(vi: "Tiêu đề cột, theo thứ tự ưu tiên", en: "Headings, in order of precedence")),
                .table(table(["field", "name", "headings"], headings)),
                .heading(Bilingual(vi: "Từ và mã", en: "Words and codes")),
                .table(table(["field", "value", "words"], codes)),
            ])
    }

    public static func schemaText(_ id: String) throws(RunError) -> String {
        do { return try Catalog.builtIn.text(of: id, .schema) } catch { throw .catalog(error) }
    }

    // MARK: - Parts

    private static let names: [String: Bilingual] = [
        "id": Bilingual(vi: "Mã", en: "Id"), "key": Bilingual(vi: "Khóa", en: "Key"),
        "name": Bilingual(vi: "Tên", en: "Name"),
        "formula": Bilingual(vi: "Cách tính", en: "Formula"), "unit": Bilingual(vi: "Đơn vị", en: "Unit"),
        "polarity": Bilingual(vi: "Chiều", en: "Polarity"), "source": Bilingual(vi: "Nguồn", en: "Source"),
        "switch": Bilingual(vi: "Công tắc", en: "Switch"), "value": Bilingual(vi: "Giá trị", en: "Value"),
        "words": Bilingual(vi: "Nghĩa là", en: "In words"), "field": Bilingual(vi: "Trường", en: "Field"),
        "figure": Bilingual(vi: "Con số", en: "Figure"), "target": Bilingual(vi: "Chỉ tiêu", en: "Target"),
        "most": Bilingual(vi: "Điểm tối đa", en: "Maximum"), "rule": Bilingual(vi: "Cách chấm", en: "Rule"),
        "headings": Bilingual(vi: "Tiêu đề", en: "Headings"), "dates": Bilingual(vi: "Ngày", en: "Dates"),
    ]

    static func fact(_ key: String, _ value: Bilingual) -> CatalogPage.Fact {
        CatalogPage.Fact(key: key, name: names[key] ?? Bilingual(same: key), value: value)
    }

    static func table(_ keys: [String], _ rows: [[Bilingual]]) -> CatalogPage.Table {
        CatalogPage.Table(
            columns: keys.map { CatalogPage.Column(key: $0, heading: names[$0] ?? Bilingual(same: $0)) }, rows: rows)
    }
}
