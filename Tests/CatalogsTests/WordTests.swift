import DossierDecoding
import Dossiers
import Foundation
import Testing

@testable import Catalogs

@Suite("Words and codes") struct WordTests {
    static let vietnamese = ["igate", "dvcqg", "mau-day-du"]

    static let statuses: [(StatusGroup, [String])] = [
        (.notAccepted, ["1", "Mới đăng ký", "3", "Không được tiếp nhận", "Chờ tiếp nhận"]),
        (
            .open,
            ["2", "Được tiếp nhận", "4", "Đang xử lý", "Mới tiếp nhận", "Chờ xử lý", "Đang xử lý còn hạn"]
        ),
        (
            .paused,
            [
                "5", "Yêu cầu bổ sung giấy tờ", "Yêu cầu bổ sung", "Chờ bổ sung", "Đang chờ bổ sung",
                "Đang bổ sung điều kiện", "6", "Yêu cầu thực hiện nghĩa vụ tài chính",
                "Chờ thực hiện nghĩa vụ tài chính", "8", "Dừng xử lý", "Tạm dừng", "Tạm dừng xử lý",
            ]
        ),
        (.withdrawn, ["7", "Công dân yêu cầu rút hồ sơ", "Rút không giải quyết", "Trả lại"]),
        (.refused, ["Từ chối giải quyết"]),
        (
            .finished,
            [
                "9", "Đã xử lý xong", "10", "Đã trả kết quả", "Chờ trả", "Đã giải quyết sớm hạn",
                "Đã giải quyết đúng hạn", "Đã giải quyết quá hạn",
            ]
        ),
    ]

    @Test("a status code or word stands in its group", arguments: statuses)
    func statusGroups(expected: StatusGroup, words: [String]) throws {
        for id in Self.vietnamese {
            let schema = try Catalog.builtIn.schema(idOrPath: id)
            for word in words {
                #expect(group(of: word, in: schema.statusWords) == expected, "\(id): \(word)")
            }
        }
    }

    @Test("the ten codes of the national portal are all known")
    func tenCodes() throws {
        let words = try Catalog.builtIn.schema(idOrPath: "dvcqg").statusWords
        let groups = (1...10).map { words[String($0)] }
        #expect(
            groups == [
                .notAccepted, .open, .notAccepted, .open, .paused, .paused, .withdrawn, .paused, .finished,
                .finished,
            ])
    }

    static let openCPS: [(String, StatusGroup)] = [
        ("new", .notAccepted), ("receiving", .open), ("processing", .open), ("interoperating", .open),
        ("waiting", .paused), ("pausing", .paused), ("releasing", .finished), ("denied", .notAccepted),
        ("Từ chối xử lý", .notAccepted), ("unresolved", .refused), ("cancelled", .withdrawn),
        ("done", .finished),
        ("Đang xử lý", .open), ("Đã trả kết quả", .finished),
    ]

    @Test("OpenCPS's own status words stand beside the Vietnamese ones", arguments: openCPS)
    func openCPSStatus(word: String, expected: StatusGroup) throws {
        #expect(group(of: word, in: try Catalog.builtIn.schema(idOrPath: "opencps").statusWords) == expected)
    }

    @Test("OpenCPS's online column is yes or no: 1 is online there, direct elsewhere")
    func openCPSChannel() throws {
        let opencps = try Catalog.builtIn.schema(idOrPath: "opencps").channelWords
        #expect(opencps["1"] == .online && opencps["0"] == .direct)
        #expect(opencps["2"] == nil && opencps["3"] == nil)
        #expect(
            group(of: "có", in: opencps) == .online && group(of: "Bưu chính công ích", in: opencps) == .postal
        )
        let votes = try Catalog.builtIn.schema(idOrPath: "opencps").ratingWords
        #expect(votes["1"] == .satisfied && votes["2"] == .satisfied && votes["3"] == .dissatisfied)
    }

    @Test("channel, level, payment, rating and yes/no words of the Vietnamese schemas", arguments: vietnamese)
    func codedColumns(id: String) throws {
        let schema = try Catalog.builtIn.schema(idOrPath: id)
        func expect<Group: Equatable>(_ words: [String: Group], _ table: [(Group, [String])]) {
            for (expected, members) in table {
                for word in members { #expect(group(of: word, in: words) == expected, "\(id): \(word)") }
            }
        }
        expect(
            schema.channelWords,
            [
                (.direct, ["1", "Trực tiếp", "TRỰC TIẾP", "Một cửa"]),
                (.online, ["2", "Trực tuyến", "Qua mạng"]),
                (.postal, ["3", "Bưu chính công ích", "BCCI"]),
            ])
        expect(
            schema.levelWords,
            [
                (.full, ["4", "Toàn trình", "Mức độ 4"]), (.partial, ["3", "Một phần", "Mức độ 3"]),
                (.information, ["2", "Cung cấp thông tin", "Mức độ 2"]),
            ])
        expect(
            schema.paymentWords,
            [
                (
                    .online,
                    [
                        "1", "2", "truc-tuyen", "Trực tuyến", "KEYPAY", "KeyPayDVCQG", "ViettelPay",
                        "Qua cổng DVCQG",
                    ]
                ),
                (.other, ["3", "tien-mat", "Tiền mặt", "chuyen-khoan", "Chuyển khoản"]),
                (
                    .none,
                    [
                        "0", "Chưa thanh toán", "Chờ thanh toán", "Hủy thanh toán", "Huỷ thanh toán",
                        "Đã hoàn phí",
                    ]
                ),
                (.exempt, ["Đối tượng miễn phí", "Không thu phí", "Miễn phí"]),
            ])
        expect(
            schema.ratingWords,
            [
                (.satisfied, ["Rất hài lòng", "Hài lòng"]), (.neutral, ["Bình thường"]),
                (.dissatisfied, ["Không hài lòng"]),
            ])
        expect(
            schema.answerWords,
            [
                (.yes, ["Có", "x", "X", "1", "Đã số hóa", "Đã số hoá", "true", "TRUE"]),
                (.no, ["Không", "0", "Chưa số hóa", "false"]),
            ])
    }

    @Test("a bare \"Đã thanh toán\" does not say how, and is left unknown")
    func paidSomehow() throws {
        #expect(
            group(of: "Đã thanh toán", in: try Catalog.builtIn.schema(idOrPath: "igate").paymentWords) == nil)
    }

    @Test("Boston's sources: what a citizen files over the net is online, what staff enter is direct")
    func boston() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "boston-311")
        #expect(
            schema.channelWords == [
                "Citizens Connect App": .online, "Self Service": .online, "Twitter": .online,
                "Constituent Call": .direct, "Employee Generated": .direct, "City Worker App": .direct,
                "Maximo Integration": .direct,
            ])
        #expect(schema.statusWords == ["Open": .open, "Closed": .finished])
    }

    @Test("no word has two groups within a schema, even when diacritics and signs are dropped")
    func noWordTwice() {
        func check<Group: Hashable>(_ schema: String, _ words: [String: Group]) {
            var groups: [String: Set<Group>] = [:]
            for (word, group) in words { groups[FoldedText.word(word), default: []].insert(group) }
            #expect(groups[""] == nil)
            for (word, found) in groups { #expect(found.count == 1, "\(schema): \(word)") }
        }
        for schema in Catalog.builtIn.schemas {
            check(schema.id, schema.statusWords)
            check(schema.id, schema.channelWords)
            check(schema.id, schema.levelWords)
            check(schema.id, schema.paymentWords)
            check(schema.id, schema.ratingWords)
            check(schema.id, schema.answerWords)
        }
    }

    @Test("the export's own instant is found in title rows and file names")
    func exportedAt() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "igate")
        for pattern in [
            "Ngày xuất {dd/MM/yyyy HH:mm}", "Thời điểm xuất báo cáo {dd/MM/yyyy HH:mm}",
            "Tính đến ngày {dd/MM/yyyy}",
        ] {
            #expect(schema.exportedAtInTitle.contains(pattern))
        }
        for pattern in ["{yyyyMMdd}", "{yyyy-MM-dd}", "{dd-MM-yyyy}"] {
            #expect(schema.exportedAtInFileName.contains(pattern))
        }
    }

    @Test("a pattern with a time stands before the same one without, so that the time is not lost")
    func longerPatternsFirst() throws {
        let schema = try Catalog.builtIn.schema(idOrPath: "mau-day-du")
        for patterns in [schema.exportedAtInTitle, schema.exportedAtInFileName] {
            for (index, pattern) in patterns.enumerated() {
                let start = pattern.dropLast()
                for later in patterns[(index + 1)...] {
                    #expect(!later.hasPrefix(start), "\(later) after \(pattern)")
                }
            }
        }
    }
}
