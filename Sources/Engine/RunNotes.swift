import DossierDecoding
import Dossiers
import Reports

/// The warnings and remarks on a whole run, most important first: what an officer must know before
/// trusting the figures.
struct RunNotes {
    private(set) var all: [Bilingual] = []

    init(_ source: RunSource, _ bounds: RunBounds, _ counting: Counting, _ document: ReportDocument) {
        let totals = document.totals
        if case .store(let store) = source { all += store.notes }
        for file in source.readFiles where file.counts.accepted == 0 {
            add(
                "\(file.path): có dòng tiêu đề nhưng không có bản ghi hợp lệ nào (0 hồ sơ).",
                "\(file.path): has a heading but no valid record (0 dossiers).")
        }
        if totals.rejected > 0, document.store == nil {
            add(
                "\(totals.rejected) bản ghi bị loại, không có trong số liệu; lấy ra bằng --rejects để sửa và đọc lại.",
                "\(totals.rejected) records were rejected and are in no figure; use --rejects to mend and read them again."
            )
        }
        let late =
            counting.counter.excluded[Int(Exclusion.receivedAfterExport.rawValue)]
            + counting.counter.excluded[Int(Exclusion.finishAfterExport.rawValue)]
        if late > 0, bounds.exportedAtSource != .lastDayInData {
            // Files are read anew, a store is told anew.
            let remedy =
                document.store == nil
                ? Bilingual(vi: "hãy đặt --exported-at", en: "set --exported-at")
                : Bilingual(
                    vi: "hãy nhập lại tệp với --again --exported-at",
                    en: "import the file once more with --again --exported-at")
            add(
                "\(late) hồ sơ có ngày tiếp nhận hoặc kết thúc sau thời điểm xuất dữ liệu nên không tính vào số liệu nào; "
                    + "nếu thời điểm xuất không đúng, \(remedy.vi).",
                "\(late) dossiers were received or finished after the export's own instant and are excluded; "
                    + "if that instant is wrong, \(remedy.en).")
        }
        noteRegisters(document)
        noteMissingColumns(source, counting)
        if bounds.exportedAt <= bounds.period.from, bounds.isGiven, !bounds.exportedAt.isNone {
            let last = Self.instantBefore(bounds.exportedAt)
            add(
                "Dữ liệu chỉ đến \(last.vietnameseText()), trước khi kỳ báo cáo bắt đầu: số liệu không nói gì về kỳ này.",
                "The data end at \(last.isoText()), before the period begins: the figures tell nothing of it.")
        } else if bounds.asOf < bounds.period.to, bounds.isGiven {
            add(
                "Kỳ báo cáo chưa hết: số liệu tính đến \(Self.instantBefore(bounds.asOf).vietnameseText()).",
                "The period is not over: figures as of \(Self.instantBefore(bounds.asOf).isoText()).")
        }
        if document.base == .population, document.dimensions.contains(where: { $0 == "month" || $0 == "quarter" }) {
            add(
                "Mỗi tháng, quý là một kỳ riêng có cân đối riêng; số tồn không cộng dồn được.",
                "Each month or quarter is a period of its own with its own balance; stocks do not add up.")
        }
    }

    private mutating func add(_ vi: String, _ en: String) { all.append(Bilingual(vi: vi, en: en)) }

    /// As-of is an exclusive bound; people read the last second inside.
    static func instantBefore(_ bound: Stamp) -> Stamp { Stamp(rawValue: bound.rawValue - 1) }

    private mutating func noteRegisters(_ document: ReportDocument) {
        for register in document.registers {
            let path = register.file.path
            if register.dossiers > 0, register.matched * 2 < register.dossiers {
                add(
                    "Sổ \(path) chỉ nêu \(register.matched) trong \(register.dossiers) \(register.base.vi) (dưới 50 %); "
                        + "hồ sơ không có trong sổ được coi là không có.",
                    "Register \(path) names only \(register.matched) of \(register.dossiers) \(register.base.en) (below 50 %); "
                        + "what it does not name counts as not there.")
            }
            if register.unmatched > 0 {
                add(
                    "Sổ \(path) có \(register.unmatched) mã không có trong tệp hồ sơ nào; "
                        + "liệt kê bằng: motcua list registerUnmatched.",
                    "Register \(path) has \(register.unmatched) ids that no export has; "
                        + "list them with: motcua list registerUnmatched.")
            }
        }
    }

    /// A column that some exports have and others lack would count the others as "no".
    private mutating func noteMissingColumns(_ source: RunSource, _ counting: Counting) {
        let exports = source.exportFields
        guard exports.count > 1 else { return }
        let present = counting.presentFields
        var some = FieldSet()
        for file in exports { some.formUnion(file.fields) }
        for field in some.subtracting(present).fields where !field.isPersonal && field != .submittedAt {
            let lacking = exports.filter { !$0.fields.contains(field) }
            guard let first = lacking.first else { continue }
            let heading = FieldNames.name(of: field)
            add(
                "Cột \(heading.vi) thiếu ở \(lacking.count) trong \(exports.count) tệp (ví dụ \(first.path)); "
                    + "chỉ số cần cột này không có dữ liệu.",
                "Column \(heading.en) is missing in \(lacking.count) of \(exports.count) files (e.g. \(first.path)); "
                    + "indicators that need it have no data.")
        }
    }
}
