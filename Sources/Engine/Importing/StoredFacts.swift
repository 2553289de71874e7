import DossierDecoding
import Dossiers
import DossierStore

/// What an import keeps of files, procedures and words.
extension StoredFile {
    init(_ file: SourceFile) {
        self.init()
        let inspection = file.inspection
        role = file.role == .register ? .register : .export
        path = file.path
        name = file.name
        size = file.sizeOnDisk
        sha256 = file.sha256
        schema = inspection.schema.id
        encoding = inspection.dialect.encoding.rawValue
        delimiter = FileFactsBuilder.name(ofDelimiter: inspection.dialect.delimiter)
        quote = String(UnicodeScalar(inspection.dialect.quote))
        lineEnds = file.lineEnds
        hasMark = inspection.hasByteOrderMark
        isCompressed = file.isCompressed
        headingFirstLine = Int64(inspection.headingLines.lowerBound)
        headingLastLine = Int64(inspection.headingLines.upperBound)
        exportedAt = file.exportedAt
        exportedAtSource = file.exportedAtSource.rawValue
        fields = file.fields
        isByProcedure = file.isByProcedure
        read = file.counts.read
        accepted = file.counts.accepted
        rejected = file.counts.rejectedTotal
        skipped = file.counts.skippedTotal
        bytes = file.counts.bytes
        lines = file.lines
        firstReceived = file.counts.firstReceived
        firstStamp = file.counts.firstStamp
        lastStamp = file.counts.lastStamp
        dateOnly = file.counts.dateOnly
        headings = inspection.match.columns.map { column in
            Heading(text: column.text, field: column.isFeePart ? "fee" : column.field?.key)
        }
        counts = file.counts.skipped.filter { $0.value > 0 }.map {
            Count(kind: .skipped, name: $0.key.rawValue, count: $0.value)
        }
        counts += file.counts.rejected.filter { $0.value > 0 }.map {
            Count(kind: .rejected, name: $0.key.rawValue, count: $0.value)
        }
        counts += FindingCatalog.all.compactMap { finding, info in
            let count = file.counts.findings[finding.rawValue.trailingZeroBitCount]
            return count > 0 ? Count(kind: .finding, name: info.key, count: count) : nil
        }
        counts.sort { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }
}

extension StoredProcedureFact {
    init(_ procedure: WordID, _ facts: ProcedureFacts) {
        self.init(procedure: procedure)
        level = facts.level
        limitValue = facts.limitValue
        limitUnit = facts.limitUnit
        fee = facts.fee
    }
}

extension RunWords {
    /// All words by their numbers.
    var all: WordsOfRun {
        WordsOfRun(
            units: units.words,
            procedures: (0...procedures.count).map { number in
                let id = WordID(rawValue: UInt32(number))
                return StoreWords.Procedure(code: procedures.code(of: id), name: procedures.name(of: id))
            },
            fields: fields.words, officers: officers.words)
    }
}
