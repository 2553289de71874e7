import Catalogs
import Reports

extension Diagnostics {
    /// What is wrong with the criteria of a profile.
    static func wordsOfProfile(_ kind: CatalogError.Kind, _ found: String, _ expected: String) -> CatalogWords {
        switch kind {
        case .invalidNumber:
            return CatalogWords(
                vi: "Số “\(found)” không đọc được hoặc ngoài phạm vi.",
                en: "The number “\(found)” cannot be read or is out of range.", showsExpected: true)
        case .invalidTarget:
            return CatalogWords(
                vi: "Chỉ tiêu “\(found)” không đọc được.", en: "The target “\(found)” cannot be read.",
                showsExpected: true)
        case .targetOfOtherUnit:
            return CatalogWords(
                vi: "Chỉ tiêu “\(found)” không hợp với đơn vị: tỷ lệ thì có dấu %, số khác thì không.",
                en: "The target “\(found)” does not go with the unit: rates have a %, other numbers none.",
                showsExpected: true)
        case .targetAgainstFigure:
            return CatalogWords(
                vi: "Chỉ tiêu “\(found)” ngược chiều với số liệu.",
                en: "The target “\(found)” goes against what is better for the figure.", showsExpected: true)
        case .doubledID:
            return CatalogWords(
                vi: "Hai tiêu chí cùng mã “\(found)”. Hãy đổi một.",
                en: "Two criteria have the id “\(found)”. Choose another for one.")
        case .unknownCriterion:
            return CatalogWords(
                vi: "Bộ tiêu chí không có tiêu chí nào khác mã “\(found)”. Hãy kiểm tra mã.",
                en: "The profile has no other criterion “\(found)”. Check the id.")
        case .unknownIndicator:
            return CatalogWords(
                vi: "Không có chỉ số “\(found)”.", en: "There is no indicator “\(found)”.", showsExpected: true)
        case .unitOfOtherFigure:
            return CatalogWords(
                vi: "Đơn vị “\(found)” không phải của chỉ số này.", en: "The unit “\(found)” is not the indicator's.",
                showsExpected: true)
        case .ruleOfOtherUnit:
            return CatalogWords(
                vi: "Cách chấm “\(found)” không dùng được cho số liệu này.",
                en: "The rule “\(found)” cannot be applied to this figure.", showsExpected: true)
        case .notAFact:
            return CatalogWords(
                vi: "Tiêu chí “\(found)” không nhập tay được như ở đây cần.",
                en: "The criterion “\(found)” is not a fact as it is needed here.", showsExpected: true)
        case .keyDoesNotFit:
            return CatalogWords(
                vi: "Khóa “\(found)” không dùng được với tiêu chí này.",
                en: "The key “\(found)” does not go with this criterion.", showsExpected: true)
        case .noAlternative:
            return CatalogWords(
                vi: "Tiêu chí “\(found)” không giữ điểm nào trong tổng mà có cách hiểu khác.",
                en: "The criterion “\(found)” holds no points of the total that could be read otherwise.",
                showsExpected: true)
        case .bandsOutOfOrder:
            return CatalogWords(
                vi: "Bậc “\(found)” không thấp hơn bậc trước (\(expected)). Hãy xếp bậc cao nhất lên đầu.",
                en: "The band “\(found)” is not below the one before it (\(expected)). Put the best first.")
        default:
            return CatalogWords(
                vi: "Năm “\(found)” nằm ngoài các năm của bộ tiêu chí (\(expected)). Hãy sửa năm hoặc khóa years.",
                en: "The year “\(found)” is outside the profile's years (\(expected)). Mend it or the key years.")
        }
    }
}
