/// What stands behind a criterion, in sentences: the same in a scorecard and where the profile is explained.
extension Criterion {
    /// nil of what carries no points.
    public var ruleSentence: Wording? {
        guard most != nil else { return nil }
        return Wording(vi: "Cách chấm: \(rule.formula.vi).", en: "Rule: \(rule.formula.en).")
    }

    /// Of what its figure is counted; nil of facts.
    ///
    /// - Parameter value: follows the indicator's id, e.g. ` = 5/8`.
    public func countedSentence(_ value: Wording = Wording(vi: "", en: "")) -> Wording? {
        guard case .indicator(let id) = figure else { return nil }
        let base =
            base == .received
            ? Wording(vi: "hồ sơ tiếp nhận trong kỳ", en: "dossiers received in the period")
            : Wording(vi: "hồ sơ trong kỳ", en: "dossiers of the period")
        let conditions = conditions.map { ", " + $0 }.joined()
        return Wording(
            vi: "\(id)\(value.vi), quy tắc \(ruleset), \(base.vi)\(conditions).",
            en: "\(id)\(value.en), ruleset \(ruleset), \(base.en)\(conditions).")
    }

    public var readingSentence: Wording? {
        reading.map { Wording(vi: "Cách hiểu của chương trình: \($0.vi)", en: "Our reading: \($0.en)") }
    }

    public var alternativeSentence: Wording? {
        alternativeTo.map {
            Wording(
                vi: "Cách hiểu khác của \($0): điểm chỉ để tham khảo, không cộng vào tổng.",
                en: "Another reading of \($0): its points are for information and stand in no sum.")
        }
    }

    public var contradictionSentence: Wording? {
        guard !contradicts.isEmpty else { return nil }
        let ids = contradicts.joined(separator: ", ")
        return Wording(
            vi: "Tài liệu tự mâu thuẫn: xem thêm \(ids).", en: "The document contradicts itself: see \(ids).")
    }

    /// The document's words, one sentence a wording: where a document repeats itself, with all its lines.
    public var placeSentences: [Wording] {
        var wordings: [(words: String, lines: [Int])] = []
        for place in places {
            if let known = wordings.firstIndex(where: { $0.words == place.words }) {
                wordings[known].lines.append(place.line)
            } else {
                wordings.append((place.words, [place.line]))
            }
        }
        return wordings.map { words, lines in
            let numbers = lines.map(String.init).joined(separator: ", ")
            return Wording(
                vi: "Nguyên văn (dòng \(numbers)): «\(words)».",
                en: "In the document's words (\(lines.count == 1 ? "line" : "lines") \(numbers)): «\(words)».")
        }
    }
}
