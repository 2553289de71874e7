import Testing

@testable import Reports

@Suite("Small cells")
struct SmallCellTests {
    static func both(_ text: String) -> Bilingual { Bilingual(same: text) }

    /// Rows of counts under a total; the first column of counts is the sum of the others.
    static func table(_ rows: [[Int64]], withTotal: Bool = true, key: String = "t") -> Report.Table {
        let width = (rows.first?.count ?? 0) + 1
        let columns =
            [Report.Column("name", both("Đơn vị"), .text)]
            + (0..<width).map { Report.Column("c\($0)", both("Cột \($0)"), .number, isCount: true) }
        var lines = rows.enumerated().map { place, parts in
            Report.Row(
                [.text("Phường \(place)")] + ([parts.reduce(0, +)] + parts).map { .number($0) },
                scope: .init(.unit, UInt32(place)))
        }
        if withTotal {
            let sums = (0..<(width - 1)).map { column in rows.reduce(0) { $0 + $1[column] } }
            lines.append(.init([.word(both("Tổng"))] + ([sums.reduce(0, +)] + sums).map { .number($0) }, kind: .total))
        }
        return Report.Table(
            key: key, columns: columns, rows: .init(lines), sums: [.init(1, Array(2..<(width + 1)))])
    }

    static func report(_ blocks: [Report.Block]) -> Report {
        var report = Report(kind: "units", title: both("Báo cáo"))
        report.sections = [.init(key: "s", title: both("Phần"), blocks: blocks)]
        return report
    }

    static func cells(_ report: Report, block: Int = 0) throws -> [[Report.Cell]] {
        guard case .table(let table) = report.sections[0].blocks[block] else { return [] }
        return try (0..<table.rows.count).map { try table.rows[$0].cells }
    }

    // MARK: - Tables

    @Test("a single small count takes a second of its row and of its column with it, and the corner where they meet")
    func rectangle() throws {
        let published = try Self.report([.table(Self.table([[90, 7, 3], [80, 20, 8], [70, 30, 9]]))]).hidingSmallCells()
        let cells = try Self.cells(published)
        let hidden = cells.map { $0.map { $0 == .hidden } }
        #expect(
            hidden == [
                [false, false, false, true, true], [false, false, false, true, true],
                [false, false, false, false, false], [false, false, false, false, false],
            ])
    }

    @Test("without sums only the small ones go")
    func withoutSums() throws {
        var table = Self.table([[90, 7, 3], [80, 20, 8]], withTotal: false)
        table.sums = []
        let cells = try Self.cells(try Self.report([.table(table)]).hidingSmallCells())
        #expect(cells.joined().filter { $0 == .hidden }.count == 1)
    }

    @Test("where nothing is small nothing changes")
    func untouched() throws {
        let report = Self.report([.table(Self.table([[90, 7, 0], [80, 20, 8]]))])
        #expect(try Self.cells(report.hidingSmallCells()) == Self.cells(report))
    }

    @Test("zeros are hidden when nothing else is left, totals last")
    func zerosAndTotals() throws {
        let zeros = try Self.cells(
            try Self.report([.table(Self.table([[3, 40], [0, 50], [0, 60]]))]).hidingSmallCells())
        // The total of the column is small itself.
        #expect(zeros[3][2] == .hidden && zeros[0][2] == .hidden)
        let single = try Self.cells(try Self.report([.table(Self.table([[3, 5]]))]).hidingSmallCells())
        #expect(single[0] == [.text("Phường 0"), .number(8), .hidden, .hidden])
        #expect(single[1] == [.word(Self.both("Tổng")), .number(8), .hidden, .hidden])
    }

    /// Numbers that look random and are the same every time.
    struct Numbers {
        var state: UInt64
        mutating func next(_ bound: Int64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(state >> 33) % bound
        }
    }

    @Test(
        "who knows all sums cannot work out a hidden count; no small one is left, and nothing else is lost",
        arguments: 0..<300)
    func property(_ seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &* 7_919 &+ 17)
        let height = Int(numbers.next(4)) + 1
        let width = Int(numbers.next(3)) + 2
        let rows = (0..<height).map { _ in
            (0..<width).map { _ in
                switch numbers.next(4) {
                case 0: numbers.next(6)
                case 1: numbers.next(2) * 3
                default: numbers.next(60)
                }
            }
        }
        let original = Self.report([.table(Self.table(rows))])
        let before = try Self.cells(original)
        let after = try Self.cells(original.hidingSmallCells())
        var attacker = Attacker()
        for (row, cells) in after.enumerated() {
            for (column, cell) in cells.enumerated() {
                guard case .number(let value) = before[row][column] else {
                    #expect(cell == before[row][column])
                    continue
                }
                if case .number(let shown) = cell {
                    #expect(shown == value && !(1...4).contains(shown))
                } else {
                    #expect(cell == .hidden)
                    attacker.values[[row, column]] = value
                }
            }
        }
        for row in 0...height { attacker.sums.append((1...(width + 1)).map { ([row, $0], $0 == 1 ? 1 : -1) }) }
        for column in 1...(width + 1) {
            attacker.sums.append((0...height).map { ([$0, column], $0 == height ? 1 : -1) })
        }
        for place in attacker.values.keys where attacker.values[place]! > 0 {
            #expect(attacker.findsAnother(at: place), "\(rows): \(place) can be worked out")
        }
        if rows.joined().allSatisfy({ $0 == 0 || $0 > 4 }) { #expect(attacker.values.isEmpty) }
    }

    /// Looks for a second set of values, near the true one, in which a hidden count has another value: by trying all.
    struct Attacker {
        var values: [[Int]: Int64] = [:]
        var sums: [[([Int], Int64)]] = []

        func findsAnother(at place: [Int]) -> Bool {
            // Cells in the order in which the sums bind them.
            var order = [place]
            var index = 0
            while index < order.count {
                for sum in sums where sum.contains(where: { $0.0 == order[index] }) {
                    for (other, _) in sum where values[other] != nil && !order.contains(other) { order.append(other) }
                }
                index += 1
            }
            let bound = sums.map { sum in sum.filter { order.contains($0.0) } }.filter { !$0.isEmpty }
            for reach in [Int64(1), 2, 4] {
                var steps = 400_000
                var changes: [[Int]: Int64] = [:]
                if search(order, 0, &changes, reach, bound, &steps) { return true }
            }
            return false
        }

        private func search(
            _ order: [[Int]], _ index: Int, _ changes: inout [[Int]: Int64], _ reach: Int64,
            _ sums: [[([Int], Int64)]], _ steps: inout Int
        ) -> Bool {
            steps -= 1
            guard steps > 0 else { return false }
            guard index < order.count else { return true }
            let place = order[index]
            // Nearest first, but for the one that is to differ.
            for size in Int64(index == 0 ? 1 : 0)...reach {
                for change in size == 0 ? [0] : [size, -size] where values[place]! + change >= 0 {
                    changes[place] = change
                    let fits = sums.allSatisfy { sum in
                        guard sum.contains(where: { $0.0 == place }) else { return true }
                        guard sum.allSatisfy({ changes[$0.0] != nil }) else { return true }
                        return sum.reduce(0) { $0 + changes[$1.0]! * $1.1 } == 0
                    }
                    if fits, search(order, index + 1, &changes, reach, sums, &steps) { return true }
                    changes[place] = nil
                }
            }
            return false
        }
    }

    // MARK: - Rates

    private static func rates(_ rows: [(Int64, Int64)], total: Bool = true) -> Report.Table {
        var lines = rows.enumerated().map { place, rate in
            Report.Row(
                [
                    .text("Phường \(place)"), .number(rate.1), .rate(numerator: rate.0, denominator: rate.1),
                    .points(12_500), .quotient(sum: 70, count: rate.1), .number(3),
                ], scope: .init(.unit, UInt32(place)))
        }
        let sum = rows.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        if total {
            lines.append(
                .init(
                    [
                        .word(both("Tổng")), .number(sum.1), .rate(numerator: sum.0, denominator: sum.1), .points(0),
                        .quotient(sum: 700, count: sum.1), .number(2),
                    ], kind: .total))
        }
        return Report.Table(
            key: "rates",
            columns: [
                .init("unit", both("Đơn vị"), .text),
                .init("resolved", both("Đã giải quyết"), .number, indicator: "T1", part: .denominator),
                .init("T1", both("Đúng hạn"), .rate, indicator: "T1"), .init("change", both("Thay đổi"), .points),
                .init("mean", both("Số ngày"), .quotient, indicator: "T5"),
                .init("days", both("Ngày"), .number, indicator: "T6"),
            ], rows: .init(lines))
    }

    @Test("a rate goes when its numerator, its denominator or what is between them is small; its change goes with it")
    func rates() throws {
        let cells = try Self.cells(
            try Self.report([.table(Self.rates([(97, 100), (3, 40), (50, 80), (60, 90), (80, 100)]))])
                .hidingSmallCells())
        #expect(cells[0][2] == .hidden && cells[0][3] == .hidden)
        #expect(cells[1][2] == .hidden && cells[1][3] == .hidden)
        // Two rates are hidden: neither can be worked out of the total.
        #expect(cells[3][2] == .rate(numerator: 60, denominator: 90) && cells[3][3] == .points(12_500))
        #expect(cells[5][2] == .rate(numerator: 290, denominator: 410))
        // Days are no count of dossiers.
        #expect(cells.allSatisfy { $0[5] != .hidden })
    }

    @Test("a single hidden rate takes another with it, because of the total")
    func singleRate() throws {
        let cells = try Self.cells(
            try Self.report([.table(Self.rates([(97, 100), (50, 80), (60, 90)]))]).hidingSmallCells())
        #expect(cells[0][2] == .hidden)
        #expect(cells[1][2] == .hidden || cells[2][2] == .hidden || cells[3][2] == .hidden)
    }

    @Test("who knows the totals and the shown rates cannot work out a small part of a hidden rate", arguments: 0..<150)
    func propertyOfRates(_ seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &* 104_729 &+ 5)
        let rates = (0..<(Int(numbers.next(5)) + 1)).map { _ -> (Int64, Int64) in
            let denominator = numbers.next(3) == 0 ? numbers.next(12) : numbers.next(90) + 5
            return (
                numbers.next(2) == 0 ? max(0, denominator - numbers.next(7)) : numbers.next(denominator + 1),
                denominator
            )
        }
        let all = rates + [rates.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }]
        let cells = try Self.cells(try Self.report([.table(Self.rates(rates))]).hidingSmallCells())
        var attacker = Attacker()
        for (row, rate) in all.enumerated() {
            attacker.sums.append([([row, 1], 1), ([row, 0], -1), ([row, 2], -1)])
            let isRateHidden = cells[row][2] == .hidden
            if isRateHidden {
                attacker.values[[row, 0]] = rate.0
                attacker.values[[row, 2]] = rate.1 - rate.0
                if cells[row][1] == .hidden, cells[row][4] == .hidden { attacker.values[[row, 1]] = rate.1 }
            } else {
                for count in [rate.0, rate.1, rate.1 - rate.0] { #expect(!(1...4).contains(count)) }
            }
        }
        for part in 0...2 {
            attacker.sums.append(all.indices.map { ([$0, part], $0 == all.count - 1 ? 1 : -1) })
        }
        for (place, value) in attacker.values where (1...4).contains(value) {
            #expect(attacker.findsAnother(at: place), "\(rates): \(place) can be worked out")
        }
    }

    @Test("the total that is known from a card counts like one of the table")
    func totalOfCard() throws {
        let card = Report.Block.figures([
            .init(
                key: "T1", name: Self.both("Đúng hạn"), value: .rate(numerator: 207, denominator: 270),
                reference: .init(indicator: "T1"))
        ])
        let table = Report.Block.table(Self.rates([(97, 100), (50, 80), (60, 90)], total: false))
        let alone = try Self.cells(try Self.report([table]).hidingSmallCells())
        #expect(alone.filter { $0[2] == .hidden }.count == 1)
        let beside = try Self.cells(try Self.report([table, card]).hidingSmallCells())
        #expect(beside.filter { $0[2] == .hidden }.count > 1)
    }

    @Test("what is hidden in one table is hidden in another of the same units")
    func twoTables() throws {
        let first = Self.table([[90, 7, 3], [80, 20, 8], [70, 30, 9]])
        let second = Self.table([[90, 7, 3], [80, 20, 8], [70, 30, 9]], key: "u")
        let published = try Self.report([.table(first), .table(second)]).hidingSmallCells()
        #expect(try Self.cells(published) == Self.cells(published, block: 1))
    }

    @Test("procedures and đồng are no dossiers")
    func otherUnits() throws {
        let table = Report.Table(
            key: "t",
            columns: [
                .init("a", Self.both("a"), .number, indicator: "O5", part: .numerator),
                .init("b", Self.both("b"), .rate, indicator: "P4"), .init("c", Self.both("c"), .number),
            ], rows: [.init([.number(3), .rate(numerator: 1, denominator: 3), .number(2)])])
        let report = Self.report([.table(table)])
        #expect(try Self.cells(report.hidingSmallCells()) == Self.cells(report))
    }
}
