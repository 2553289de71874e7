import CSVStream
import DossierDecoding
import Dossiers
import Reports

/// What reading one file gave, as facts of a report.
enum FileFactsBuilder {
    static func facts(_ file: SourceFile) -> ReportDocument.FileFacts {
        let inspection = file.inspection
        var facts = ReportDocument.FileFacts(path: file.path)
        facts.encoding = inspection.dialect.encoding.rawValue
        facts.byteOrderMark = inspection.hasByteOrderMark
        facts.compressed = file.isCompressed
        facts.delimiter = name(ofDelimiter: inspection.dialect.delimiter)
        facts.quote = String(UnicodeScalar(inspection.dialect.quote))
        facts.lineEnds = file.lineEnds
        facts.schema = inspection.schema.id
        facts.choices = Diagnostics.choices(inspection)
        facts.headingFirstLine = Int64(inspection.headingLines.lowerBound)
        facts.headingLastLine = Int64(inspection.headingLines.upperBound)
        facts.headings = inspection.match.columns.enumerated().map { index, column in
            ReportDocument.HeadingFacts(
                column: index + 1, text: column.text, field: column.isFeePart ? "fee" : column.field?.key,
                remark: Diagnostics.remark(column.remarks))
        }
        facts.totals = totals(file)
        facts.skipped = SkipKind.allCases.compactMap { kind in
            counted(kind.rawValue, Diagnostics.name(of: kind), file.counts.skipped[kind] ?? 0)
        }
        facts.rejected = RejectKind.allCases.compactMap { kind in
            counted(kind.rawValue, Diagnostics.name(of: kind), file.counts.rejected[kind] ?? 0)
        }
        facts.firstRejects = file.firstRejects
        facts.findings = FindingCatalog.all.compactMap { finding, info in
            ReportBuilder.counted(info, file.counts.findings[finding.rawValue.trailingZeroBitCount])
        }
        facts.findings += headingFindings([file])
        facts.exportedAt = file.exportedAt
        facts.exportedAtSource = file.exportedAtSource
        facts.dateOnlyColumns = StampColumns.fields(file.counts.dateOnly).map(\.key)
        return facts
    }

    static func totals(_ file: SourceFile) -> ReportDocument.RecordTotals {
        var totals = ReportDocument.RecordTotals()
        totals.read = file.counts.read
        totals.accepted = file.counts.accepted
        totals.rejected = file.counts.rejectedTotal
        totals.skipped = file.counts.skippedTotal
        totals.bytes = file.counts.bytes
        totals.lines = file.lines
        return totals
    }

    private static func counted(_ kind: String, _ name: Bilingual, _ count: Int64) -> ReportDocument.CountedKind? {
        count > 0 ? ReportDocument.CountedKind(kind: kind, name: name, count: count) : nil
    }

    static func name(ofDelimiter byte: UInt8) -> String { byte == 0x09 ? "tab" : String(UnicodeScalar(byte)) }

    /// Doubled headings and headings not in NFC, over files.
    static func headingFindings(_ files: [SourceFile]) -> [ReportDocument.CountedKind] {
        var doubled: Int64 = 0
        var decomposed: Int64 = 0
        for column in files.flatMap(\.inspection.match.columns) {
            for remark in column.remarks {
                switch remark {
                case .doubled: doubled += 1
                case .notNFC: decomposed += 1
                default: break
                }
            }
        }
        return [
            counted("doubledHeading", Bilingual(vi: "Tiêu đề cột trùng nhau", en: "Doubled heading"), doubled),
            counted(
                "headingNotNFC", Bilingual(vi: "Tiêu đề cột không ở dạng NFC", en: "Heading not in NFC"), decomposed),
        ].compactMap { $0 }
    }

    static func unknownWords(_ files: [SourceFile]) -> [ReportDocument.UnknownWord] {
        var counts: [String: (field: String, word: String, count: Int64)] = [:]
        for word in files.flatMap(\.unknownWords.words) {
            let key = word.field.key + "\u{0}" + word.word
            counts[key, default: (word.field.key, word.word, 0)].count += word.count
        }
        return counts.values.sorted { ($0.field, $1.count, $0.word) < ($1.field, $0.count, $1.word) }
            .map { ReportDocument.UnknownWord(field: $0.field, word: $0.word, count: $0.count) }
    }
}

/// The stamps of a dossier by their bits.
enum StampColumns {
    static func fields(_ stamps: TimedStamps) -> [CanonicalField] {
        let order: [CanonicalField] = [
            .receivedAt, .dueAt, .originalDueAt, .newDueAt, .finishedAt, .returnedAt, .supplementFrom, .supplementTo,
            .apologyAt,
        ]
        return order.indices.filter { stamps.rawValue >> UInt16($0) & 1 == 1 }.map { order[$0] }
    }
}

extension ReportBuilder {
    /// What `motcua check` shows: files without figures.
    static func checkDocument(_ intake: Intake, refused: [RunError.RefusedFile]) -> CheckDocument {
        var document = CheckDocument(toolVersion: intake.settings.toolVersion)
        document.files = intake.exports.map(FileFactsBuilder.facts)
        document.registers = intake.registers.map(FileFactsBuilder.facts)
        document.refused = refused.map {
            CheckDocument.Refusal(
                path: $0.path, kind: Diagnostics.key(of: $0.refusal),
                reason: Diagnostics.reason($0.refusal, isRegister: $0.isRegister))
        }
        document.unknownWords = FileFactsBuilder.unknownWords(intake.files)
        return document
    }
}
