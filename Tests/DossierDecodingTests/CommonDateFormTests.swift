import Dossiers
import Testing

@testable import DossierDecoding

@Suite("The usual form of a date")
struct CommonDateFormTests {
    /// The same by single characters.
    private func oracle(_ cell: [UInt8]) -> Stamp? {
        for (place, mark) in [(2, "/"), (5, "/"), (10, " "), (13, ":"), (16, ":")] {
            guard cell[place] == UInt8(ascii: mark.unicodeScalars.first!) else { return nil }
        }
        func number(_ places: Range<Int>) -> Int? {
            let digits = cell[places].map { Int($0) - 48 }
            return digits.allSatisfy((0...9).contains) ? digits.reduce(0) { $0 * 10 + $1 } : nil
        }
        guard let day = number(0..<2), let month = number(3..<5), let year = number(6..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
        else { return nil }
        return Stamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    @Test(
        "every byte in every place is read as it is or refused",
        arguments: ["29/02/2024 23:59:58", "11/10/1999 08:00:00"])
    func everyByte(text: String) {
        let parser = DateParser()
        for place in 0..<19 {
            for byte in UInt8.min...UInt8.max {
                var cell = Array(text.utf8)
                cell[place] = byte
                if parser.commonForm(cell.span, 0, 19) != oracle(cell) { Issue.record("byte \(byte) at \(place)") }
            }
        }
        #expect(oracle(Array(text.utf8)) != nil)
    }

    @Test("a month-first file has another usual form")
    func monthFirst() {
        let cell = Array("11/10/1999 08:00:00".utf8)
        #expect(DateParser(order: .monthFirst).commonForm(cell.span, 0, 19) == nil)
        #expect(DateParser().commonForm(cell.span, 0, 18) == nil)
    }
}
