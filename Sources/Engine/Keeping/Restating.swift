import Dossiers
import DossierStore
public import Reports

/// Frozen figures against those of now, and why they differ (`motcua restate`).
public struct Restating {
    let frozen: FrozenPeriod
    let present: [FrozenPeriod.Figure]
    /// The figures as the store gives them for the run of then.
    let recount: [FrozenPeriod.Figure]?
    let presentRun: Int64
    let dossiers: [RestatedDossier]
    let store: String
    /// Why what was known then cannot be counted again.
    let recountProblem: Bilingual?

    /// - Parameters:
    ///   - name: a period as it was frozen, or a frozen figure's number.
    ///   - request: store, threads and clock.
    public init(_ name: String, rules: String?, _ request: RunRequest) throws(RunError) {
        guard let store = request.store else { throw .usage(.needsStore(flag: "restate")) }
        self = try RunError.mapped(store) { try Restating(name, rules, request, store) }
    }

    private init(_ name: String, _ rules: String?, _ request: RunRequest, _ store: String) throws {
        self.store = store
        let opened = try DossierStore(store)
        let all = try opened.frozen()
        guard
            let chosen = all.last(where: {
                ($0.period == name || String($0.id) == name) && (rules == nil || $0.rules == rules)
            }), let frozen = try opened.frozen(chosen.id)
        else {
            throw RunError.usage(.nothingFrozen(name, known: all.map { "\($0.period) (\($0.rules))" }))
        }
        self.frozen = frozen
        let now = try FrozenFigures.settings(frozen, request, at: .latest)
        let document = try Pipeline.analyze(now)
        present = FrozenFigures.of(document)
        presentRun = document.store?.run ?? 0
        let then = try FrozenFigures.settings(frozen, request, at: .run(frozen.run))
        do throws(RunError) {
            recount = FrozenFigures.of(try Pipeline.analyze(then))
            recountProblem = nil
        } catch {
            // The run was undone since: the figures stand, but what was known then is not known any more.
            guard case .moment = error else { throw error }
            recount = nil
            recountProblem = Diagnostics.sentences(error).first
        }
        dossiers = recount == nil ? [] : try RestatedDossier.all(then, now, frozenRun: frozen.run)
    }

    // MARK: - As a page

    /// - Parameter most: how many dossiers of each reason are shown; the rest is counted.
    public func page(most: Int?) -> CatalogPage {
        var blocks: [CatalogPage.Block] = [
            .facts(
                Freezing.facts(frozen, frozen.id).map { CatalogPage.Fact(key: $0.0, name: $0.1, value: $0.2) } + [
                    CatalogPage.Fact(
                        key: "presentRun", name: Bilingual(vi: "So với lượt", en: "Against run"),
                        value: Bilingual(same: String(presentRun)))
                ])
        ]
        let differences = differences
        if differences.isEmpty {
            blocks.append(
                .paragraph(
                    Bilingual(
                        vi: "Số liệu hiện nay giống hệt số liệu đã chốt.",
                        en: "The figures of now are those that were frozen.")))
        } else {
            blocks.append(.heading(Bilingual(vi: "Con số khác đi", en: "Figures that differ")))
            blocks.append(.table(CatalogPage.Table(columns: Self.figureColumns, rows: differences.map(row))))
        }
        if let problem = recountProblem { blocks.append(.paragraph(problem)) }
        if let recount, recount != frozen.figures {
            blocks.append(
                .paragraph(
                    Bilingual(
                        vi:
                            "Đếm lại theo những gì kho biết lúc chốt cho kết quả khác số đã chốt: chương trình, lịch làm việc đã đổi, hoặc hồ sơ đã xóa do hết hạn lưu trữ.",
                        en:
                            "Counting again by what the store knew then gives other figures than were frozen: the program or the calendar has changed, or dossiers were pruned."
                    )))
        }
        if !dossiers.isEmpty { blocks += reasons(most) }
        return CatalogPage(
            catalog: "restate", id: frozen.period,
            title: Bilingual(
                vi: "Số đã chốt \(frozen.period) và hiện nay", en: "Frozen figures of \(frozen.period) against now"),
            blocks: blocks)
    }

    struct Difference {
        var slice: String
        var figure: String
        var before: FrozenPeriod.Figure?
        var after: FrozenPeriod.Figure?
    }

    var differences: [Difference] {
        func keyed(_ figures: [FrozenPeriod.Figure]) -> [String: FrozenPeriod.Figure] {
            Dictionary(figures.map { ($0.slice + "\u{1F}" + $0.figure, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (then, now) = (keyed(frozen.figures), keyed(present))
        var seen: Set<String> = []
        return (frozen.figures + present).compactMap { figure in
            let key = figure.slice + "\u{1F}" + figure.figure
            guard seen.insert(key).inserted, then[key] != now[key] else { return nil }
            return Difference(slice: figure.slice, figure: figure.figure, before: then[key], after: now[key])
        }
    }

    private static let figureColumns = [
        RunPages.column("slice", "Phần", "Part"), RunPages.column("figure", "Con số", "Figure"),
        RunPages.column("name", "Tên", "Name"), RunPages.column("frozen", "Đã chốt", "Frozen"),
        RunPages.column("present", "Hiện nay", "Now"), RunPages.column("difference", "Chênh lệch", "Difference"),
    ]

    private func row(_ difference: Difference) -> [Bilingual] {
        [
            difference.slice.isEmpty ? Bilingual(vi: "tất cả", en: "all") : Bilingual(same: difference.slice),
            Bilingual(same: difference.figure), FigureWords.name(difference.figure),
            FigureWords.text(difference.before), FigureWords.text(difference.after),
            FigureWords.difference(difference.before, difference.after),
        ]
    }

    private func reasons(_ most: Int?) -> [CatalogPage.Block] {
        var blocks: [CatalogPage.Block] = [
            .heading(Bilingual(vi: "Vì sao: hồ sơ theo lý do", en: "Why: dossiers by reason"))
        ]
        let columns = [RunPages.column("reason", "Lý do", "Reason"), RunPages.column("dossiers", "Hồ sơ", "Dossiers")]
        let groups = RestatedDossier.Reason.allCases.map { reason in
            (reason, dossiers.filter { $0.reason == reason })
        }.filter { !$0.1.isEmpty }
        blocks.append(
            .table(
                CatalogPage.Table(
                    columns: columns, rows: groups.map { [$0.0.name, NumberText.of(Int64($0.1.count))] })))
        for (reason, members) in groups {
            blocks.append(.heading(reason.name))
            let shown = most.map { members.prefix($0) } ?? members[...]
            blocks.append(
                .table(CatalogPage.Table(columns: RestatedDossier.columns, rows: shown.map(\.cells))))
            if shown.count < members.count {
                blocks.append(
                    .paragraph(
                        Bilingual(
                            vi: "Còn \(members.count - shown.count) hồ sơ nữa; xem đủ bằng --all, hoặc --format csv.",
                            en: "\(members.count - shown.count) more dossiers; see all with --all, or --format csv.")))
            }
        }
        return blocks
    }

    /// All dossiers behind the differences, uncut.
    public var listing: DossierListing {
        var next = 0
        let dossiers = dossiers
        return DossierListing(
            title: Bilingual(vi: "Hồ sơ làm số liệu khác đi", en: "Dossiers behind the differences"),
            columns: RestatedDossier.columns.map { .init(key: $0.key, heading: $0.heading, kind: .text) }
                + [.init(key: "reason", heading: Bilingual(vi: "Lý do", en: "reason"), kind: .text)]
        ) {
            guard next < dossiers.count else { return nil }
            defer { next += 1 }
            let dossier = dossiers[next]
            return [.text(dossier.code)] + dossier.cells.dropFirst().map { .word($0) } + [.word(dossier.reason.name)]
        }
    }
}
