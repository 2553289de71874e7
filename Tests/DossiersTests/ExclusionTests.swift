import Dossiers
import Testing

@Suite("Exclusions and findings")
struct ExclusionTests {
    static let export = stamp("2025-10-01")

    struct Case: Sendable, CustomTestStringConvertible {
        let what: String
        let dossier: Dossier
        let placement: Outcome.Placement
        let findings: Findings
        var testDescription: String { what }
        init(_ what: String, _ dossier: Dossier, _ placement: Outcome.Placement, _ findings: Findings = []) {
            (self.what, self.dossier, self.placement, self.findings) = (what, dossier, placement, findings)
        }
    }

    static let cases = [
        Case("a sound one", .make(due: "2025-07-10", finished: "2025-07-08 09:00", status: .finished), .counted),
        Case("not accepted", .make(status: .notAccepted), .notAccepted),
        Case(
            "received at the export's own instant", .make(received: "2025-10-01 00:00:00"),
            .excluded(.receivedAfterExport), .receiptAfterExport),
        Case("received a second before it", .make(received: "2025-09-30 23:59:59"), .counted),
        Case(
            "withdrawn without a date", .make(status: .withdrawn), .excluded(.withdrawnWithoutDate),
            .withdrawnWithoutDate),
        Case(
            "refused without a date", .make(status: .refused), .excluded(.withdrawnWithoutDate),
            .withdrawnWithoutDate),
        Case(
            "finished without a date", .make(status: .finished), .excluded(.finishedWithoutDate),
            .finishedWithoutDate),
        Case(
            "finished after the export", .make(finished: "2025-10-01 00:00:00", status: .finished),
            .excluded(.finishAfterExport), .finishAfterExport),
        Case(
            "handed over after the export, finished before",
            .make(
                finished: "2025-09-01 09:00", returned: "2025-10-02 09:00", status: .finished),
            .counted, .finishAfterExport),
        Case(
            "finished the day before receipt", .make(finished: "2025-06-30 23:00", status: .finished),
            .excluded(.finishBeforeReceiptDay), .finishBeforeReceiptDay),
        Case(
            "finished earlier on the day of receipt", .make(finished: "2025-07-01 07:59:59", status: .finished),
            .counted, .finishBeforeReceiptTime),
        Case(
            "finished on the day of receipt, no time", .make(finished: "2025-07-01", status: .finished), .counted),
        Case(
            "received without a time",
            .make(
                received: "2025-07-01", finished: "2025-07-01 00:00:00", status: .finished), .counted),
        Case(
            "a finish with an open status", .make(finished: "2025-07-05 09:00", status: .open), .counted,
            .finishWithOpenStatus),
        Case(
            "a finish with a stopped status", .make(finished: "2025-07-05 09:00", status: .paused), .counted,
            .finishWithOpenStatus),
        Case("a finish with an unknown status", .make(finished: "2025-07-05 09:00", status: .unknown), .counted),
        Case("due before receipt", .make(due: "2025-06-30"), .counted, .dueBeforeReceiptDay),
        Case("due on a Sunday", .make(due: "2025-07-06"), .counted, .dueOnDayOff),
        Case("due on the National Day", .make(due: "2025-09-02"), .counted, .dueOnDayOff),
        Case("due on a made-up Saturday", .make(received: "2025-04-01", due: "2025-04-26"), .counted),
        Case("due in a year without days off", .make(due: "2027-07-10"), .counted),
        Case("a letter before receipt", .make(letter: "2025-06-30"), .counted, .apologyBeforeReceipt),
        Case("a letter on the day of receipt", .make(letter: "2025-07-01"), .counted),
        Case(
            "online at information level",
            .make {
                $0.channel = .online
                $0.level = .information
            }, .counted, .onlineInformationLevel),
        Case(
            "paid without a fee", .make { $0.payment = .other }, .counted, .paidWithoutFee),
        Case("exempt without a fee", .make { $0.payment = .exempt }, .counted),
        Case(
            "paid, no fee column",
            .make {
                $0.payment = .online
                $0.known.remove(.fee)
            }, .counted),
        Case(
            "paid with a fee",
            .make {
                $0.payment = .online
                $0.fee = 1
            }, .counted),
    ]

    @Test("what cannot be placed is excluded with its reason, and what is odd is found", arguments: cases)
    func placement(_ item: Case) {
        let judge = Judge(.form06)
        let outcome = judge.outcome(of: item.dossier, exportedAt: Self.export)
        #expect(outcome.placement == item.placement)
        let findings = judge.dossierFindings(of: item.dossier, outcome: outcome, exportedAt: Self.export)
        #expect(findings == item.findings)
    }

    @Test("only a ruleset that says so excludes what has no due date, open or ended")
    func noDueDate() {
        let excluding = Judge(.form06.with { $0.noDueDate = .excluded })
        for dossier in [Dossier.make(), .make(finished: "2025-07-05 09:00", status: .finished)] {
            #expect(excluding.outcome(of: dossier, exportedAt: farExport).placement == .excluded(.noDueDate))
            #expect(Judge(.form06).outcome(of: dossier, exportedAt: farExport).placement == .counted)
        }
    }

    @Test("an excluded or not accepted dossier carries no mark but its own")
    func noMarks() {
        let judge = Judge(.form06)
        let frame = Frame(period: period("2025"), exportedAt: Self.export)
        for item in Self.cases where item.placement != .counted {
            let outcome = judge.outcome(of: item.dossier, exportedAt: Self.export)
            let expected = item.placement == .notAccepted ? Marks(.notAccepted) : []
            #expect(judge.marks(of: item.dossier, outcome: outcome, in: frame) == expected)
        }
    }

    @Test("every exclusion and every finding is named in both languages, under its own key")
    func catalogs() {
        #expect(ExclusionCatalog.all.map(\.exclusion) == Exclusion.allCases)
        let union = FindingCatalog.all.reduce(Findings()) { $0.union($1.finding) }
        // All bits from the first record finding to the last one of a dossier, without the gap.
        #expect(union.rawValue == 0x7FFF_F0FF)
        #expect(FindingCatalog.all.count == union.rawValue.nonzeroBitCount)
        for infos in [ExclusionCatalog.all.map(\.info), FindingCatalog.all.map(\.info)] {
            #expect(Set(infos.map(\.key)).count == infos.count)
            #expect(Set(infos.map(\.nameVi)).count == infos.count)
            #expect(Set(infos.map(\.nameEn)).count == infos.count)
            for info in infos {
                #expect(info.explanationVi.hasSuffix(".") && info.explanationEn.hasSuffix("."))
                #expect(info.nameVi != info.nameEn)
            }
        }
    }
}
