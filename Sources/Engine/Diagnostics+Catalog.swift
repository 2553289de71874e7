import Catalogs
import Reports

extension Diagnostics {
    /// What is wrong with a schema, ruleset, calendar or profile: file, line and column, found, expected, and
    /// the nearest name.
    static func sentence(_ error: CatalogError) -> Bilingual {
        let what = words(error)
        // A name that is not known is said once.
        let isNameAlone = error.line == nil && error.file == error.found
        let place = isNameAlone ? "" : place(error.file, error.line, error.column)
        return Bilingual(same: place) + what.sentence
            + hints(
                expected: what.showsExpected ? error.expected : [], suggestion: error.suggestion,
                earlierLine: error.earlierLine)
    }

    /// `file:line:column: `, as far as it is known.
    static func place(_ file: String, _ line: Int?, _ column: Int?) -> String {
        ([visible(file)] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") + ": "
    }

    /// What could stand there, the nearest name, and where it stands already.
    static func hints(expected: [String], suggestion: String?, earlierLine: Int? = nil) -> Bilingual {
        var hints = Bilingual(same: "")
        if !expected.isEmpty {
            let list = expected.map(visible).joined(separator: ", ")
            hints = hints + Bilingual(vi: " Cần: \(list).", en: " Expected: \(list).")
        }
        if let suggestion = suggestion.map(visible) {
            hints = hints + Bilingual(vi: " Có phải là “\(suggestion)”?", en: " Did you mean “\(suggestion)”?")
        }
        if let earlierLine {
            hints =
                hints
                + Bilingual(
                    vi: " Đã có ở dòng \(earlierLine).", en: " It stands on line \(earlierLine) already.")
        }
        return hints
    }

    struct CatalogWords {
        var sentence: Bilingual { Bilingual(vi: vi, en: en) }
        var vi: String
        var en: String
        /// Whether what is expected follows as a list; else the sentence itself says what to do.
        var showsExpected = false
    }

    private static func words(_ error: CatalogError) -> CatalogWords {
        let found = visible(error.found)
        let expected = error.expected.map(visible).joined(separator: ", ")
        switch error.kind {
        case .unknownID, .fileNotFound, .notReadable, .isFolder, .tooLarge, .notUTF8, .emptyFile, .notYAML, .anchor,
            .otherCatalog:
            return wordsOfFile(error.kind, found, expected)
        case .unknownKey:
            return CatalogWords(vi: "Không có khóa “\(found)”.", en: "There is no key “\(found)”.", showsExpected: true)
        case .missingKey:
            return CatalogWords(
                vi: "Thiếu khóa bắt buộc. Hãy thêm: \(expected).", en: "A required key is missing. Add: \(expected).")
        case .doubledKey:
            return CatalogWords(
                vi: "Khóa “\(found)” có hai lần. Hãy bỏ một.", en: "The key “\(found)” stands twice. Remove one.")
        case .wrongType:
            let shapes = error.expected.map(shape)
            return CatalogWords(
                vi: "Giá trị sai kiểu (\(shape(error.found).vi)). Cần: \(shapes.map(\.vi).joined(separator: ", ")).",
                en: "The value has the wrong type (\(shape(error.found).en)). "
                    + "Expected: \(shapes.map(\.en).joined(separator: ", ")).")
        case .unknownField:
            return CatalogWords(
                vi: "Không có trường “\(found)”.", en: "There is no field “\(found)”.", showsExpected: true)
        case .unknownValue:
            return CatalogWords(
                vi: "Không có giá trị “\(found)”.", en: "There is no value “\(found)”.", showsExpected: true)
        case .invalidID:
            return CatalogWords(
                vi: "Tên “\(found)” không hợp lệ.", en: "The id “\(found)” is not valid.", showsExpected: true)
        case .takenID:
            return CatalogWords(
                vi: "“\(found)” đã là tên dựng sẵn. Hãy đặt tên khác.",
                en: "“\(found)” is a built-in's id. Choose another.")
        case .invalidDate:
            return CatalogWords(
                vi: "“\(found)” không phải ngày có thật.", en: "“\(found)” is not a real date.", showsExpected: true)
        case .invalidYear:
            return CatalogWords(vi: "“\(found)” không phải năm.", en: "“\(found)” is not a year.", showsExpected: true)
        case .invalidOffset:
            return CatalogWords(
                vi: "“\(found)” không phải múi giờ.", en: "“\(found)” is not a UTC offset.", showsExpected: true)
        case .invalidPattern:
            return CatalogWords(
                vi: "Mẫu “\(found)” không đọc được.", en: "The pattern “\(found)” cannot be read.", showsExpected: true)
        case .headingInTwoFields, .wordInTwoGroups, .notInherited, .doubledDay, .dayOutsideYears, .yearsApart,
            .unknownBase,
            .extendsCycle, .baseOnly:
            return wordsOfMeaning(error.kind, found, expected)
        case .invalidNumber, .invalidTarget, .targetOfOtherUnit, .targetAgainstFigure, .doubledID, .unknownCriterion,
            .unknownIndicator, .unitOfOtherFigure, .ruleOfOtherUnit, .notAFact, .keyDoesNotFit,
            .noAlternative, .bandsOutOfOrder, .yearOutsideYears:
            return wordsOfProfile(error.kind, found, expected)
        }
    }

    private static func wordsOfFile(_ kind: CatalogError.Kind, _ found: String, _ expected: String) -> CatalogWords {
        switch kind {
        case .unknownID:
            return CatalogWords(
                vi: "Không có tên “\(found)” và cũng không có tệp như vậy.",
                en: "There is no “\(found)”, nor such a file.",
                showsExpected: true)
        case .fileNotFound:
            return CatalogWords(
                vi: "Không có tệp “\(found)”. Hãy kiểm tra đường dẫn.",
                en: "There is no file “\(found)”. Check the path.")
        case .notReadable:
            return CatalogWords(
                vi: "Không đọc được tệp “\(found)” (lỗi hệ thống \(expected)). Hãy kiểm tra quyền đọc.",
                en: "The file “\(found)” cannot be read (system error \(expected)). Check that it may be read.")
        case .isFolder:
            return CatalogWords(
                vi: "“\(found)” là thư mục. Hãy chỉ một tệp.", en: "“\(found)” is a folder. Name a file.")
        case .tooLarge:
            return CatalogWords(
                vi: "Tệp “\(found)” quá lớn; nhiều nhất \(expected) byte. Hãy kiểm tra có đúng tệp không.",
                en: "The file “\(found)” is too large; at most \(expected) bytes. Check that it is the right file.")
        case .notUTF8:
            return CatalogWords(
                vi: "Tệp không ở UTF-8. Hãy lưu lại ở UTF-8.", en: "The file is not UTF-8. Save it as UTF-8.")
        case .emptyFile:
            return CatalogWords(
                vi: "Tệp trống. Hãy bắt đầu từ một tệp có sẵn, ví dụ: motcua schemas igate --yaml.",
                en: "The file is empty. Start from a built-in one, e.g.: motcua schemas igate --yaml.")
        case .notYAML:
            return CatalogWords(
                vi: "Không phải YAML: \(found). Hãy kiểm tra dấu cách đầu dòng, dấu hai chấm và dấu nháy.",
                en: "Not YAML: \(found). Check indents, colons and quotes.")
        case .anchor:
            return CatalogWords(
                vi: "Không dùng neo và bí danh YAML (“\(found)”). Hãy viết đủ giá trị.",
                en: "YAML anchors and aliases are not used (“\(found)”). Write the value out.")
        default:
            return CatalogWords(
                vi: "Đây là tệp loại “\(found)”. Cần tệp loại “\(expected)”.",
                en: "This is a file of kind “\(found)”. Give one of kind “\(expected)”.")
        }
    }

    private static func wordsOfMeaning(_ kind: CatalogError.Kind, _ found: String, _ expected: String) -> CatalogWords {
        switch kind {
        case .headingInTwoFields:
            return CatalogWords(
                vi: "Tiêu đề “\(found)” đã đứng ở trường \(expected). Hãy bỏ ở một nơi.",
                en: "The heading “\(found)” stands under the field \(expected) already. Remove it from one of them.")
        case .wordInTwoGroups:
            return CatalogWords(
                vi: "Từ “\(found)” đã đứng ở nhóm \(expected). Hãy bỏ ở một nơi.",
                en: "The word “\(found)” stands in the group \(expected) already. Remove it from one of them.")
        case .notInherited:
            return CatalogWords(
                vi: "Tệp gốc không có “\(found)” để bỏ. Hãy xóa dòng này.",
                en: "The base has no “\(found)” to drop. Remove this line.")
        case .doubledDay:
            return CatalogWords(
                vi: "Ngày “\(found)” đã đứng ở \(expected). Hãy bỏ một.",
                en: "The day “\(found)” stands under \(expected) already. Remove one.")
        case .dayOutsideYears:
            return CatalogWords(
                vi: "Ngày “\(found)” nằm ngoài các năm của lịch (\(expected)). Hãy sửa ngày hoặc khóa years.",
                en: "The day “\(found)” is outside the calendar's years (\(expected)). Mend the day or the key years.")
        case .yearsApart:
            return CatalogWords(
                vi: "Các năm “\(found)” không nối liền lịch gốc (\(expected)). Hãy ghi cả các năm ở giữa.",
                en: "The years “\(found)” leave a gap to the base's (\(expected)). Write the years between them too.")
        case .unknownBase:
            return CatalogWords(
                vi: "extends: không có “\(found)”.", en: "extends: there is no “\(found)”.", showsExpected: true)
        case .extendsCycle:
            return CatalogWords(
                vi: "extends quay vòng: \(found). Hãy bỏ extends ở một tệp.",
                en: "extends goes in a circle: \(found). Remove extends from one of the files.")
        default:
            return CatalogWords(
                vi: "“\(found)” chỉ để tệp khác kế thừa. Hãy dùng một tệp có extends: \(found).",
                en: "“\(found)” is a base for other files only. Use one with extends: \(found).")
        }
    }

    /// The shape of a YAML value in words.
    private static func shape(_ name: String) -> Bilingual {
        switch name {
        case "nothing": Bilingual(vi: "để trống", en: "nothing")
        case "text": Bilingual(vi: "chữ", en: "text")
        case "list": Bilingual(vi: "danh sách", en: "a list")
        case "mapping": Bilingual(vi: "các khóa", en: "a mapping")
        default: Bilingual(vi: visible(name), en: visible(name))
        }
    }
}
