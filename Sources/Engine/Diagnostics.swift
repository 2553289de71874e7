import CSVStream
import DossierDecoding
import Dossiers
public import Reports
import RowSpool

/// All prose of errors, rejects and choices: what · where (file, line, record, column) · found and
/// expected · what to do, in Vietnamese and English. Errors themselves are data; only here are they words.
public enum Diagnostics {
    // MARK: - Rejected records

    /// What is wrong with a record, and what to do; no cell text.
    static func reason(_ kind: RejectKind, column: Int, headings: [String]) -> Bilingual {
        let vi = column > 0 ? viColumn(column, headings) : ""
        let en = column > 0 ? enColumn(column, headings) : ""
        switch kind {
        case .idEmpty:
            return Bilingual(
                vi: "Không có mã hồ sơ\(vi); cần một mã. Hãy điền mã rồi đọc lại.",
                en: "No dossier code\(en); a code is needed. Fill it in and read again.")
        case .receivedMissing:
            return Bilingual(
                vi: "Không có ngày tiếp nhận\(vi); cần ngày dạng dd/MM/yyyy. Hãy điền ngày rồi đọc lại.",
                en: "No received date\(en); a date like dd/MM/yyyy is needed. Fill it in and read again.")
        case .receivedUnreadable:
            return Bilingual(
                vi:
                    "Ngày tiếp nhận không đọc được\(vi); cần ngày có thật dạng dd/MM/yyyy, ngày trước tháng sau. Hãy sửa rồi đọc lại.",
                en:
                    "The received date cannot be read\(en); a real date like dd/MM/yyyy, day before month, is needed. Mend it and read again."
            )
        case .extraCells:
            return Bilingual(
                vi:
                    "Có ô chữ nằm ngoài cột tiêu đề cuối cùng\(vi); có thể thừa dấu phân cách. Hãy đặt ô có dấu phân cách trong dấu nháy.",
                en:
                    "A cell with content stands beyond the last heading\(en); perhaps a delimiter too many. Put cells with delimiters in quotes."
            )
        case .cutOff:
            return Bilingual(
                vi: "Bản ghi cuối tệp bị cắt: thiếu ô và không có dấu xuống dòng. Hãy xuất lại tệp.",
                en: "The last record is cut off: cells are missing and so is the line end. Export the file again.")
        case .unclosedQuote:
            return Bilingual(
                vi:
                    "Dấu nháy mở ở dòng đầu của đoạn này không được đóng; các dòng trong đoạn không đọc được. Hãy đóng hoặc bỏ dấu nháy.",
                en:
                    "The quote opened on the first line of this stretch is never closed; its lines cannot be read. Close or remove the quote."
            )
        case .fieldTooLong:
            return Bilingual(
                vi: "Một ô dài quá giới hạn. Hãy kiểm tra dấu nháy, hoặc tăng --max-field-bytes.",
                en: "A cell is longer than the limit. Check the quotes, or raise --max-field-bytes.")
        case .recordTooLong:
            return Bilingual(
                vi: "Bản ghi dài quá giới hạn 16 MiB. Hãy kiểm tra dấu nháy và dấu xuống dòng.",
                en: "The record is longer than the limit of 16 MiB. Check quotes and line ends.")
        case .badEncoding:
            return Bilingual(
                vi: "Có byte không thuộc bảng mã của tệp. Hãy xuất lại bản ghi này ở UTF-8, hoặc đặt --encoding.",
                en:
                    "There are bytes that are not in the file's encoding. Export this record again as UTF-8, or set --encoding."
            )
        case .zeroByte:
            return Bilingual(
                vi: "Có byte 0 trong bản ghi; tệp có thể hỏng. Hãy xuất lại tệp.",
                en: "There is a zero byte in the record; the file may be damaged. Export it again.")
        }
    }

    private static func viColumn(_ column: Int, _ headings: [String]) -> String {
        column <= headings.count ? " ở cột \(column) “\(visible(headings[column - 1]))”" : " ở cột \(column)"
    }
    private static func enColumn(_ column: Int, _ headings: [String]) -> String {
        column <= headings.count ? " in column \(column) “\(visible(headings[column - 1]))”" : " in column \(column)"
    }

    /// Control characters in names and headings are shown, not obeyed.
    static func visible(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    static func name(of kind: RejectKind) -> Bilingual {
        switch kind {
        case .idEmpty: Bilingual(vi: "không có mã hồ sơ", en: "no dossier code")
        case .receivedMissing: Bilingual(vi: "không có ngày tiếp nhận", en: "no received date")
        case .receivedUnreadable: Bilingual(vi: "ngày tiếp nhận không đọc được", en: "unreadable received date")
        case .extraCells: Bilingual(vi: "có ô ngoài cột tiêu đề cuối", en: "cell beyond the last heading")
        case .cutOff: Bilingual(vi: "bản ghi cuối bị cắt", en: "last record cut off")
        case .unclosedQuote: Bilingual(vi: "dấu nháy không đóng", en: "quote never closed")
        case .fieldTooLong: Bilingual(vi: "ô quá dài", en: "cell too long")
        case .recordTooLong: Bilingual(vi: "bản ghi quá dài", en: "record too long")
        case .badEncoding: Bilingual(vi: "byte sai bảng mã", en: "bytes of another encoding")
        case .zeroByte: Bilingual(vi: "có byte 0", en: "zero byte")
        }
    }

    static func name(of kind: SkipKind) -> Bilingual {
        switch kind {
        case .separatorLine: Bilingual(vi: "dòng sep=", en: "sep= line")
        case .title: Bilingual(vi: "dòng tên báo cáo", en: "title row")
        case .heading: Bilingual(vi: "dòng tiêu đề", en: "heading")
        case .blank: Bilingual(vi: "dòng trống", en: "blank line")
        case .repeatedHeading: Bilingual(vi: "tiêu đề lặp lại", en: "repeated heading")
        case .total: Bilingual(vi: "dòng tổng cộng", en: "totals row")
        case .group: Bilingual(vi: "dòng nhóm", en: "group row")
        case .footer: Bilingual(vi: "dòng cuối bảng", en: "footer")
        case .notAccepted: Bilingual(vi: "hồ sơ chưa/không được tiếp nhận", en: "not accepted")
        }
    }

    // MARK: - Choices

    /// Why encoding, delimiter and schema were chosen.
    static func choices(_ inspection: FileInspection) -> [Bilingual] {
        let encoding = inspection.dialect.encoding.rawValue
        let delimiter = "“" + FileFactsBuilder.name(ofDelimiter: inspection.dialect.delimiter) + "”"
        let matched = inspection.match.score
        var remarks: [Bilingual] = []
        switch inspection.encodingReason {
        case .forced:
            remarks.append(
                Bilingual(vi: "Bảng mã \(encoding): theo --encoding.", en: "Encoding \(encoding): by --encoding."))
        case .byteOrderMark:
            remarks.append(
                Bilingual(
                    vi: "Bảng mã \(encoding): tệp có dấu BOM.",
                    en: "Encoding \(encoding): the file has a byte order mark."))
        case .zeroBytes:
            remarks.append(
                Bilingual(
                    vi: "Bảng mã \(encoding): cứ hai byte có một byte 0.",
                    en: "Encoding \(encoding): every second byte is zero."))
        case .headingsReadAsUTF8:
            remarks.append(
                Bilingual(
                    vi: "Bảng mã utf-8: đọc như vậy thì thấy các tiêu đề bắt buộc.",
                    en: "Encoding utf-8: the required headings are found when read so."))
        case .headingsReadInThis:
            remarks.append(
                Bilingual(
                    vi: "Bảng mã \(encoding): không thấy tiêu đề bắt buộc ở utf-8 mà thấy ở bảng mã này.",
                    en: "Encoding \(encoding): the required headings are not found in utf-8 but in this one."))
        }
        switch inspection.delimiterReason {
        case .forced:
            remarks.append(
                Bilingual(
                    vi: "Dấu phân cách \(delimiter): theo --delimiter.", en: "Delimiter \(delimiter): by --delimiter."))
        case .separatorLine:
            remarks.append(
                Bilingual(
                    vi: "Dấu phân cách \(delimiter): theo dòng sep= đầu tệp.",
                    en: "Delimiter \(delimiter): by the sep= line at the head of the file."))
        case .mostHeadings:
            remarks.append(
                Bilingual(
                    vi: "Dấu phân cách \(delimiter): nhận ra nhiều tiêu đề nhất (\(matched)).",
                    en: "Delimiter \(delimiter): most headings are understood with it (\(matched))."))
        }
        let schema = inspection.schema.id
        remarks.append(
            inspection.schemaReason == .forced
                ? Bilingual(vi: "Lược đồ \(schema): theo --schema.", en: "Schema \(schema): by --schema.")
                : Bilingual(
                    vi: "Lược đồ \(schema): nhận ra nhiều tiêu đề nhất (\(matched)).",
                    en: "Schema \(schema): it understands most headings (\(matched))."))
        return remarks
    }

    static func remark(_ remarks: [HeadingMatch.Remark]) -> Bilingual? {
        let all = remarks.map { remark in
            switch remark {
            case .doubled(let column):
                Bilingual(
                    vi: "trùng với cột \(column), cột \(column) được dùng",
                    en: "doubles column \(column), which is used")
            case .otherColumnServes(let column):
                Bilingual(
                    vi: "cùng nghĩa với cột \(column), cột \(column) được dùng",
                    en: "means the same as column \(column), which is used")
            case .ambiguous:
                Bilingual(
                    vi: "có thể là ngày hẹn hoặc ngày trả; không dùng. Đặt --schema hoặc đổi tiêu đề nếu cần",
                    en:
                        "could be the promised or the hand-over date; not used. Set --schema or rename the heading if needed"
                )
            case .matchedLoosely:
                Bilingual(vi: "nhận ra sau khi bỏ dấu", en: "understood after leaving out marks")
            case .notNFC:
                Bilingual(vi: "không ở dạng NFC", en: "not in NFC")
            }
        }
        guard !all.isEmpty else { return nil }
        return Bilingual(
            vi: all.map(\.vi).joined(separator: "; "), en: all.map(\.en).joined(separator: "; "))
    }

    // MARK: - Refusals

    public static func key(of refusal: FileRefusal) -> String {
        switch refusal {
        case .empty: "empty"
        case .excelWorkbook: "excelWorkbook"
        case .oldExcelWorkbook: "oldExcelWorkbook"
        case .zip: "zip"
        case .html: "html"
        case .notText: "notText"
        case .noHeading: "noHeading"
        }
    }

    /// A sentence that a clerk can act on, with the file's name in front.
    public static func sentence(_ refusal: FileRefusal, path: String, isRegister: Bool) -> Bilingual {
        let reason = reason(refusal, isRegister: isRegister)
        return Bilingual(vi: "\(visible(path)): \(reason.vi)", en: "\(visible(path)): \(reason.en)")
    }

    /// Why a file is refused, and what to do.
    static func reason(_ refusal: FileRefusal, isRegister: Bool) -> Bilingual {
        func both(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
        switch refusal {
        case .empty:
            return both(
                "Tệp trống, không có chữ nào. Hãy xuất lại danh sách hồ sơ.",
                "The file is empty: there is no text in it. Export the list of dossiers again.")
        case .excelWorkbook:
            return both(
                "Đây là sổ Excel (.xlsx), không phải CSV. Hãy mở bằng Excel, chọn Lưu thành… và chọn “CSV UTF-8”.",
                "This is an Excel workbook (.xlsx), not CSV. Open it in Excel, choose Save As… and “CSV UTF-8”.")
        case .oldExcelWorkbook:
            return both(
                "Đây là sổ Excel cũ (.xls), không phải CSV. Hãy mở bằng Excel, chọn Lưu thành… và chọn “CSV UTF-8”.",
                "This is an old Excel workbook (.xls), not CSV. Open it in Excel, choose Save As… and “CSV UTF-8”.")
        case .zip:
            return both(
                "Đây là tệp nén zip. Hãy giải nén rồi đưa tệp CSV bên trong.",
                "This is a zip archive. Unpack it and give the CSV file inside.")
        case .html:
            return both(
                "Đây là trang web (HTML), có thể là trang đăng nhập hoặc bảng .xls giả. Hãy xuất lại ở dạng CSV.",
                "This is a web page (HTML), perhaps a log-in page or a table named .xls. Export again as CSV.")
        case .notText:
            return both(
                "Đây không phải tệp văn bản. Hãy xuất lại danh sách hồ sơ ở dạng CSV.",
                "This is not a text file. Export the list of dossiers again as CSV.")
        case .noHeading(let missing, let understood):
            return noHeading(missing, understood, isRegister)
        }
    }

    private static func noHeading(
        _ missing: [CanonicalField], _ understood: [String], _ isRegister: Bool
    ) -> Bilingual {
        let vi = missing.map { "“\(FieldNames.name(of: $0).vi)”" }.joined(separator: ", ")
        let en = missing.map { "“\(FieldNames.name(of: $0).en)”" }.joined(separator: ", ")
        let seen = understood.map(visible).joined(separator: ", ")
        let needVi = isRegister ? "mã hồ sơ (hoặc mã TTHC) và ít nhất một cột thông tin" : "mã hồ sơ và ngày tiếp nhận"
        let needEn =
            isRegister
            ? "the dossier code (or procedure code) and at least one field" : "the dossier code and the received date"
        let foundVi = understood.isEmpty ? "không nhận ra tiêu đề nào" : "chỉ nhận ra: \(seen)"
        let foundEn = understood.isEmpty ? "no heading was understood" : "understood only: \(seen)"
        // What looks like a register was probably meant as one.
        let isPerhapsRegister = !isRegister && understood.count >= 2 && missing == [.receivedAt]
        let registerVi = isPerhapsRegister ? "Nếu đây là sổ bổ sung, hãy đưa bằng --register. " : ""
        let registerEn = isPerhapsRegister ? "If this is a register, give it with --register. " : ""
        let lackVi = missing.isEmpty ? "" : " Thiếu \(vi)."
        let lackEn = missing.isEmpty ? "" : " Missing: \(en)."
        return Bilingual(
            vi: "Không thấy dòng tiêu đề có \(needVi) trong 30 bản ghi đầu; \(foundVi).\(lackVi) "
                + registerVi + "Hãy kiểm tra tệp, hoặc chỉ lược đồ bằng --schema (xem: motcua schemas).",
            en: "No heading row with \(needEn) in the first 30 records; \(foundEn).\(lackEn) "
                + registerEn + "Check the file, or name a schema with --schema (see: motcua schemas).")
    }
}
