/// What an officer sees after `motcua analyze`: plain text for a terminal of a given width.
public enum TerminalReport {
    public struct Options: Sendable, Equatable {
        /// Columns of the terminal; less than 40 is taken as 40.
        public var width: Int
        /// ANSI colours; the caller decides (a terminal, and no `NO_COLOR`).
        public var colour: Bool
        public init(width: Int = 100, colour: Bool = false) {
            self.width = width
            self.colour = colour
        }
    }

    public static func render(
        _ document: ReportDocument, language: Language, options: Options = Options()
    ) -> String {
        render(AnalyzePage.page(of: document, language), language, options)
    }

    /// - Throws: what the sink throws.
    public static func write(
        _ document: ReportDocument, language: Language, options: Options = Options(), to sink: any ReportSink
    ) throws {
        var layout = TerminalLayout(language: language, options: options, to: sink)
        layout.add(AnalyzePage.page(of: document, language))
        try layout.output.finish()
    }

    static func render(_ page: Page, _ language: Language, _ options: Options) -> String {
        var layout = TerminalLayout(language: language, options: options)
        layout.add(page)
        return layout.output.text
    }
}
