import Dossiers
@testable import Engine
import Indicators
import Reports
import Testing

/// Reports as they are composed, published: who knows what each column counts, and the balance of definitions §5, solves
/// the equations between all that is shown. No small count may come out.
@Suite("Reports for publication")
struct PublishedReportsTests {
    /// What a reader knows of one slice: sums over marks, each a row of an equation system.
    private struct Reader {
        /// Reduced rows, by the place of their leading 1.
        private var rows: [Int: [Double]] = [:]
        private static let width = Mark.allCases.count

        init() {
            // Carried over and received are resolved, withdrawn or open.
            var balance = [Double](repeating: 0, count: Self.width)
            for mark in [Mark.carriedOver, .received] { balance[Int(mark.rawValue)] = 1 }
            for mark in [Mark.early, .onTime, .late, .withdrawn, .openInTime, .openOverdue, .openPaused] {
                balance[Int(mark.rawValue)] = -1
            }
            learn(balance)
        }

        private static func vector(_ marks: Marks) -> [Double] { Mark.allCases.map { marks.contains($0) ? 1 : 0 } }

        private func reduced(_ vector: [Double]) -> [Double] {
            var rest = vector
            for place in 0..<Self.width where abs(rest[place]) > 1e-9 {
                guard let row = rows[place] else { continue }
                let factor = rest[place]
                for column in place..<Self.width { rest[column] -= factor * row[column] }
            }
            return rest
        }

        private mutating func learn(_ vector: [Double]) {
            let rest = reduced(vector)
            guard let place = rest.firstIndex(where: { abs($0) > 1e-9 }) else { return }
            rows[place] = rest.map { $0 / rest[place] }
        }

        mutating func learn(_ marks: Marks) { learn(Self.vector(marks)) }
        func knows(_ marks: Marks) -> Bool { reduced(Self.vector(marks)).allSatisfy { abs($0) < 1e-9 } }
    }

    private enum Slice: Hashable {
        case whole
        case scope(Report.Scope)
        case named(String)
    }

    /// Every count of dossiers that a cell tells: of which slice, of which marks.
    private static func told(_ report: Report) throws -> [(slice: Slice, marks: Marks, value: Int64)] {
        var told: [(Slice, Marks, Int64)] = []
        for section in report.sections {
            for case .table(let table) in section.blocks where !table.isList {
                // Periods before have figures of their own.
                let isOfThisPeriod = table.columns.allSatisfy(\.opens)
                for place in 0..<table.rows.count where isOfThisPeriod {
                    let row = try table.rows[place]
                    guard row.kind != .group else { continue }
                    let isOfWhole = row.kind == .total || row.indicator != nil || row.marks != nil
                    let slice = row.scope.map(Slice.scope) ?? (isOfWhole ? .whole : .named(row.cells[0].plain))
                    for (column, cell) in zip(table.columns, row.cells) {
                        let indicator = (column.indicator ?? row.indicator).flatMap(IndicatorCatalog.indicator)
                        switch cell {
                        case .number(let value):
                            if let marks = column.marks ?? row.marks {
                                told.append((slice, marks, value))
                            } else if let indicator, indicator.unit == .dossiers {
                                told.append((slice, indicator.listMarks(column.part ?? .numerator), value))
                            }
                        case .rate(let numerator, let denominator, _):
                            guard let indicator, indicator.unit == .dossiers, indicator.isRate else { continue }
                            told.append((slice, indicator.listMarks(.numerator), numerator))
                            told.append((slice, indicator.listMarks(.denominator), denominator))
                        default: break
                        }
                    }
                }
            }
        }
        return told
    }

    private static func disclosed(_ report: Report) throws -> [String] {
        var readers: [Slice: Reader] = [:]
        for (slice, marks, _) in try told(report.hidingSmallCells(under: 5)) {
            readers[slice, default: Reader()].learn(marks)
        }
        return try told(report).filter { slice, marks, value in
            (1...4).contains(value) && readers[slice]?.knows(marks) == true
        }.map { slice, marks, value in "\(slice): \(Mark.allCases.filter(marks.contains)) = \(value)" }
    }

    /// 135 finished, withdrawn or open of 138 received: 90 on time, 20 late, `withdrawn`, the rest open, `overdue` of it.
    private static func export(withdrawn: Int, overdue: Int) -> String {
        var lines = ["Mã hồ sơ,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái"]
        for number in 0..<138 {
            let (due, end, state) =
                switch number {
                case ..<90: ("10/07/2025", "09/07/2025", "Đã trả kết quả")
                case ..<110: ("10/07/2025", "14/07/2025", "Đã trả kết quả")
                case ..<(110 + withdrawn): ("10/07/2025", "09/07/2025", "Công dân rút hồ sơ")
                case ..<(110 + withdrawn + overdue): ("10/07/2025", "", "Đang xử lý")
                default: ("30/12/2025", "", "Đang xử lý")
                }
            let field = number % 3 == 0 ? "Đất đai" : "Hộ tịch"
            lines.append(
                "H\(number),\(field),\(number % 2 == 0 ? "Trực tuyến" : "Trực tiếp"),01/07/2025,\(due),\(end),\(state)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test(
        "what is shown does not give a hidden count away by the balance, or by another indicator",
        arguments: [(3, 1), (1, 4), (3, 8), (8, 3), (2, 0)],
        [ReportKind.summary, .formSix, .units, .procedures, .brief])
    func balance(_ counts: (withdrawn: Int, overdue: Int), _ kind: ReportKind) throws {
        let scratch = ReportScratch(
            Self.export(withdrawn: counts.withdrawn, overdue: counts.overdue), exportedAt: "30/09/2025")
        let report = try scratch.report(kind) { $0.period = "2025-Q3" }
        if kind == .summary {
            let whole = try Self.told(report).filter { $0.slice == .whole }
            #expect(whole.contains { $0.marks == Marks(.withdrawn) && $0.value == counts.withdrawn })
            #expect(whole.contains { $0.marks == Marks(.openOverdue) && $0.value == counts.overdue })
        }
        let disclosed = try Self.disclosed(report)
        #expect(disclosed.isEmpty, "\(disclosed)")
    }

    @Test("neither do reports over made exports", arguments: 1...6 as ClosedRange<UInt64>)
    func made(_ seed: UInt64) throws {
        var made = MadeExport(seed: seed)
        made.firstDay = PlainCalendar.day("15/03/2025")
        made.lastDay = PlainCalendar.day("14/06/2025")
        let scratch = ReportScratch(made.text(140), exportedAt: "20/06/2025")
        for kind in [ReportKind.summary, .formSix, .units] {
            let report = try scratch.report(kind) { $0.period = "2025-Q2" }
            #expect(try !Self.told(report).filter { (1...4).contains($0.value) }.isEmpty)
            let disclosed = try Self.disclosed(report)
            #expect(disclosed.isEmpty, "\(kind): \(disclosed)")
        }
    }

    @Test("the form's sentence of what was withdrawn goes with a count that it would give away")
    func sentence() throws {
        func published(_ withdrawn: Int, _ overdue: Int) throws -> [String] {
            let scratch = ReportScratch(Self.export(withdrawn: withdrawn, overdue: overdue), exportedAt: "30/09/2025")
            let report = try scratch.report(.formSix) { $0.period = "2025-Q3" }.hidingSmallCells(under: 5)
            return report.sections.flatMap(\.blocks).flatMap { block -> [String] in
                if case .sentences(let sentences) = block { return sentences.map(\.text.en) }
                return []
            }
        }
        // All of 138 but 110 resolved and 28 withdrawn: nothing is open, and nothing is small.
        #expect(try published(28, 0).contains { $0.hasPrefix("Withdrawn or returned in the period: 28") })
        #expect(try !published(3, 8).contains { $0.hasPrefix("Withdrawn or returned") })
        // 138 less 110 less 26 withdrawn would tell the 2 that are open.
        let open = try published(26, 2)
        let scratch = ReportScratch(Self.export(withdrawn: 26, overdue: 2), exportedAt: "30/09/2025")
        let report = try scratch.report(.formSix) { $0.period = "2025-Q3" }
        let disclosed = try Self.disclosed(report)
        #expect(disclosed.isEmpty, "\(disclosed)")
        #expect(!open.contains { $0.hasPrefix("Withdrawn or returned") })
    }
}
