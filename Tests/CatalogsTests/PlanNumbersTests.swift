import CSVStream
import Foundation
import Scorecards
import Testing

@testable import Catalogs

/// data/profiles/targets.csv: every number of a target in the five plans.
@Suite("The numbers of the plans") struct PlanNumbersTests {
    static let records: [[String]] = {
        let bytes = (try? Data(contentsOf: repository.appending(path: "data/profiles/targets.csv"))) ?? Data()
        return Detection.sampleRecords(Array(bytes), dialect: CSVDialect(), isWhole: true, maximum: 100_000)
            .map(\.cells)
    }()

    @Test("each is a criterion that there is, or has a reason why it is none")
    func accounted() {
        #expect(Self.records.first == ["document", "line", "number", "words", "profile", "criterion", "reason"])
        #expect(Self.records.count > 600)
        let profiles = Dictionary(uniqueKeysWithValues: Catalog.builtIn.profiles.map { ($0.id, $0) })
        for record in Self.records.dropFirst() {
            guard record.count == 7 else {
                Issue.record("\(record)")
                continue
            }
            #expect(!record[2].isEmpty && Int(record[1]) != nil)
            if record[5].isEmpty {
                #expect(!record[6].isEmpty, "\(record)")
            } else {
                let profile = profiles[record[4]]
                #expect(profile?.document == record[0], "\(record)")
                #expect(profile?.criterion(record[5]) != nil, "\(record)")
            }
        }
    }

    @Test("every criterion whose words hold a percentage stands behind a number")
    func named() {
        let named = Set(Self.records.map { $0[4] + " " + $0[5] })
        for profile in Catalog.builtIn.profiles where profile.document != nil {
            for criterion in profile.criteria
            where criterion.targets != .none && criterion.places.contains(where: { $0.words.contains("%") }) {
                #expect(named.contains("\(profile.id) \(criterion.id)"), "\(profile.id) \(criterion.id)")
            }
        }
    }
}
