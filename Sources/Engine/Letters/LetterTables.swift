import Dossiers
import Reports

/// The tables of the letters' report.
enum LetterTables {
    /// What a list of letters shows of a dossier; an officer's name only where it was asked for.
    private static let keys = [
        "id", "resolvingUnit", "officer", "procedureCode", "procedure", "receivedAt", "finishedAt", "apologyAt",
        "newDueAt",
    ]

    static func list(_ needs: [LetterNeed], _ job: ReportJob, _ counting: Counting) -> Report.Table {
        func column(_ key: String, _ vi: String, _ en: String, _ kind: Report.Column.Kind) -> Report.Column {
            .init(key, Bilingual(vi: vi, en: en), kind)
        }
        let own = [
            column("task", "Việc cần làm", "To do", .text), column("letter", "Thư xin lỗi", "Letter", .text),
            column("due", "Ngày hẹn trả", "Due", .date),
            column("workingDaysLate", "Số ngày làm việc quá hẹn", "Working days late", .number),
            column("workingDaysLeft", "Số ngày làm việc còn lại", "Working days left", .number),
            column("strictDay", "Hạn gửi thư (chặt)", "Letter by (strict)", .date),
        ]
        let table = job.table("list", needs.map(\.dossier), counting, keys: keys, more: own) { place in
            let need = needs[place]
            return [
                .word(need.task), .word(need.state.name), day(need.due), number(need.daysLate), number(need.daysLeft),
                day(need.strictDay),
            ]
        }
        // What is to be done stands first, after the code.
        return table.movingColumns(own.map(\.key), after: "id")
    }

    private static func day(_ day: CivilDay?) -> Report.Cell { day.map { .day($0) } ?? .empty }
    private static func number(_ days: Int?) -> Report.Cell { days.map { .number(Int64($0)) } ?? .empty }

    /// One row per unit or officer, with what each has to do; the whole last.
    static func perOffice(_ needs: [LetterNeed], _ job: ReportJob, _ counting: Counting) -> Report.Table {
        let byOfficer = counting.settings.dimensions.contains(.officer)
        let words = byOfficer ? job.source.words.officers : job.source.words.units
        var counts: [UInt32: LetterCounts] = [:]
        var whole = LetterCounts()
        for need in needs {
            let word = byOfficer ? need.dossier.officer : need.dossier.resolvingUnit
            counts[word.rawValue, default: .init()].add(need)
            whole.add(need)
        }
        let order = counts.keys.map { (key: VietnameseOrder.key(words[WordID(rawValue: $0)]), word: $0) }
            // Those without a name come last.
            .sorted { ($0.word == 0 ? 1 : 0, $0.key, $0.word) < ($1.word == 0 ? 1 : 0, $1.key, $1.word) }
        func row(_ name: Report.Cell, _ counts: LetterCounts, _ kind: Report.Row.Kind) -> Report.Row {
            Report.Row(
                [
                    name, .number(counts.missingOpen), .number(counts.dueSoon), .number(counts.missingResolved),
                    .number(counts.extendedTwice), .number(counts.late), .number(counts.undated),
                    .number(counts.onDueDay), .number(counts.inTime),
                ], kind: kind)
        }
        func column(_ key: String, _ vi: String, _ en: String) -> Report.Column {
            .init(key, Bilingual(vi: vi, en: en), .number)
        }
        var rows = order.map { _, word in
            let name = words[WordID(rawValue: word)]
            return row(
                name.isEmpty ? .word(Bilingual(vi: "(để trống)", en: "(empty)")) : .text(name), counts[word]!, .plain)
        }
        rows.append(row(.word(Bilingual(vi: "Toàn bộ", en: "All")), whole, .total))
        return Report.Table(
            key: "perOffice",
            columns: [
                .init(
                    "office",
                    byOfficer
                        ? Bilingual(vi: "Cán bộ", en: "Officer")
                        : Bilingual(vi: "Đơn vị giải quyết", en: "Resolving unit"),
                    .text), column("missingOpen", "Gửi ngay", "Send now"), column("dueSoon", "Sắp đến hạn", "Due soon"),
                column("missingResolved", "Thiếu thư, đã giải quyết", "Missing, resolved"),
                column("extendedTwice", "Gia hạn quá một lần", "Second extension"),
                column("late", "Thư muộn", "Letter late"),
                column("undated", "Thư không rõ ngày", "Letter without a date"),
                column("onDueDay", "Thư chỉ kịp ngày hẹn", "Letter by the due day only"),
                column("inTime", "Thư kịp thời", "Letter in time"),
            ], rows: .init(rows))
    }
}

extension Report.Table {
    /// The same table with some columns put behind another.
    func movingColumns(_ keys: [String], after anchor: String) -> Report.Table {
        let moved = keys.compactMap { key in columns.firstIndex { $0.key == key } }
        let others = columns.indices.filter { !moved.contains($0) }
        let place = others.firstIndex { columns[$0].key == anchor }.map { $0 + 1 } ?? 0
        let order = others[..<place] + moved + others[place...]
        var table = self
        table.columns = order.map { columns[$0] }
        let rows = rows
        table.rows = Report.Rows(count: rows.count) { place in
            var row = try rows[place]
            row.cells = order.map { row.cells[$0] }
            return row
        }
        return table
    }
}
