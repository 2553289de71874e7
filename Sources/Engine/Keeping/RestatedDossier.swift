import Dossiers
import DossierStore
import Indicators
import Reports

/// A dossier that counts as something else now than it did when the figures were frozen.
struct RestatedDossier {
    /// Why; the first that fits. What matters most for the figures comes first.
    enum Reason: CaseIterable {
        case added, gone, finishAdded, finishTakenAway, finishMoved, dueMoved, receiptMoved, status, unit, letter
        case otherField, surroundings

        var name: Bilingual {
            switch self {
            case .added: Bilingual(vi: "Hồ sơ vào kho sau khi chốt", en: "Known only since then")
            case .gone: Bilingual(vi: "Hồ sơ không còn trong kho", en: "No longer in the store")
            case .finishAdded: Bilingual(vi: "Nay mới có ngày kết thúc", en: "Has a finish date now")
            case .finishTakenAway: Bilingual(vi: "Ngày kết thúc bị xóa", en: "Finish date taken away")
            case .finishMoved: Bilingual(vi: "Ngày kết thúc bị đổi", en: "Finish date changed")
            case .dueMoved: Bilingual(vi: "Ngày hẹn trả bị đổi", en: "Due date changed")
            case .receiptMoved: Bilingual(vi: "Ngày tiếp nhận bị đổi", en: "Received date changed")
            case .status: Bilingual(vi: "Trạng thái đổi", en: "Status changed")
            case .unit: Bilingual(vi: "Đơn vị, thủ tục hoặc lĩnh vực đổi", en: "Unit, procedure or field changed")
            case .letter: Bilingual(vi: "Thư xin lỗi", en: "Apology letter")
            case .otherField: Bilingual(vi: "Cột khác đổi", en: "Another column changed")
            case .surroundings:
                Bilingual(
                    vi: "Bản thân hồ sơ không đổi: sổ, danh mục thủ tục hoặc thời điểm xuất dữ liệu đổi",
                    en: "The dossier itself is the same: registers, procedures or the export's instant changed")
            }
        }
    }

    var code: String
    var reason: Reason
    var changes: [StateWords.Change]
    var run: Int64
    var lost: Marks
    var gained: Marks

    static let columns = [
        RunPages.column("code", "Mã hồ sơ", "Code"), RunPages.column("run", "Lượt", "Run"),
        RunPages.column("changes", "Thay đổi", "Change"), RunPages.column("before", "Trước được tính", "Counted then"),
        RunPages.column("after", "Nay được tính", "Counts now"),
    ]

    var cells: [Bilingual] {
        func text(_ language: Language) -> String {
            changes.map { change in
                let before = change.before[language].isEmpty ? "–" : change.before[language]
                let after = change.after[language].isEmpty ? "–" : change.after[language]
                return "\(change.field[language]): \(before) → \(after)"
            }.joined(separator: "; ")
        }
        return [
            Bilingual(same: code), Bilingual(same: run == 0 ? "" : String(run)),
            Bilingual(vi: text(.vi), en: text(.en)), Self.words(lost), Self.words(gained),
        ]
    }

    private static func words(_ marks: Marks) -> Bilingual {
        let names = Mark.allCases.filter(marks.contains).map { MarkNames.name(of: $0) }
        return Bilingual(
            vi: names.map(\.vi).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
    }

    /// Every dossier that counts as something else now.
    static func all(_ then: RunSettings, _ now: RunSettings, frozenRun: Int64) throws -> [RestatedDossier] {
        let before = try SignatureVisitor.signatures(then)
        let after = try SignatureVisitor.signatures(now)
        let snapshot = try StoreSnapshot(now.store ?? "", threads: 1)
        let words = StateWords(snapshot)
        var found: [RestatedDossier] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            let a = i < before.count ? before[i] : nil
            let b = j < after.count ? after[j] : nil
            let key = min(a?.key ?? .max, b?.key ?? .max)
            let (old, new) = (a?.key == key ? a : nil, b?.key == key ? b : nil)
            if old != nil { i += 1 }
            if new != nil { j += 1 }
            let (m, n) = (old?.marks ?? [], new?.marks ?? [])
            if m == n, old?.values == new?.values { continue }
            found.append(
                try explained(key, lost: m.subtracting(n), gained: n.subtracting(m), snapshot, words, frozenRun))
        }
        return found.sorted { $0.code < $1.code }
    }

    private static func explained(
        _ key: Int64, lost: Marks, gained: Marks, _ snapshot: StoreSnapshot, _ words: StateWords, _ frozenRun: Int64
    ) throws -> RestatedDossier {
        let code = try snapshot.code(key)
        let history = try snapshot.history(key, code)
        func then(_ states: [DossierHistory.State]) -> StoredDossier? {
            states.last { !$0.isUndone && $0.state.since <= frozenRun && ($0.until.map { $0 > frozenRun } ?? true) }?
                .state
        }
        func now(_ states: [DossierHistory.State]) -> StoredDossier? { states.last { $0.until == nil }?.state }
        let (old, new) = (then(history.exports), now(history.exports))
        let (oldEntry, newEntry) = (then(history.registers), now(history.registers))
        var changes: [StateWords.Change] = []
        if let old, let new { changes += words.changes(from: old, to: new) }
        if let newEntry {
            changes += words.changes(from: oldEntry ?? StoredDossier(key: key), to: newEntry)
        }
        let reason: Reason
        if new == nil {
            reason = .gone
        } else if old == nil {
            reason = .added
        } else {
            reason = self.reason(changes)
        }
        let runs = [
            old?.since != new?.since ? new?.since : nil, oldEntry?.since != newEntry?.since ? newEntry?.since : nil,
        ]
        return RestatedDossier(
            code: code, reason: reason, changes: reason == .added ? [] : changes,
            run: runs.compactMap { $0 }.max() ?? 0, lost: lost, gained: gained)
    }

    private static func reason(_ changes: [StateWords.Change]) -> Reason {
        func change(_ fields: CanonicalField...) -> StateWords.Change? { changes.first { fields.contains($0.key) } }
        if let finish = change(.finishedAt, .returnedAt) {
            if finish.before.vi.isEmpty { return .finishAdded }
            return finish.after.vi.isEmpty ? .finishTakenAway : .finishMoved
        }
        if change(.dueAt, .originalDueAt, .newDueAt) != nil { return .dueMoved }
        if change(.receivedAt) != nil { return .receiptMoved }
        if change(.status) != nil { return .status }
        if change(.receivingUnit, .resolvingUnit, .procedure, .field, .officer) != nil { return .unit }
        if change(.apologyAt, .apologyRef, .apologyCount) != nil { return .letter }
        return changes.isEmpty ? .surroundings : .otherField
    }
}

/// Frozen figures in words.
enum FigureWords {
    static func name(_ figure: String) -> Bilingual {
        if let mark = Mark.allCases.first(where: { MarkNames.key(of: $0) == figure }) {
            return MarkNames.name(of: mark)
        }
        guard let indicator = IndicatorCatalog.all.first(where: { $0.id == figure }) else { return Bilingual(same: "") }
        return Bilingual(vi: indicator.nameVi, en: indicator.nameEn)
    }

    static func text(_ figure: FrozenPeriod.Figure?) -> Bilingual {
        guard let figure else { return Bilingual(same: "0") }
        guard figure.value.isEmpty else { return Bilingual(same: figure.value) }
        let numerator = RunPages.number(figure.numerator ?? 0)
        guard let denominator = figure.denominator else { return numerator }
        let below = RunPages.number(denominator)
        guard denominator > 0 else {
            return Bilingual(vi: "\(numerator.vi)/\(below.vi)", en: "\(numerator.en)/\(below.en)")
        }
        return Bilingual(
            vi: "\(numerator.vi)/\(below.vi) (\(percent(figure.numerator ?? 0, denominator, .vietnamese)) %)",
            en: "\(numerator.en)/\(below.en) (\(percent(figure.numerator ?? 0, denominator, .english))%)")
    }

    /// Of fractions in percentage points, of counts in dossiers.
    static func difference(_ before: FrozenPeriod.Figure?, _ after: FrozenPeriod.Figure?) -> Bilingual {
        if let a = before, let b = after, let x = a.denominator, let y = b.denominator, x > 0, y > 0, a.value.isEmpty {
            let then = Double(a.numerator ?? 0) / Double(x)
            let now = Double(b.numerator ?? 0) / Double(y)
            let points = ((now - then) * 10_000).rounded() / 100
            let text = (points > 0 ? "+" : "") + decimals(points)
            return Bilingual(vi: text.replacingPoint + " điểm %", en: text + " points")
        }
        // A rate of no dossiers is no number to subtract.
        if before?.denominator != nil || after?.denominator != nil { return Bilingual(same: "") }
        guard before?.value.isEmpty ?? true, after?.value.isEmpty ?? true else { return Bilingual(same: "") }
        let change = (after?.numerator ?? 0) - (before?.numerator ?? 0)
        let number = RunPages.number(change)
        return change > 0 ? Bilingual(vi: "+" + number.vi, en: "+" + number.en) : number
    }

    private static func percent(_ numerator: Int64, _ denominator: Int64, _ style: PercentText.Style) -> String {
        PercentText.text(numerator: numerator, denominator: denominator, style: style) ?? ""
    }

    private static func decimals(_ value: Double) -> String {
        let hundredths = Int64((value.magnitude * 100).rounded())
        let rest = hundredths % 100
        return (value < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}

extension String {
    fileprivate var replacingPoint: String { String(map { $0 == "." ? "," : $0 }) }
}
