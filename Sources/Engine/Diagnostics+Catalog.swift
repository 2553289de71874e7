import Catalogs
import Reports

extension Diagnostics {
    /// What is wrong with a schema, ruleset or calendar file: file, line and column, found, expected, and
    /// the nearest name.
    static func sentence(_ error: CatalogError) -> Bilingual {
        var place = visible(error.file)
        if let line = error.line { place += ":\(line)" }
        if let column = error.column { place += ":\(column)" }
        let what = words(error)
        // A name that is not known is said once.
        let isNameAlone = error.line == nil && error.file == error.found
        var vi = isNameAlone ? what.vi : "\(place): \(what.vi)"
        var en = isNameAlone ? what.en : "\(place): \(what.en)"
        if !error.expected.isEmpty, what.showsExpected {
            let list = error.expected.map(visible).joined(separator: ", ")
            vi += " Cần: \(list)."
            en += " Expected: \(list)."
        }
        if let suggestion = error.suggestion {
            vi += " Có phải là “\(visible(suggestion))”?"
            en += " Did you mean “\(visible(suggestion))”?"
        }
        if let earlier = error.earlierLine {
            vi += " Đã có ở dòng \(earlier)."
            en += " It stands on line \(earlier) already."
        }
        return Bilingual(vi: vi, en: en)
    }

    private struct Words {
        var vi: String
        var en: String
        var showsExpected = true
    }

    private static func words(_ error: CatalogError) -> Words {
        let found = visible(error.found)
        switch error.kind {
        case .unknownID:
            return Words(vi: "Không có tên “\(found)” và cũng không có tệp như vậy.", en: "There is no “\(found)”, nor such a file.")
        case .fileNotFound:
            return Words(vi: "Không có tệp “\(found)”.", en: "There is no file “\(found)”.", showsExpected: false)
        case .notReadable:
            return Words(
                vi: "Không đọc được tệp “\(found)” (lỗi hệ thống \(error.expected.joined())). Hãy kiểm tra quyền đọc.",
                en: "The file “\(found)” cannot be read (system error \(error.expected.joined())). Check that it may be read.",
                showsExpected: false)
        case .isFolder:
            return Words(
                vi: "“\(found)” là thư mục, không phải tệp.", en: "“\(found)” is a folder, not a file.", showsExpected: false)
        case .tooLarge:
            let limit = error.expected.joined()
            return Words(
                vi: "Tệp “\(found)” quá lớn; nhiều nhất \(limit) byte.",
                en: "The file “\(found)” is too large; at most \(limit) bytes.", showsExpected: false)
        case .notUTF8: return Words(vi: "Tệp không ở UTF-8.", en: "The file is not UTF-8.", showsExpected: false)
        case .emptyFile: return Words(vi: "Tệp trống.", en: "The file is empty.")
        case .notYAML: return Words(vi: "Không phải YAML: \(found).", en: "Not YAML: \(found).", showsExpected: false)
        case .anchor:
            return Words(
                vi: "Không dùng neo và bí danh YAML (“\(found)”). Hãy viết đủ giá trị.",
                en: "YAML anchors and aliases are not used (“\(found)”). Write the value out.", showsExpected: false)
        case .otherCatalog: return Words(vi: "Đây là tệp loại “\(found)”.", en: "This is a file of kind “\(found)”.")
        case .unknownKey: return Words(vi: "Không có khóa “\(found)”.", en: "There is no key “\(found)”.")
        case .missingKey: return Words(vi: "Thiếu khóa bắt buộc.", en: "A required key is missing.")
        case .doubledKey: return Words(vi: "Khóa “\(found)” có hai lần.", en: "The key “\(found)” stands twice.")
        case .wrongType: return Words(vi: "Sai kiểu giá trị (“\(found)”).", en: "The value has the wrong type (“\(found)”).")
        case .unknownField: return Words(vi: "Không có trường “\(found)”.", en: "There is no field “\(found)”.")
        case .unknownValue: return Words(vi: "Không có giá trị “\(found)”.", en: "There is no value “\(found)”.")
        case .invalidID: return Words(vi: "Tên “\(found)” không hợp lệ.", en: "The id “\(found)” is not valid.")
        case .takenID:
            return Words(vi: "Tên “\(found)” đã là tên dựng sẵn; hãy đặt tên khác.", en: "The id “\(found)” is a built-in's; choose another.")
        case .invalidDate: return Words(vi: "“\(found)” không phải ngày có thật.", en: "“\(found)” is not a real date.")
        case .invalidYear: return Words(vi: "“\(found)” không phải năm.", en: "“\(found)” is not a year.")
        case .invalidOffset: return Words(vi: "“\(found)” không phải múi giờ.", en: "“\(found)” is not a UTC offset.")
        case .invalidPattern: return Words(vi: "Mẫu “\(found)” không đọc được.", en: "The pattern “\(found)” cannot be read.")
        case .headingInTwoFields:
            return Words(vi: "Tiêu đề “\(found)” đứng ở hai trường.", en: "The heading “\(found)” stands under two fields.")
        case .wordInTwoGroups:
            return Words(vi: "Từ “\(found)” đứng ở hai nhóm.", en: "The word “\(found)” stands in two groups.")
        case .notInherited:
            return Words(vi: "“\(found)” không có trong tệp gốc để bỏ.", en: "The base has no “\(found)” to drop.")
        case .doubledDay: return Words(vi: "Ngày “\(found)” có hai lần.", en: "The day “\(found)” stands twice.")
        case .dayOutsideYears:
            return Words(vi: "Ngày “\(found)” nằm ngoài các năm của lịch.", en: "The day “\(found)” is outside the calendar's years.")
        case .yearsApart:
            return Words(vi: "Các năm “\(found)” không nối liền lịch gốc.", en: "The years “\(found)” leave a gap to the base's.")
        case .unknownBase: return Words(vi: "extends: không có “\(found)”.", en: "extends: there is no “\(found)”.")
        case .extendsCycle: return Words(vi: "extends quay vòng: \(found).", en: "extends goes in a circle: \(found).", showsExpected: false)
        case .baseOnly:
            return Words(
                vi: "“\(found)” chỉ để tệp khác kế thừa, không dùng riêng được.",
                en: "“\(found)” is a base for others and cannot be used alone.")
        }
    }
}
