import CSVStream
import Foundation
import Scorecards
import Testing

@testable import Catalogs

/// data/profiles/targets.csv: every number in the five plans.
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
                // The words that the criterion rests on hold the number itself, not only a neighbour's.
                let words = profile?.criterion(record[5])?.places.map(\.words) ?? []
                #expect(words.contains { Self.holds($0, record[2]) }, "\(record)")
            }
        }
    }

    /// Whether a number stands in a text and is no part of a larger one. Decimal marks count alike.
    private static func holds(_ text: String, _ number: String) -> Bool {
        func plain(_ text: String) -> [Character] { text.filter { $0 != " " }.map { $0 == "," ? "." : $0 } }
        let (text, number) = (plain(text), plain(number))
        guard !number.isEmpty, text.count >= number.count else { return false }
        return (0...(text.count - number.count)).contains { start in
            let end = start + number.count
            guard Array(text[start..<end]) == number else { return false }
            let before = start > 0 && text[start - 1].isNumber && number[0].isNumber
            let after = end < text.count && text[end].isNumber && number[number.count - 1].isNumber
            return !before && !after
        }
    }

    @Test("the number of every target stands in the document's words, or it is said how they are read")
    func targets() {
        for profile in Catalog.builtIn.profiles where profile.document != nil {
            for criterion in profile.criteria where criterion.reading == nil {
                let targets: [ScoreTarget] =
                    switch criterion.targets {
                    case .none: []
                    case .always(let target): [target]
                    case .byYear(let years): Array(years.values)
                    }
                for target in targets {
                    let bound = DecimalText.text(
                        target.isPercent ? target.bound * Fraction(100) : target.bound, mark: ".")
                    let isThere = criterion.places.contains { place in
                        Self.holds(place.words, bound) || Self.holds(place.words, "0" + bound)
                    }
                    #expect(isThere, "\(profile.id) \(criterion.id): \(bound)")
                }
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
