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
