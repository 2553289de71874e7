import Testing

@testable import Dossiers

@Suite("Findings at a glance")
struct FindingsTests {
    /// Stamps that lie at, just before and just after the moments that findings compare.
    private static let moments: [Stamp] = [
        .none, stamp("2025-07-01"), stamp("2025-07-01 00:00:01"), stamp("2025-07-01 08:00"),
        stamp("2025-07-01 23:59:59"),
        stamp("2025-07-02"), stamp("2025-07-06 09:00"), stamp("2025-09-30 23:59:59"), stamp("2025-10-01"),
        stamp("2025-10-02 07:00"), stamp("2027-07-10 08:00"),
    ]

    @Test("no dossier with a finding is taken for one without")
    func agreesWithTheSearch() {
        let judge = Judge(.form06)
        var random = SplitMix64(seed: 21)
        var without = 0
        for _ in 0..<40_000 {
            var dossier = Dossier()
            func moment() -> Stamp { Self.moments.randomElement(using: &random) ?? .none }
            dossier.receivedAt = moment()
            dossier.dueAt = moment()
            dossier.finishedAt = moment()
            dossier.returnedAt = moment()
            dossier.apologyAt = random.chance(20) ? moment() : .none
            dossier.timed = TimedStamps(rawValue: UInt16.random(in: 0...511, using: &random))
            dossier.status = StatusGroup.allCases.randomElement(using: &random) ?? .open
            dossier.channel = Channel.allCases.randomElement(using: &random) ?? .direct
            dossier.level = ServiceLevel.allCases.randomElement(using: &random) ?? .full
            dossier.payment = Payment.allCases.randomElement(using: &random) ?? .exempt
            dossier.fee = Int64.random(in: -1...1, using: &random)
            if random.chance(50) { dossier.known.insert(.fee) }
            let outcome = judge.outcome(of: dossier, exportedAt: stamp("2025-10-01"))
            let findings = judge.dossierFindings(of: dossier, outcome: outcome, exportedAt: stamp("2025-10-01"))
            #expect(findings == judge.searchedFindings(of: dossier, exportedAt: stamp("2025-10-01")))
            if findings.isEmpty { without += 1 }
        }
        // The dossiers are of both kinds.
        #expect(without > 200 && without < 39_000)
    }
}
