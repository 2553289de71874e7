/// What `motcua indicators`, `rulesets` and `schemas` print.
public enum CatalogReport {
    public static func terminal(
        _ page: CatalogPage, language: Language, options: TerminalReport.Options = .init()
    ) -> String {
        TerminalReport.render(page.page(language), language, options)
    }

    public static func markdown(_ page: CatalogPage, language: Language) -> String {
        MarkdownReport.render(page.page(language), language)
    }

    /// Contract `motcua.catalog/1`, both languages at once.
    public static func json(_ page: CatalogPage) -> String { JSONReport.render(page) }
}
