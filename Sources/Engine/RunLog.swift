import Logging

/// What is logged of a run. Names of files, counts and choices only: no cell, no heading, no word of an export.
enum RunLog {
    static func inspected(_ file: SourceFile) -> Logger.Metadata {
        let inspection = file.inspection
        return [
            "path": path(file),
            "role": "\(file.role)",
            "encoding": "\(inspection.dialect.encoding.rawValue)",
            "delimiter": "\(FileFactsBuilder.name(ofDelimiter: inspection.dialect.delimiter))",
            "schema": "\(inspection.schema.id)",
            "headingLine": "\(inspection.headingLines.lowerBound)",
            "headingsUnderstood": "\(inspection.match.score)",
            "gzip": "\(file.isCompressed)",
        ]
    }

    static func read(_ file: SourceFile) -> Logger.Metadata {
        [
            "path": path(file),
            "read": "\(file.counts.read)",
            "accepted": "\(file.counts.accepted)",
            "rejected": "\(file.counts.rejectedTotal)",
            "skipped": "\(file.counts.skippedTotal)",
            "lines": "\(file.lines)",
            "bytes": "\(file.counts.bytes)",
        ]
    }

    static func counted(_ counts: Ledger.Counts, spilled: Int64) -> Logger.Metadata {
        ["dossiers": "\(counts.dossiers)", "replaced": "\(counts.replaced)", "spilledBytes": "\(spilled)"]
    }

    private static func path(_ file: SourceFile) -> Logger.MetadataValue { "\(Diagnostics.visible(file.path))" }
}
