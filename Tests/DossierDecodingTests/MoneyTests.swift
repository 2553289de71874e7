import DossierDecoding
import Testing

@Suite("Money cells")
struct MoneyTests {
    @Test(
        "amounts are whole đồng, however they are written",
        arguments: [
            ("1250000", 1_250_000), ("1.250.000", 1_250_000), ("1,250,000", 1_250_000), ("1 250 000", 1_250_000),
            ("1\u{A0}250\u{A0}000", 1_250_000), ("1\u{202F}250\u{202F}000", 1_250_000), ("1.250.000 đ", 1_250_000),
            ("1.250.000đ", 1_250_000), ("1.250.000 VNĐ", 1_250_000), ("1.250.000 vnd", 1_250_000),
            ("1,250,000 ₫", 1_250_000),
            ("₫1,250,000", 1_250_000), ("1.250.000 đồng", 1_250_000), ("1250000.0", 1_250_000),
            ("1250000,00", 1_250_000),
            ("1.250.000,00", 1_250_000), ("1,250,000.00", 1_250_000), ("1.25E+06", 1_250_000), ("1,25E+06", 1_250_000),
            ("1.25e6", 1_250_000), ("12.5E+05", 1_250_000), ("1.250000E+06", 1_250_000), ("'1250000", 1_250_000),
            ("120.000,-", 120_000),
            ("8.000", 8_000), ("8,000", 8_000), ("800", 800), ("0.5", 1), ("0.4", 0), ("1234.5", 1235), ("0", 0),
            ("00", 0),
            ("1E+03", 1_000), ("15E-1", 2), ("Miễn phí", 0), ("MIỄN", 0), ("Không", 0), ("không thu phí", 0), ("-", 0),
            ("--", 0),
            ("0 đ", 0), ("999999999999", 999_999_999_999),
        ])
    func reads(_ text: String, _ amount: Int64) { #expect(MoneyParser.parse(text) == .dong(amount)) }

    @Test(
        "what is no amount is not guessed",
        arguments: [
            "mười nghìn", "1.25.00", "-5000", "12 tháng", "1.250.000 USD", "1,250.000.00", "1..000", ".5", "5.",
            "1,2,3", "+5", "1E+100",
            "8.000 đ/bản", "1234567890123456789", "1000000000001", "1.000.000.000.001",
        ])
    func doesNotGuess(_ text: String) { #expect(MoneyParser.parse(text) == .unreadable) }

    @Test("an empty cell is empty", arguments: ["", " ", "'", "\u{A0}"])
    func isEmpty(_ text: String) { #expect(MoneyParser.parse(text) == .empty) }

    @Test("an amount printed in any form is read back")
    func readsBack() {
        var random = SplitMix64(seed: 1_250_000)
        for _ in 0..<3_000 {
            let magnitude = Int.random(in: 0...12, using: &random)
            let limit = (0..<magnitude).reduce(Int64(1)) { value, _ in value * 10 }
            let amount = Int64.random(in: 0...limit, using: &random)
            for text in PrintedMoney.forms(of: amount) {
                #expect(MoneyParser.parse(text) == .dong(amount), "\(text)")
            }
        }
    }
}

/// An amount in the forms of the exports, printed the plain way.
private enum PrintedMoney {
    static func forms(of amount: Int64) -> [String] {
        let plain = String(amount)
        var forms = [plain, plain + " đ", plain + ".0", plain + ",00", "'" + plain]
        for mark in [".", ",", " ", "\u{A0}"] {
            let grouped = grouped(plain, mark)
            forms += [grouped, grouped + " VNĐ", grouped + "₫"]
        }
        forms += [grouped(plain, ".") + ",00 đ", grouped(plain, ",") + ".00"]
        // 1.25E+06: one digit before the point.
        let digits = Array(plain)
        let mantissa = digits.count == 1 ? plain : "\(digits[0]).\(String(digits[1...]))"
        forms.append("\(mantissa)E+\(digits.count - 1 < 10 ? "0" : "")\(digits.count - 1)")
        return forms
    }

    private static func grouped(_ plain: String, _ mark: String) -> String {
        var text = ""
        for (index, digit) in plain.enumerated() {
            if index > 0, (plain.count - index) % 3 == 0 { text += mark }
            text.append(digit)
        }
        return text
    }
}
