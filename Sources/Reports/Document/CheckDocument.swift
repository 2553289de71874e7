/// What `motcua check` says: how each file was understood, and no figures.
public struct CheckDocument: Sendable {
    public var toolVersion: String
    /// Exports that were read to their end.
    public var files: [ReportDocument.FileFacts]
    /// Registers that were read to their end.
    public var registers: [ReportDocument.FileFacts]
    /// Files that were refused whole, with nothing counted.
    public var refused: [Refusal]
    public var unknownWords: [ReportDocument.UnknownWord]
    public var notes: [Bilingual]

    /// A file that was refused.
    public struct Refusal: Sendable, Equatable {
        /// As the user gave it.
        public var path: String
        /// Stable key, e.g. `excelWorkbook`.
        public var kind: String
        /// What was found, what was expected, and what to do; no cell text but the headings looked at.
        public var reason: Bilingual
        public init(path: String, kind: String, reason: Bilingual) {
            self.path = path
            self.kind = kind
            self.reason = reason
        }
    }

    public init(toolVersion: String) {
        self.toolVersion = toolVersion
        files = []
        registers = []
        refused = []
        unknownWords = []
        notes = []
    }
}
