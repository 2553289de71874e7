import Testing

@testable import Reports

@Suite("Lists")
struct ListReportTests {
    @Test("a list is never cut, whatever its format", arguments: ListReport.Format.allCases)
    func neverCut(_ format: ListReport.Format) throws {
        let count = 6_000
        var pieces = 0
        var longest = 0
        var text = ""
        let rows = try ListReport.write(Sample.listing(rows: count), format: format, language: .vi) {
            pieces += 1
            longest = max(longest, $0.utf8.count)
            text += $0
        }
        #expect(rows == Int64(count))
        #expect(text.ranges(of: "H99.01-250701-0001").count == count / 3)
        #expect(!text.contains("…"))
        // Written as it goes: in many pieces, none of them large.
        #expect(pieces > 3 && longest < 80_000)
    }

    @Test("rows are pulled one by one, none before it is needed")
    func pulled() throws {
        var pulled = 0
        var seen: [Int] = []
        let listing = DossierListing(
            title: Bilingual(same: "t"),
            columns: [.init(key: "a", heading: Bilingual(same: "a"), kind: .text)]
        ) {
            guard pulled < 3_000 else { return nil }
            pulled += 1
            return [.text(String(repeating: "x", count: 100))]
        }
        try ListReport.write(listing, language: .en) { _ in seen.append(pulled) }
        #expect(seen.count > 3)
        #expect(seen.first! < 700)
    }

    @Test("a fault of the rows or of the sink comes through")
    func faults() {
        struct Fault: Error {}
        let listing = DossierListing(title: Bilingual(same: "t"), columns: []) { throw Fault() }
        for format in ListReport.Format.allCases {
            #expect(throws: Fault.self) {
                try ListReport.write(listing, format: format, language: .vi) { _ in }
            }
            #expect(throws: Fault.self) {
                try ListReport.write(Sample.listing(), format: format, language: .vi) { _ in throw Fault() }
            }
        }
    }

    @Test("a table of a list keeps to the terminal, also with rows that come after its widths are settled")
    func tableWidth() throws {
        for rows in [3, 600] {
            var text = ""
            try ListReport.write(Sample.listing(rows: rows), format: .table, language: .vi) { text += $0 }
            #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 100 })
        }
    }

    @Test("an empty list is a list: a heading and no rows", arguments: ListReport.Format.allCases)
    func empty(_ format: ListReport.Format) throws {
        var text = ""
        #expect(
            try ListReport.write(Sample.listing(rows: 0), format: format, language: .vi) { text += $0 } == 0)
        #expect(text.contains("Mã hồ sơ"))
        if format == .json { #expect(try JSONReader.parse(text)["count"]?.integer == 0) }
    }

    @Test(
        "a list in CSV is the bare table, and its dates are ISO in both languages",
        arguments: Language.allCases)
    func csv(_ language: Language) throws {
        var text = ""
        try ListReport.write(Sample.listing(), language: language) { text += $0 }
        let records = CSVReader.records(text)
        #expect(records.count == 4)
        #expect(records[1][2] == "2025-09-20 08:30:05" && records[1][3] == "2025-06-15")
        #expect(records[1][5] == "1250000" && records[2][5] == "-5")
        #expect(records[2][2] == "" && records[3][2] == "")
    }
}
