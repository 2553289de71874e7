import Indicators

extension WinBack {
    /// "Thêm 31 hồ sơ trực tuyến, hoặc bớt 12 hồ sơ trực tiếp, thì đạt ≥ 60 %."
    public func sentence(of row: ScoreRow) -> Wording {
        let items = items(of: row)
        let vi = target.text(.vietnamese)
        let en = target.text(.english)
        guard !ways.isEmpty else {
            return Wording(
                vi: "Không thể đạt \(vi) trong kỳ này.", en: "\(en) is out of reach in this period.")
        }
        if ways.allSatisfy({ $0.kind == .doIt }) {
            return Wording(vi: "Thực hiện việc này thì đạt.", en: "Doing it meets the target.")
        }
        let gains = ways.map { Self.gain($0.gain) }
        // One gain for all of them is said once, at the end.
        let common = Set(gains.map(\.en)).count == 1 ? gains[0] : Wording(vi: "", en: "")
        let parts = zip(ways, gains).map { way, gain in
            let words = Self.words(way, items, percent: target.isPercent)
            guard common.en.isEmpty, !gain.en.isEmpty else { return words }
            return Wording(vi: words.vi + " (\(gain.vi))", en: words.en + " (\(gain.en))")
        }
        let joined = Wording(
            vi: parts.map(\.vi).joined(separator: ", hoặc "), en: parts.map(\.en).joined(separator: ", or "))
        return Wording(
            vi: joined.vi.prefix(1).uppercased() + joined.vi.dropFirst()
                + ", thì đạt \(vi)\(goalWords.vi)\(common.vi.isEmpty ? "" : ": " + common.vi).",
            en: joined.en.prefix(1).uppercased() + joined.en.dropFirst()
                + ": reaches \(en)\(goalWords.en)\(common.en.isEmpty ? "" : ", " + common.en).")
    }

    /// "+0.43 points"; nothing where a criterion has no points.
    private static func gain(_ gain: Fraction?) -> Wording {
        guard let gain, gain > .zero else { return Wording(vi: "", en: "") }
        return Wording(
            vi: "+\(PointText.text(gain, style: .vietnamese)) điểm",
            en: "+\(PointText.text(gain, style: .english)) points")
    }

    private func items(of row: ScoreRow) -> CountedItems {
        switch goal {
        case .condition(let name): CountedItems.of(indicator: name)
        default:
            switch row.criterion.figure {
            case .indicator(let id): CountedItems.of(indicator: id)
            case .fact: row.criterion.feedback.map(CountedItems.of) ?? CountedItems.ofFacts
            }
        }
    }

    private var goalWords: Wording {
        switch goal {
        case .target: Wording(vi: " (chỉ tiêu)", en: " (target)")
        case .floor: Wording(vi: " (bắt đầu có điểm)", en: " (points begin)")
        case .full: Wording(vi: " (điểm tối đa)", en: " (all points)")
        case .condition(let name): Wording(vi: " (điều kiện \(name))", en: " (condition \(name))")
        case .band(let points):
            Wording(
                vi: " (\(DecimalText.text(points, mark: ",")) điểm)",
                en: " (\(DecimalText.text(points, mark: ".")) points)")
        case .cliff: Wording(vi: " (bắt đầu có điểm)", en: " (points begin)")
        }
    }

    private static func words(_ way: Way, _ items: CountedItems, percent: Bool) -> Wording {
        let factor = percent && (way.kind == .more || way.kind == .less) ? Fraction(100) : .one
        let vi = DecimalText.text(way.count * factor, mark: ",", grouped: true)
        let en = DecimalText.text(way.count * factor, mark: ".", grouped: true)
        let isOne = way.count == .one
        let unit = percent ? Wording(vi: " điểm phần trăm", en: " percentage points") : Wording(vi: "", en: "")
        switch way.kind {
        case .further:
            return Wording(
                vi: "thêm \(vi) \(items.favourable.vi)",
                en: "\(en) more \(isOne ? items.oneFavourable : items.favourable.en)")
        case .fewer:
            return Wording(
                vi: "bớt \(vi) \(items.unfavourable.vi)",
                en: "\(en) fewer \(isOne ? items.oneUnfavourable : items.unfavourable.en)")
        case .converted:
            return Wording(
                vi: "\(vi) \(items.unfavourable.vi) trở thành \(items.favourable.vi)",
                en: isOne
                    ? "1 \(items.oneUnfavourable) turned into \(items.article) \(items.oneFavourable)"
                    : "\(en) \(items.unfavourable.en) turned into \(items.favourable.en)")
        case .more: return Wording(vi: "thêm \(vi)\(unit.vi)", en: "\(en)\(unit.en) more")
        case .less: return Wording(vi: "bớt \(vi)\(unit.vi)", en: "\(en)\(unit.en) less")
        case .doIt: return Wording(vi: "thực hiện việc này", en: "doing it")
        }
    }
}
