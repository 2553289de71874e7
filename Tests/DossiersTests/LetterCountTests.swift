import Dossiers
import Testing

@Suite("How many letters registers name")
struct LetterCountTests {
    private static func letter(_ day: String) -> Dossier {
        var row = Dossier()
        row.apologyIssued = .yes
        if !day.isEmpty { row.apologyAt = CivilDay(isoText: day)!.start }
        return row
    }

    /// Files, each with the days of its letters; "" is a letter without a date.
    @Test(
        "the same day is the same letter, in one register or another; undated ones are told apart within a file only",
        arguments: [
            ([["2025-03-07"]], 1), ([["2025-03-07", "2025-03-12"]], 2), ([["2025-03-07"], ["2025-03-12"]], 2),
            ([["2025-03-07"], ["2025-03-07"]], 1), ([["2025-03-07", "2025-03-07"]], 1),
            ([["2025-03-07"], ["2025-03-07", "2025-03-12"], ["2025-03-12"]], 2), ([["", ""]], 2), ([[""], [""]], 1),
            ([["2025-03-07", ""]], 2), ([[""], ["2025-03-07"]], 1), ([[]], 0),
        ] as [([[String]], UInt8)])
    func counts(_ files: [[String]], _ expected: UInt8) {
        var letters = LetterCount()
        for file in files {
            var ofFile = LetterCount()
            for day in file { ofFile.take(Self.letter(day)) }
            letters.add(ofFile)
        }
        #expect(letters.count == expected)
    }

    @Test("where a column tells the number, records are not counted")
    func column() {
        var row = Self.letter("2025-03-07")
        row.known.insert(.apologyCount)
        var letters = LetterCount()
        letters.take(row)
        #expect(letters.count == 0)
    }

    @Test("a single letter leaves the row as it is; more are told")
    func tells() {
        var row = Dossier()
        LetterCount(days: [1], inOneFile: 1).tell(&row)
        #expect(row == Dossier())
        LetterCount(days: [1, 2], inOneFile: 1).tell(&row)
        #expect(row.apologyCount == 2)
        #expect(row.known.contains(.apologyCount))
    }
}
