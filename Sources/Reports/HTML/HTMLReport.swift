import Dossiers

/// The report as one HTML file that needs no network: readable without scripts, printable on A4, and with them its
/// tables sort and filter and each figure opens its rule and its dossiers.
public enum HTMLReport {
    /// - Throws: what the sink throws, and what reading a table's rows throws.
    public static func write(_ report: Report, language: Language, to sink: any ReportSink) throws {
        var page = HTMLPage(report, language: language, to: sink)
        try page.write()
        try page.output.finish()
    }

    static func render(_ report: Report, _ language: Language) throws -> String {
        var page = HTMLPage(report, language: language)
        try page.write()
        return page.output.text
    }
}

/// The page on its way out, part by part.
struct HTMLPage {
    var output: ReportBuffer
    let report: Report
    let language: Language
    /// Ids that have a rule to open.
    let ruled: Set<String>

    init(_ report: Report, language: Language, to sink: (any ReportSink)? = nil) {
        self.report = report
        self.language = language
        output = ReportBuffer(sink)
        ruled = Set(report.rules.map(\.id))
    }

    mutating func write() throws {
        head()
        header()
        output += "<main id=\"main\" tabindex=\"-1\">\n"
        notes()
        for (place, section) in report.sections.enumerated() { try add(section, id: id(of: place)) }
        rules()
        output += "</main>\n"
        footer()
        output += "<dialog id=\"evidence\" aria-labelledby=\"evidence-title\"></dialog>\n"
        output += "<script type=\"application/json\" id=\"data\">"
        payload()
        output += "</script>\n<script>" + HTMLScript.text + "</script>\n</body>\n</html>\n"
    }

    // MARK: - Small parts that all others are made of

    /// Text, made safe.
    mutating func text(_ text: String) { output += HTMLText.escaped(text) }

    mutating func text(_ text: Bilingual) { self.text(text[language]) }

    mutating func text(_ word: HTMLWord) { text(word[language]) }

    /// An element with nothing in it but text. The opening is the program's own.
    mutating func element(_ opening: String, _ content: String) {
        output += "<" + opening + ">"
        text(content)
        output += "</" + (opening.split(separator: " ").first.map(String.init) ?? opening) + ">"
    }

    /// ` name="value"`.
    func attribute(_ name: String, _ value: String) -> String {
        " " + name + "=\"" + HTMLText.escaped(value) + "\""
    }

    func id(of section: Int) -> String { "s" + String(section + 1) + "-" + HTMLText.id(report.sections[section].key) }
}
