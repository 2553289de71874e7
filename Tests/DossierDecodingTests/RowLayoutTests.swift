import Dossiers
import Testing

@testable import DossierDecoding

/// A plan writes raw values into rows byte by byte: a code must stand in memory as its raw value, and fields must lie
/// where `RowOffsets` says.
@Suite("The layout of a row")
struct RowLayoutTests {
    private func bytes<Code: CaseIterable & RawRepresentable<UInt8>>(_: Code.Type) {
        #expect(MemoryLayout<Code>.size == 1)
        for code in Code.allCases {
            let stored = withUnsafeBytes(of: code) { $0[0] }
            #expect(stored == code.rawValue, "\(code)")
        }
    }

    @Test("every code of a dossier stands in memory as its raw value")
    func codes() {
        bytes(Channel.self)
        bytes(ServiceLevel.self)
        bytes(Payment.self)
        bytes(StatusGroup.self)
        bytes(Rating.self)
        for answer in [Answer.unknown, .no, .yes] {
            let stored = withUnsafeBytes(of: answer) { $0[0] }
            #expect(stored == answer.rawValue)
        }
        #expect(MemoryLayout<Dossier>.stride == 128)
        #expect(MemoryLayout<Stamp>.size == 4 && MemoryLayout<WordID>.size == 4 && MemoryLayout<TimedStamps>.size == 2)
        #expect(MemoryLayout<FieldSet>.size == 8)
    }

    @Test("what is written at an offset is read in the field")
    func offsets() {
        var row = Dossier()
        func write<Value>(_ value: Value, at offset: Int) {
            withUnsafeMutableBytes(of: &row) { $0.storeBytes(of: value, toByteOffset: offset, as: Value.self) }
        }
        write(Int64(7), at: RowOffsets.fee)
        write(UInt32(8), at: RowOffsets.receivingUnit)
        write(UInt32(9), at: RowOffsets.resolvingUnit)
        write(UInt32(10), at: RowOffsets.procedure)
        write(UInt32(11), at: RowOffsets.field)
        write(UInt32(12), at: RowOffsets.officer)
        write(Payment.exempt.rawValue, at: RowOffsets.payment)
        write(StatusGroup.finished.rawValue, at: RowOffsets.status)
        for slot in StampSlot.allCases { write(UInt32(100 + slot.rawValue), at: RowOffsets.stamp(slot)) }
        for slot in [AnswerSlot.componentsDigitized, .resultDigitized, .electronicResult, .reusedData] {
            write(Answer.yes.rawValue, at: RowOffsets.answer(slot))
        }
        var expected = Dossier()
        expected.fee = 7
        expected.receivingUnit = WordID(rawValue: 8)
        expected.resolvingUnit = WordID(rawValue: 9)
        expected.procedure = WordID(rawValue: 10)
        expected.field = WordID(rawValue: 11)
        expected.officer = WordID(rawValue: 12)
        expected.payment = .exempt
        expected.status = .finished
        for slot in StampSlot.allCases { expected.set(slot, Stamp(rawValue: UInt32(100 + slot.rawValue))) }
        for slot in [AnswerSlot.componentsDigitized, .resultDigitized, .electronicResult, .reusedData] {
            expected.set(slot, .yes)
        }
        #expect(row == expected)
    }
}
