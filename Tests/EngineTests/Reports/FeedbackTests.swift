import Dossiers
@testable import Engine
import Foundation
import Indicators
import Reports
import Testing

/// Petitions and ratings: each rule in a small file of its own.
@Suite("Petitions and ratings")
struct FeedbackTests {
    static let heading =
        "Mã phản ánh,Ngày tiếp nhận,Hạn xử lý,Ngày trả lời,Ngày công khai,Phân loại,Cơ quan xử lý,Trạng thái,Mức độ hài lòng"
    static let ratingHeading = "Mã phiếu,Ngày đánh giá,Đơn vị,Lĩnh vực,Mức độ hài lòng"

    /// What one figure comes to: `6/9`, `no data`, `no calendar 2020`.
    static func words(_ result: IndicatorResult?) -> String {
        switch result?.value {
        case .ratio(let numerator, let denominator): "\(numerator)/\(denominator)"
        case .noData(let missing): "no data: " + missing.map(\.key).joined(separator: " ")
        case .noCalendar(let year): "no calendar \(year)"
        case .count, .days: "?"
        case nil: "none"
        }
    }

    /// - Parameters:
    ///   - petitions: records without their code, which is put in front.
    static func scratch(
        _ petitions: [String] = [], ratings: [String] = [], heading: String = heading, exportedAt: String? = nil
    ) -> FeedbackScratch {
        func text(_ heading: String, _ records: [String]) -> String {
            ([heading] + records.enumerated().map { "P\($0 + 1),\($1)" }).joined(separator: "\n") + "\n"
        }
        return FeedbackScratch(
            petitions: petitions.isEmpty ? nil : text(heading, petitions),
            ratings: ratings.isEmpty ? nil : text(ratingHeading, ratings), exportedAt: exportedAt)
    }

    // MARK: - One petition at a time

    /// Of the civil month of April 2025, in which the 7th is a day off.
    @Test(
        "a petition counts by its days",
        arguments: [
            // On the due day, the day after it, with a time of day.
            ("01/04/2025,10/04/2025,10/04/2025,,,,,", "1/1", "0/1"),
            ("01/04/2025,10/04/2025,10/04/2025 23:59:59,,,,,", "1/1", "0/1"),
            ("01/04/2025,10/04/2025,11/04/2025,,,,,", "0/1", "0/1"),
            ("01/04/2025,10/04/2025 08:00,10/04/2025 17:00,,,,,", "1/1", "0/1"),
            // 15 working days after 1 April: the 23rd, since the 7th is a day off.
            ("01/04/2025,,23/04/2025,,,,,", "1/1", "0/1"), ("01/04/2025,,24/04/2025,,,,,", "0/1", "0/1"),
            // Refused: two working days, and never to be published.
            ("03/04/2025,,08/04/2025,,,,Từ chối tiếp nhận,", "1/1", "0/0"),
            ("03/04/2025,,09/04/2025,,,,Từ chối tiếp nhận,", "0/1", "0/0"),
            ("03/04/2025,30/04/2025,29/04/2025,,,,Từ chối,", "1/1", "0/0"),
            // Open at the end of April: the 30th is not overdue on the 30th.
            ("01/04/2025,30/04/2025,,,,,Đang xử lý,", "1/1", "0/0"),
            ("01/04/2025,29/04/2025,,,,,Đang xử lý,", "0/1", "0/0"), ("10/04/2025,,,,,,Đang xử lý,", "1/1", "0/0"),
            ("08/04/2025,,,,,,Đang xử lý,", "0/1", "0/0"),
            ("07/04/2025,,,,,,,", "0/1", "0/0"), ("01/04/2025,29/04/2025,05/05/2025,,,,Đã trả lời,", "0/1", "0/0"),
            // Carried over; before and after the period.
            ("03/03/2025,30/04/2025,02/04/2025,,,,,", "1/1", "0/1"),
            ("03/03/2025,30/04/2025,31/03/2025,,,,,", "0/0", "0/0"), ("02/05/2025,30/05/2025,,,,,,", "0/0", "0/0"),
            // Published: by the end of the period, and also without a day of the answer.
            ("01/04/2025,10/04/2025,09/04/2025,30/04/2025 20:00,,,,", "1/1", "1/1"),
            ("01/04/2025,10/04/2025,09/04/2025,01/05/2025,,,,", "1/1", "0/1"),
            ("01/04/2025,10/04/2025,,09/04/2025,,,Đã công khai,", "1/1", "1/1"),
            // Withdrawn; answered without a day; answered before it came.
            ("01/04/2025,10/04/2025,05/04/2025,,,,Người gửi rút,", "0/0", "0/0"),
            ("01/04/2025,10/04/2025,,,,,Đã trả lời,", "0/0", "0/0"),
            ("05/04/2025,10/04/2025,04/04/2025,,,,,", "0/0", "0/0"),
            // Not readable: the petition stays, the day does not.
            ("01/04/2025,99/99/2025,23/04/2025,,,,,", "1/1", "0/1"),
        ])
    func petition(_ record: String, _ onTime: String, _ published: String) throws {
        let figures = try Self.scratch([record], exportedAt: "2025-06-30").figures("2025-04") { $0.calendar = "civil" }
        #expect(Self.words(figures["K1"]) == onTime, "K1 of \(record)")
        #expect(Self.words(figures["K2"]) == published, "K2 of \(record)")
    }

    @Test("what waits for its sender is in time as long as the status tells of as-of")
    func waiting() throws {
        let record = "01/04/2025,10/04/2025,,,,,Yêu cầu bổ sung thông tin,"
        let then = try Self.scratch([record], exportedAt: "2025-04-20").figures("2025-04") { $0.calendar = "civil" }
        #expect(Self.words(then["K1"]) == "1/1")
        let later = try Self.scratch([record], exportedAt: "2025-06-30").figures("2025-04") { $0.calendar = "civil" }
        #expect(Self.words(later["K1"]) == "0/1")
    }

    @Test("as-of judges what is open, and what is published by then")
    func asOf() throws {
        let scratch = Self.scratch(
            ["01/04/2025,10/04/2025,,,,,,", "01/04/2025,10/04/2025,02/04/2025,12/04/2025,,,,"], exportedAt: "2025-06-30"
        )
        for (asOf, onTime, published) in [("2025-04-10", "2/2", "0/1"), ("2025-04-12", "1/2", "1/1")] {
            let figures = try scratch.figures("2025-04") {
                $0.calendar = "civil"
                $0.asOf = asOf
            }
            #expect(Self.words(figures["K1"]) == onTime)
            #expect(Self.words(figures["K2"]) == published)
        }
    }

    @Test("ratings of petitions count when these are handled, by their words")
    func petitionRatings() throws {
        let words = ["Rất hài lòng", "hài lòng", "Bình thường", "Chấp nhận được", "Không hài lòng", "", "Tàm tạm", "1"]
        let records =
            words.map { "01/04/2025,10/04/2025,09/04/2025,,,,,\($0)" } + ["01/04/2025,10/04/2025,,,,,,Hài lòng"]
        let figures = try Self.scratch(records, exportedAt: "2025-06-30").figures("2025-04") { $0.calendar = "civil" }
        #expect(Self.words(figures["K3"]) == "2/5")
    }

    // MARK: - Ratings

    @Test("ratings belong to the period of their day, and to H2 by the words of their field")
    func ratings() throws {
        let records = [
            "31/03/2025,A,Đất đai,Hài lòng", "01/04/2025,A,Đất đai,Rất hài lòng",
            "30/04/2025 23:00,A,QUẢN LÝ ĐẤT ĐAI,Bình thường",
            "01/05/2025,A,Đất đai,Hài lòng", "02/04/2025,A,Dat dai,Chưa hài lòng",
            "02/04/2025,B,Hoạt động xây dựng,5 sao",
            "02/04/2025,B,Đầu tư công,2 sao", "02/04/2025,B,Hộ tịch,Hài lòng", "02/04/2025,B,Đất đai,",
            "02/04/2025,B,,Hài lòng", "02/04/2025,B,Đất sét,Hài lòng",
        ]
        let scratch = Self.scratch(ratings: records, exportedAt: "2025-06-30")
        let figures = try scratch.figures("2025-04") { $0.calendar = "civil" }
        #expect(figures.keys.sorted() == ["H1", "H2"])
        #expect(Self.words(figures["H1"]) == "5/8")
        #expect(Self.words(figures["H2"]) == "2/5")
        let sentence = try scratch.report("2025-04").sentences("leading").map(\.text.vi).joined()
        for name in ["Đất đai", "QUẢN LÝ ĐẤT ĐAI", "Dat dai", "Hoạt động xây dựng", "Đầu tư công"] {
            #expect(sentence.contains(name))
        }
        for name in ["Hộ tịch", "Đất sét"] { #expect(!sentence.contains(name)) }
    }

    @Test("numbers are not guessed, and a schema of one's own says which are good")
    func stars() throws {
        let records = ["02/04/2025,A,Đất đai,5", "02/04/2025,A,Đất đai,3", "02/04/2025,A,Đất đai,1"]
        let scratch = Self.scratch(ratings: records)
        #expect(Self.words(try scratch.figures(nil)["H1"]) == "0/0")
        let schema = scratch.scratch.file(
            "sao.yaml",
            """
            schema: sao
            extends: danh-gia
            name: Năm sao
            source: thử
            words:
              rating:
                satisfied: ["5", "4"]
                neutral: ["3"]
                dissatisfied: ["2", "1"]

            """)
        #expect(Self.words(try scratch.figures(nil, schemas: (nil, schema))["H1"]) == "1/3")
    }

    // MARK: - What is not known

    @Test(
        "a missing column is no data, named in the words of petitions",
        arguments: [
            ("Mã phản ánh,Ngày tiếp nhận", "01/04/2025", ["K1": "finishedAt", "K2": "finishedAt", "K3": "finishedAt"]),
            (
                "Mã phản ánh,Ngày tiếp nhận,Ngày trả lời", "01/04/2025,02/04/2025",
                ["K1": "", "K2": "returnedAt", "K3": "rating"]
            ),
            (
                "Mã phản ánh,Ngày tiếp nhận,Ngày công khai,Đánh giá", "01/04/2025,02/04/2025,Hài lòng",
                ["K1": "", "K2": "", "K3": ""]
            ),
        ] as [(String, String, [String: String])])
    func missingColumns(_ heading: String, _ record: String, _ missing: [String: String]) throws {
        let scratch = Self.scratch([record], heading: heading)
        let figures = try scratch.figures(nil)
        for (id, field) in missing {
            let words = Self.words(figures[id])
            #expect(field.isEmpty ? words == "1/1" : words.contains("no data") && words.contains(field), "\(id)")
        }
        let report = try scratch.report(nil)
        for figure in report.figures where missing[figure.key] != "" {
            guard case .missing(let reason) = figure.value else {
                Issue.record("\(figure.key) has a value")
                continue
            }
            #expect(
                reason.vi.contains("Ngày trả lời") || reason.vi.contains("Ngày công khai")
                    || reason.vi.contains("Mức độ"))
            #expect(!reason.vi.contains("kết quả"))
        }
    }

    @Test("ratings without fields of work have no H2; without a level no H1")
    func missingOfRatings() throws {
        let plain = FeedbackScratch(petitions: nil, ratings: "Mã phiếu,Ngày đánh giá,Đánh giá\nA,01/04/2025,Hài lòng\n")
        #expect(Self.words(try plain.figures(nil)["H1"]) == "1/1")
        #expect(Self.words(try plain.figures(nil)["H2"]) == "no data: field")
        let bare = FeedbackScratch(petitions: nil, ratings: "Mã phiếu,Ngày đánh giá,Lĩnh vực\nA,01/04/2025,Đất đai\n")
        #expect(Self.words(try bare.figures(nil)["H1"]) == "no data: rating")
        #expect(try bare.report(nil).table("ratings") == nil)
    }

    @Test("nothing in the period is nothing to be counted, not 0 and not 100 %")
    func nothing() throws {
        let scratch = Self.scratch(
            ["01/04/2025,10/04/2025,09/04/2025,,,,,"], ratings: ["01/04/2025,A,Đất đai,Hài lòng"])
        let figures = try scratch.figures("2023-01")
        for id in ["K1", "K2", "K3", "H1", "H2"] { #expect(Self.words(figures[id]) == "0/0") }
    }

    @Test("a year without days off makes only what needs it unknown")
    func calendar() throws {
        let scratch = Self.scratch([
            "01/04/2019,,05/04/2019,06/04/2019,,A,,Hài lòng", "01/04/2019,30/04/2019,05/04/2019,,,A,,Hài lòng",
        ])
        let figures = try scratch.figures("2019-04") { $0.calendar = "civil" }
        #expect(Self.words(figures["K1"]) == "no calendar 2019")
        #expect(Self.words(figures["K2"]) == "1/2")
        #expect(Self.words(figures["K3"]) == "2/2")
        let report = try scratch.report("2019-04") { $0.calendar = "civil" }
        #expect(report.table("petitions") == nil && report.table("overdue") == nil)
        // Where a due date is given, no calendar is needed.
        let given = try Self.scratch(["01/04/2019,30/04/2019,05/04/2019,,,A,,"]).figures("2019-04") {
            $0.calendar = "civil"
        }
        #expect(Self.words(given["K1"]) == "1/1")
    }

    // MARK: - Reading

    @Test("a later record of a petition replaces an earlier one, in one file and over files")
    func replaced() throws {
        let first = "Mã phản ánh,Ngày tiếp nhận,Ngày trả lời\nA,01/04/2025,\nA,01/04/2025,02/04/2025\nB,01/04/2025,\n"
        let second = "Mã phản ánh,Ngày tiếp nhận,Ngày trả lời\nB,01/04/2025,30/06/2025\n"
        let scratch = FeedbackScratch(petitions: first, ratings: nil)
        var request = scratch.request(nil)
        request.petitions.append(scratch.scratch.file("sau.csv", second))
        let figures = try Pipeline.feedbackFigures(request).results
        #expect(Self.words(figures.first) == "1/2")
    }

    @Test("TCVN3, a mark at the head, title rows, semicolons and quotes are read as everywhere")
    func dirty() throws {
        // "Mã phản ánh;Ngày tiếp nhận;Ngày trả lời;Cơ quan xử lý" as TCVN3 has it.
        let heading: [UInt8] = Array(
            "M\u{B7} ph\u{B6}n \u{B8}nh;Ng\u{B5}y ti\u{D5}p nh\u{CB}n;Ng\u{B5}y tr\u{B6} l\u{EA}i\r\n".unicodeScalars
                .map { UInt8($0.value) })
        let tcvn = heading + Array("A;01/04/2025;02/04/2025\r\n\"B\";01/04/2025;\r\n;;\r\n".utf8)
        let scratch = FeedbackScratch(petitions: nil, ratings: nil)
        var request = scratch.request(nil)
        request.petitions = [scratch.scratch.file("tcvn.csv", tcvn)]
        #expect(Self.words(try Pipeline.feedbackFigures(request).results.first) == "2/2")
        let marked =
            "\u{FEFF}DANH SÁCH\nNgày xuất: 30/06/2025\n\(Self.heading)\nA,01/04/2025,,,,\"Loại, một\",\"Phòng \"\"A\"\"\",,\n"
        request.petitions = [scratch.scratch.file("bom.csv", marked)]
        request.run.by = "field"
        let table = try #require(try Pipeline.feedback(request).report.table("petitions"))
        #expect(try table.all.map { table.cell($0, "field").plain }.first == "Loại, một")
        #expect(try table.all.last?.kind == .total)
        #expect(try table.all.map { table.cell($0, "K1").plain } == ["0/1", "0/1"])
    }

    @Test("rejected records are counted and told, and beyond the limit nothing is shown")
    func rejects() throws {
        let scratch = Self.scratch(["31/02/2025,,,,,,,", ",,,,,A,,", "01/04/2025,,,,,,,"])
        let (report, hasRejects) = try Pipeline.feedback(scratch.request(nil))
        #expect(hasRejects)
        #expect(report.notes.contains { $0.en.hasPrefix("Petitions: 2 records were rejected") })
        #expect(Self.words(try scratch.figures(nil)["K1"]).hasSuffix("/1"))
        var strict = scratch.request(nil)
        strict.run.maxRejects = "1"
        #expect(throws: RunError.self) { try Pipeline.feedback(strict) }
        // Files of one name may be among petitions and ratings.
        let both = Self.scratch(["x,,,,,,,"], ratings: ["x,,,"])
        var kept = both.request(nil)
        kept.run.maxRejects = "100%"
        kept.run.rejectsFolder = scratch.scratch.path + "/loi"
        _ = try Pipeline.feedback(kept)
        for subject in ["petitions", "ratings"] {
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: scratch.scratch.path + "/loi/" + subject).count == 2
            )
        }
    }

    @Test("no export of dossiers is ever taken for petitions or ratings, nor these for dossiers by themselves")
    func neverChosen() throws {
        let scratch = Self.scratch(["01/04/2025,10/04/2025,,,,,,"], ratings: ["01/04/2025,A,Đất đai,Hài lòng"])
        let settings = try scratch.request(nil).run.settings()
        #expect(!settings.schemas.map(\.id).contains { $0 == "phan-anh" || $0 == "danh-gia" })
        for path in scratch.request(nil).petitions + scratch.request(nil).ratings {
            var run = scratch.request(nil).run
            run.inputs = [path]
            #expect(throws: RunError.self) { try Pipeline.analyze(try run.settings()) }
        }
    }

    @Test("what cannot be meant is said")
    func usage() throws {
        let scratch = Self.scratch(["01/04/2025,10/04/2025,,,,,,"])
        var none = scratch.request(nil)
        none.petitions = []
        #expect { try Pipeline.feedback(none) } throws: {
            if case .usage(.noFeedback)? = $0 as? RunError { true } else { false }
        }
        for by in ["month", "unit,field", "officer", "x"] {
            var request = scratch.request(nil)
            request.run.by = by
            #expect(throws: RunError.self, "\(by)") { try Pipeline.feedback(request) }
        }
        var twice = scratch.request(nil)
        (twice.petitions, twice.ratings) = (["-"], ["-"])
        #expect { try Pipeline.feedback(twice) } throws: {
            if case .standardInputTwice? = $0 as? RunError { true } else { false }
        }
    }
}

extension Report {
    var figures: [Figure] {
        sections.flatMap(\.blocks).flatMap { block -> [Figure] in
            if case .figures(let figures) = block { figures } else { [] }
        }
    }
}

/// Files of petitions and ratings, and the runs over them.
struct FeedbackScratch {
    let scratch = Scratch()
    private var base: FeedbackRequest

    init(petitions: String?, ratings: String?, exportedAt: String? = nil) {
        var run = RunRequest(clock: Stamp(isoText: "2026-11-01 08:00:00")!)
        run.exportedAt = exportedAt
        run.cores = 2
        base = FeedbackRequest(run: run)
        if let petitions { base.petitions = [scratch.file("tep.csv", petitions)] }
        if let ratings {
            try? FileManager.default.createDirectory(
                atPath: scratch.path + "/danh-gia", withIntermediateDirectories: true)
            base.ratings = [scratch.file("danh-gia/tep.csv", ratings)]
        }
    }

    func request(_ period: String?, _ change: (inout RunRequest) -> Void = { _ in }) -> FeedbackRequest {
        var request = base
        request.run.period = period
        change(&request.run)
        return request
    }

    func figures(
        _ period: String?, schemas: (petitions: String?, ratings: String?) = (nil, nil),
        _ change: (inout RunRequest) -> Void = { _ in }
    ) throws -> [String: IndicatorResult] {
        var request = request(period, change)
        if let schema = schemas.petitions { request.petitionSchema = schema }
        if let schema = schemas.ratings { request.ratingSchema = schema }
        return Dictionary(uniqueKeysWithValues: try Pipeline.feedbackFigures(request).results.map { ($0.id, $0) })
    }

    func report(_ period: String?, _ change: (inout RunRequest) -> Void = { _ in }) throws -> Report {
        try Pipeline.feedback(request(period, change)).report
    }
}
