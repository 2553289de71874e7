import Dossiers
@testable import DossierDecoding
import Testing

@Suite("What becomes a dossier, and what does not")
struct ClassificationTests {
    private static let head = "STT,Số hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái"
    private static let good = "1,H01.01-250303-0001,Đăng ký,03/03/2025,10/03/2025,Đang xử lý"

    @Test(
        "a record without a received date is told by its cells",
        arguments: [
            (",,,,,", "blank 1"), (" ,\u{A0},,,,", "blank 1"),
            ("STT,Số hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái", "repeatedHeading 1"),
            ("stt,SO HO SO,tên thủ tục,,,", "repeatedHeading 1"), ("Tổng cộng,5,,,,", "total 1"),
            (",TỔNG SỐ,,,,", "total 1"),
            (",,Cộng: 5 hồ sơ,,,", "total 1"), ("tổng,H01,x,,y,z", "total 1"), ("I,Lĩnh vực hộ tịch,,,,", "footer 1"),
            (",,Đất đai,,,", "footer 1"),
            (",Người lập,,,,Thủ trưởng", "footer 1"), ("9,H01.01-250303-0009,Đăng ký,,,Mới đăng ký", "notAccepted 1"),
            ("9,H01.01-250303-0009,,,,Không được tiếp nhận", "notAccepted 1"),
            ("9,H01.01-250303-0009,,,,3", "notAccepted 1"),
        ])
    func skips(_ line: String, _ kind: String) throws {
        let decoding = try Decoding([Self.head, Self.good, line])
        #expect(decoding.skips.filter { $0 != "heading 1" } == [kind])
        #expect(decoding.rejects.isEmpty)
        #expect(decoding.rows.count == 1)
    }

    @Test(
        "what is none of these is rejected, with its column",
        arguments: [
            ("9,,,,,", "3 idEmpty 2"), ("9,H01.01-250303-0009,,,,", "3 receivedMissing 4"),
            ("9,H01.01-250303-0009,Đăng ký,,10/03/2025,", "3 receivedMissing 4"),
            ("9,H01.01-250303-0009,Đăng ký,hôm qua,,", "3 receivedUnreadable 4"),
            (",H01.01-250303-0009,,,,Đang xử lý", "3 receivedMissing 4"),
            (",,,,Người lập,", "3 idEmpty 2"), ("9,,Đăng ký,03/03/2025,,", "3 idEmpty 2"),
            ("9,H01,Đăng ký,03/03/2025,,,,x", "3 extraCells 8"),
            ("9,,Đăng ký,,,Mới đăng ký", "3 idEmpty 2"), (",,,Tổng cộng,,", "3 idEmpty 2"),
        ])
    func rejects(_ line: String, _ reject: String) throws {
        let decoding = try Decoding([Self.head, Self.good, line])
        #expect(decoding.rejects == [reject])
        #expect(decoding.rows.count == 1)
    }

    @Test(
        "a readable received date makes a dossier of a record, whatever else it says",
        arguments: [
            "Tổng cộng,H01.01-250303-0009,,03/03/2025,,", "9,Tổng,,03/03/2025,,", "9,H01.01-250303-0009,,45719,,",
            "9,H01,Đăng ký,03/03/2025,,,,",
            "9,H01.01-250303-0009,Đăng ký,03/03/2025",
        ])
    func accepts(_ line: String) throws {
        let decoding = try Decoding([Self.head, Self.good, line])
        #expect(decoding.rejects.isEmpty)
        #expect(decoding.rows.count == 2)
    }

    @Test("groups are followed by dossiers, footers are not")
    func groupsAndFooters() throws {
        let group = "I,Lĩnh vực hộ tịch,,,,"
        #expect(
            try Decoding([Self.head, group, Self.good, group, group]).skips == ["heading 1", "group 1", "footer 2"])
        #expect(try Decoding([Self.head, group, group]).skips == ["heading 1", "footer 2"])
    }

    @Test("a register's totals, captions and repeated headings are no records of it")
    func registers() throws {
        let head = "Số hồ sơ,Ngày xin lỗi,Văn bản xin lỗi"
        let lines = [
            head, "H01.01-250303-0001,11/03/2025,Đã gửi", "Tổng cộng,1,", "TỔNG 5,,", head, "Người lập sổ,,",
            "TTHC-12345,,Đã gửi", "HSABC,11/03/2025,",
            ",11/03/2025,", ",,",
        ]
        let decoding = try Decoding(lines, role: .register)
        #expect(decoding.skips == ["heading 1", "blank 1", "repeatedHeading 1", "total 2", "group 1"])
        #expect(decoding.rejects == ["9 idEmpty 1"])
        #expect(decoding.rows.map(\.line) == [2, 7, 8])
    }

    @Test("lines and bytes of accepted, rejected and skipped records are the file's")
    func conserves() throws {
        var random = SplitMix64(seed: 4)
        let kinds = [
            Self.good, "", ",,,,,", "Tổng cộng,5,,,,", "9,,,,,", "I,Hộ tịch,,,,", Self.head,
            "9,\"H01\n-x\",a,03/03/2025,,", "x,\"y\nz\",,,,",
        ]
        for _ in 0..<60 {
            let lines = (0..<Int.random(in: 1...20, using: &random)).map { _ in random.pick(kinds) }
            let text = ([Self.head] + lines).joined(separator: "\n") + random.pick(["", "\n"])
            let counts = try Decoding(text: text).counts
            let ends = text.utf8.count { $0 == 10 } + (text.hasSuffix("\n") ? 0 : 1)
            #expect(counts.acceptedLines + counts.rejectedLines + counts.skippedLines == Int64(ends), "\(text)")
            #expect(counts.bytes == Int64(text.utf8.count))
        }
    }
}
