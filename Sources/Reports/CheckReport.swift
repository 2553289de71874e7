/// What `motcua check` prints.
public enum CheckReport {
    public static func terminal(
        _ document: CheckDocument, language: Language, options: TerminalReport.Options = .init()
    ) -> String {
        TerminalReport.render(CheckPage.page(of: document, language), language, options)
    }

    public static func markdown(_ document: CheckDocument, language: Language) -> String {
        MarkdownReport.render(CheckPage.page(of: document, language), language)
    }

    /// Contract `motcua.check/1`, both languages at once.
    public static func json(_ document: CheckDocument) -> String { JSONReport.render(document) }
}
