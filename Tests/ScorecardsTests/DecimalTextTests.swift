import Testing

@testable import Scorecards

@Suite("Numbers as they are shown")
struct DecimalTextTests {
    @Test(
        "thousands are set apart when asked, decimals never",
        arguments: [
            (0, 1, "0", "0"), (999, 1, "999", "999"), (1802, 1, "1.802", "1,802"),
            (36_000_000, 1, "36.000.000", "36,000,000"), (-123_456, 1, "-123.456", "-123,456"),
            (12_345_678, 1000, "12.345,678", "12,345.678"), (1, 8, "0,125", "0.125"),
        ] as [(Int, Int, String, String)])
    func grouped(_ numerator: Int, _ denominator: Int, vi: String, en: String) {
        let value = Fraction(Int128(numerator), over: Int128(denominator))
        #expect(DecimalText.text(value, mark: ",", grouped: true) == vi)
        #expect(DecimalText.text(value, mark: ".", grouped: true) == en)
        #expect(DecimalText.text(value, mark: ",") == vi.replacing(".", with: ""))
    }
}
