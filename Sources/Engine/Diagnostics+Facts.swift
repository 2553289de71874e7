import Catalogs
import Reports
import Scorecards

extension Diagnostics {
    /// What is wrong with a table of facts: file, line and column, found, expected, and the nearest name.
    static func sentence(_ error: FactsError) -> Bilingual {
        let what = words(error)
        var heading = Bilingual(same: "")
        if let text = error.heading.map(visible), error.line != nil {
            heading = Bilingual(vi: "cột “\(text)”: ", en: "column “\(text)”: ")
        }
        return Bilingual(same: place(error.file, error.line, error.column)) + heading + what.sentence
            + hints(
                expected: what.showsExpected ? error.expected : [], suggestion: error.suggestion,
                earlierLine: error.earlierLine)
    }

    /// Why `--what-if` cannot be read.
    static func sentence(_ error: WhatIfError) -> Bilingual {
        switch error {
        case .unreadable(let text):
            return Bilingual(
                vi: "--what-if: “\(visible(text))” không đọc được. Hãy ghi như: late=-5,online=+200.",
                en: "--what-if: “\(visible(text))” cannot be read. Write it like: late=-5,online=+200.")
        case .unknownWord(let word, let expected):
            return Bilingual(
                vi: "--what-if: không có từ “\(visible(word))”.",
                en: "--what-if: there is no word “\(visible(word))”.")
                + hints(expected: expected, suggestion: NearestName.to(word, among: expected))
        }
    }

    private static func words(_ error: FactsError) -> CatalogWords {
        let found = visible(error.found)
        let expected = error.expected.map(visible).joined(separator: ", ")
        switch error.kind {
        case .fileNotFound:
            return CatalogWords(
                vi: "Không có tệp này. Hãy kiểm tra đường dẫn.", en: "There is no such file. Check the path.")
        case .notReadable:
            return CatalogWords(
                vi: "Không đọc được tệp (lỗi hệ thống \(expected)). Hãy kiểm tra quyền đọc.",
                en: "The file cannot be read (system error \(expected)). Check that it may be read.")
        case .isFolder:
            return CatalogWords(vi: "Đây là thư mục. Hãy chỉ một tệp CSV.", en: "This is a folder. Name a CSV file.")
        case .tooLarge:
            return CatalogWords(
                vi: "Tệp quá lớn; nhiều nhất \(expected) byte. Hãy kiểm tra có đúng tệp không.",
                en: "The file is too large; at most \(expected) bytes. Check that it is the right file.")
        case .notText:
            return CatalogWords(
                vi: "Không phải văn bản UTF-8. Hãy lưu lại ở dạng CSV UTF-8.",
                en: "Not UTF-8 text. Save it as CSV UTF-8.")
        case .emptyFile:
            return CatalogWords(
                vi: "Tệp trống. Hãy bắt đầu từ motcua facts-template.",
                en: "The file is empty. Start from motcua facts-template.")
        case .brokenRecord:
            return CatalogWords(
                vi: "Dòng này không phải CSV. Hãy kiểm tra dấu nháy kép.", en: "This line is no CSV. Check the quotes.")
        case .extraCells:
            return CatalogWords(
                vi: "Ô “\(found)” nằm ngoài các cột của tiêu đề (\(expected)). Hãy kiểm tra dấu phân cách.",
                en: "The cell “\(found)” is beyond the columns of the heading (\(expected)). Check the delimiters.")
        case .missingHeading:
            return CatalogWords(
                vi: "Thiếu cột; cần: \(expected). Hãy dùng dòng tiêu đề của motcua facts-template.",
                en: "A column is missing; needed: \(expected). Use the heading of motcua facts-template.")
        case .unknownHeading:
            return CatalogWords(
                vi: "Không biết cột “\(found)”. Hãy bỏ hoặc đổi tên.",
                en: "The column “\(found)” is not known. Remove or rename it.",
                showsExpected: true)
        case .doubledHeading:
            return CatalogWords(
                vi: "Cột “\(found)” có hai lần. Hãy bỏ một.", en: "The column “\(found)” stands twice. Remove one.")
        default: return wordsOfRow(error.kind, found, expected)
        }
    }

    private static func wordsOfRow(_ kind: FactsError.Kind, _ found: String, _ expected: String) -> CatalogWords {
        switch kind {
        case .missingCriterion:
            return CatalogWords(
                vi: "Có số \(expected) mà không có mã tiêu chí. Hãy ghi mã.",
                en: "There is a number, \(expected), but no criterion. Write its id.")
        case .unknownCriterion:
            return CatalogWords(
                vi: "Bộ tiêu chí không có “\(found)”.", en: "The profile has no criterion “\(found)”.",
                showsExpected: true)
        case .doubledCriterion:
            return CatalogWords(
                vi: "Tiêu chí “\(found)” có hai dòng số liệu. Hãy bỏ một.",
                en: "The criterion “\(found)” has two rows. Remove one.")
        case .computedCriterion:
            return CatalogWords(
                vi: "“\(found)” không nhập ở đây: số được tính từ \(expected). Hãy xóa số ở dòng này.",
                en: "“\(found)” is not stated here: it is computed of \(expected). Remove the number from this row.")
        case .otherColumn:
            return CatalogWords(
                vi: "Tiêu chí này không dùng ô có “\(found)”. Hãy chuyển sang: \(expected).",
                en: "This criterion does not use the cell with “\(found)”. Write it under: \(expected).")
        case .missingNumber:
            return CatalogWords(
                vi: "Thiếu số. Hãy điền: \(expected).", en: "A number is missing. Fill in: \(expected).")
        case .notWhole:
            return CatalogWords(
                vi: "“\(found)” không phải số nguyên không dấu phân cách.",
                en: "“\(found)” is no whole number without separators.", showsExpected: true)
        case .notANumber:
            return CatalogWords(
                vi: "“\(found)” không phải số như cần.", en: "“\(found)” is not a number of the form needed.",
                showsExpected: true)
        case .notAnAnswer:
            return CatalogWords(
                vi: "“\(found)” không phải có hoặc không.", en: "“\(found)” is neither yes nor no.", showsExpected: true
            )
        case .aboveDenominator:
            return CatalogWords(
                vi: "Tử số \(found) lớn hơn mẫu số \(expected). Hãy kiểm tra hai số.",
                en: "The numerator \(found) is above the denominator \(expected). Check both.")
        default:
            return CatalogWords(
                vi: "“\(found)” không phải ngày có thật.", en: "“\(found)” is not a real date.", showsExpected: true)
        }
    }
}
