import DossierDecoding
import Dossiers
import DossierStore
import Reports

/// What a report says of its store.
extension StoreSource {
    var sourceFacts: ReportDocument.StoreFacts {
        ReportDocument.StoreFacts(
            path: snapshot.path, run: snapshot.run.id, publishedAt: snapshot.run.finishedAt,
            runs: Int64(snapshot.facts.published.count(where: { $0.id <= snapshot.run.id })),
            files: Int64(snapshot.files.count), isPast: snapshot.isPast)
    }

    /// Of all exports that were imported: each record, however often it was delivered.
    var totals: ReportDocument.RecordTotals {
        var totals = ReportDocument.RecordTotals()
        for file in exports {
            totals.read += file.read
            totals.accepted += file.accepted
            totals.rejected += file.rejected
            totals.skipped += file.skipped
            totals.bytes += file.bytes
            totals.lines += file.lines
        }
        totals.dossiers = snapshot.run.dossiers.rows
        totals.replaced = totals.accepted - totals.dossiers
        return totals
    }

    /// Each series of registers, under the name of its latest file.
    func registers(_ counting: Counting) -> [ReportDocument.RegisterFacts] {
        zip(snapshot.series, counting.coverage).enumerated().map { index, pair in
            let (series, coverage) = pair
            let files = snapshot.files.filter { $0.series == series.id }
            var facts = ReportDocument.RegisterFacts(file: files.last.map(StoreFileFacts.facts) ?? .init(path: ""))
            facts.fields = series.fields.fields.map(\.key)
            facts.joinedBy = series.isByProcedure ? "procedure" : "dossier"
            facts.base = coverage.base.words
            facts.dossiers = coverage.dossiers
            facts.matched = coverage.named
            facts.unmatched = series.isByProcedure ? 0 : counting.merged.unmatched[index]
            let first = files.map(\.firstStamp).filter { !$0.isNone }.min() ?? .none
            if !first.isNone {
                facts.firstDay = first.day
                facts.lastDay = (files.map(\.lastStamp).max() ?? first).day
            }
            return facts
        }
    }

    var notes: [Bilingual] {
        var notes: [Bilingual] = []
        if snapshot.isPast {
            notes.append(
                Bilingual(
                    vi:
                        "Số liệu theo những gì kho biết sau lượt nhập \(snapshot.run.id) (\(snapshot.run.finishedAt.vietnameseText())), không phải theo hiện nay.",
                    en:
                        "Figures by what the store knew after run \(snapshot.run.id) (\(snapshot.run.finishedAt.isoText())), not by what it knows now."
                ))
        }
        if let prune = snapshot.prunedSince {
            notes.append(
                Bilingual(
                    vi:
                        "Lượt \(prune.id) đã xóa hồ sơ quá hạn lưu trữ: số liệu theo lượt \(snapshot.run.id) không còn đủ.",
                    en:
                        "Run \(prune.id) took dossiers beyond retention away: figures of run \(snapshot.run.id) are no longer whole."
                ))
        } else if !snapshot.facts.prunedBefore.isNone {
            let day = snapshot.facts.prunedBefore.day
            notes.append(
                Bilingual(
                    vi: "Kho không còn hồ sơ đã kết thúc trước \(day.vietnameseText) (đã hết hạn lưu trữ).",
                    en: "The store no longer has dossiers that ended before \(day.isoText) (beyond retention)."))
        }
        return notes
    }

    /// What `motcua check --store` shows: how the files of one run were read, as the store has kept it.
    func checkDocument() throws(RunError) -> CheckDocument {
        var document = CheckDocument(toolVersion: settings.toolVersion)
        for file in snapshot.files where file.run == snapshot.run.id {
            let whole: StoredFile
            do { whole = try snapshot.whole(file) } catch { throw .store(error) }
            if file.role == .export {
                document.files.append(StoreFileFacts.facts(whole))
            } else {
                document.registers.append(StoreFileFacts.facts(whole))
            }
        }
        document.notes = [
            Bilingual(
                vi: "Các tệp của lượt nhập \(snapshot.run.id), như kho đã ghi nhận khi nhập.",
                en: "The files of run \(snapshot.run.id), as the store noted them when they were imported.")
        ]
        return document
    }
}

/// A file of the store as facts of a report.
enum StoreFileFacts {
    static func facts(_ file: StoredFile) -> ReportDocument.FileFacts {
        var facts = ReportDocument.FileFacts(path: file.path)
        facts.encoding = file.encoding
        facts.byteOrderMark = file.hasMark
        facts.compressed = file.isCompressed
        facts.delimiter = file.delimiter
        facts.quote = file.quote
        facts.lineEnds = file.lineEnds
        facts.schema = file.schema
        facts.headingFirstLine = file.headingFirstLine
        facts.headingLastLine = file.headingLastLine
        facts.headings = file.headings.enumerated().map { index, heading in
            ReportDocument.HeadingFacts(column: index + 1, text: heading.text, field: heading.field)
        }
        facts.totals.read = file.read
        facts.totals.accepted = file.accepted
        facts.totals.rejected = file.rejected
        facts.totals.skipped = file.skipped
        facts.totals.replaced = file.replaced
        facts.totals.dossiers = file.accepted - file.replaced
        facts.totals.bytes = file.bytes
        facts.totals.lines = file.lines
        facts.skipped = counted(file, .skipped) { SkipKind(rawValue: $0).map(Diagnostics.name) }
        facts.rejected = counted(file, .rejected) { RejectKind(rawValue: $0).map(Diagnostics.name) }
        facts.findings = FindingCatalog.all.compactMap { _, info in
            file.counts.first { $0.kind == .finding && $0.name == info.key }
                .flatMap { ReportBuilder.counted(info, $0.count) }
        }
        facts.exportedAt = file.exportedAt
        facts.exportedAtSource = .init(rawValue: file.exportedAtSource) ?? .lastDayInData
        facts.dateOnlyColumns = StampColumns.fields(file.dateOnly).map(\.key)
        return facts
    }

    private static func counted(
        _ file: StoredFile, _ kind: StoredFile.Count.Kind, _ name: (String) -> Bilingual?
    ) -> [ReportDocument.CountedKind] {
        file.counts.filter { $0.kind == kind }.map {
            ReportDocument.CountedKind(kind: $0.name, name: name($0.name) ?? Bilingual(same: $0.name), count: $0.count)
        }
    }
}
