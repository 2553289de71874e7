import Dossiers
import Indicators

extension Oracle {
    typealias Value = IndicatorResult.Value

    /// The figures by indicator id.
    func figures(_ all: [PlainDossier]) -> [String: Value] {
        let members = members(all)
        let received = members.filter(\.isReceivedInside)
        let resolved = members.filter(\.isResolved)
        let open = members.filter(\.isOpen)
        let late = members.filter(\.isLateByFirst)
        func rate(_ of: [Member], _ condition: (Member) -> Bool) -> Value {
            .ratio(numerator: Int64(of.filter(condition).count), denominator: Int64(of.count))
        }
        func withLevel(_ levels: [ServiceLevel]) -> [Member] { received.filter { levels.contains($0.plain.level) } }
        func isOnline(_ member: Member) -> Bool { member.plain.channel == .online }

        var figures: [String: Value] = [:]
        figures["T1"] = rate(resolved) { $0.fate != .late }
        figures["T2"] = rate(resolved + open) { $0.fate != .late && $0.fate != .overdue }
        figures["T3"] = rate(resolved) { $0.fate == .early }
        figures["T4"] = rate(open) { $0.fate == .overdue }
        figures["T5"] = days(
            resolved.map { Self.workingDays(after: $0.plain.received.day, through: $0.end! / 86_400) })
        figures["T6"] = days(resolved.filter { $0.fate == .late }.map(daysLate))

        figures["O1"] = rate(received, isOnline)
        figures["O2"] = rate(withLevel([.full, .partial]), isOnline)
        figures["O3"] = rate(withLevel([.full]), isOnline)
        figures["O4"] = rate(received.filter { $0.plain.channel == .online || $0.plain.channel == .direct }, isOnline)
        figures["O5"] = procedures(
            of: withLevel([.full, .partial]), having: received.filter(isOnline))

        let withFee = received.filter { $0.plain.fee > 0 }
        let paidOnline = received.filter { $0.plain.payment == .online }
        figures["P1"] = rate(withFee) { $0.plain.payment == .online }
        figures["P2"] = rate(received.filter { $0.plain.payment == .online || $0.plain.payment == .other }) {
            $0.plain.payment == .online
        }
        figures["P3"] = procedures(of: withFee, having: paidOnline)
        figures["P4"] = .ratio(
            numerator: Int64(paidOnline.map(\.plain.fee).reduce(0, +)),
            denominator: Int64(received.map(\.plain.fee).reduce(0, +)))

        figures["D1"] = rate(received) { $0.plain.componentsDigitized }
        figures["D2"] = rate(resolved) { $0.plain.resultDigitized }
        figures["D3"] = rate(resolved) { $0.plain.electronicResult }
        figures["D4"] = rate(received) { $0.plain.reused }
        figures["D5"] = rate(received) { $0.plain.componentsDigitized && $0.plain.resultDigitized }
        figures["S1"] = rate(resolved.filter { $0.plain.rating != .unknown }) { $0.plain.rating == .satisfied }

        figures["A1"] = rate(late) { hasLetter($0) }
        figures["A2"] = rate(late) { isStrict($0) }
        figures["A3"] = rate(late) { isByDue($0) }
        figures["A4"] = .count(Int64(late.filter { !hasLetter($0) }.count))
        figures["A5"] = rate(late) { hasNewDate($0) }
        figures["A6"] = rate(
            late.filter { hasNewDate($0) && ($0.end != nil || newDateHasPassed($0.plain)) }, keptNewDate)
        figures["A7"] = .count(Int64(members.filter { $0.plain.letters >= 2 }.count))
        figures["A8"] = .count(
            Int64(resolved.filter { !$0.isLateByFirst && hasLetter($0) }.count))
        return figures
    }

    /// Counts beside the figures.
    func notes(_ all: [PlainDossier]) -> [IndicatorNote.Kind: Int64] {
        let members = members(all)
        let late = members.filter(\.isLateByFirst)
        return [
            .levelMissing: count(members) { $0.isReceivedInside && $0.plain.level == .unknown },
            .undatedLetters: count(late) { hasLetter($0) && $0.plain.letterDate == nil },
            .onTimeOnlyByMovedDate: count(late) { $0.fate != .late && $0.fate != .overdue },
            .announced: count(members) { $0.isOpen && !$0.isLateByFirst && hasLetter($0) },
            .openOverdue: count(members) { $0.fate == .overdue },
        ]
    }

    /// A1 to A6 split into resolved and open: numerator and denominator of each.
    func splits(_ all: [PlainDossier]) -> [String: [IndicatorNote]] {
        let late = members(all).filter(\.isLateByFirst)
        func split(_ of: [Member], _ condition: (Member) -> Bool) -> [IndicatorNote] {
            let resolved = of.filter(\.isResolved)
            let open = of.filter(\.isOpen)
            return [
                IndicatorNote(.resolvedNumerator, count(resolved, condition)),
                IndicatorNote(.resolvedDenominator, Int64(resolved.count)),
                IndicatorNote(.openNumerator, count(open, condition)),
                IndicatorNote(.openDenominator, Int64(open.count)),
            ]
        }
        return [
            "A1": split(late) { hasLetter($0) },
            "A2": split(late) { isStrict($0) },
            "A3": split(late) { isByDue($0) },
            "A4": split(late) { !hasLetter($0) },
            "A5": split(late) { hasNewDate($0) },
            "A6": split(
                late.filter { hasNewDate($0) && ($0.end != nil || newDateHasPassed($0.plain)) }, keptNewDate),
        ]
    }

    private func count(_ members: [Member], _ condition: (Member) -> Bool) -> Int64 {
        Int64(members.filter(condition).count)
    }

    private func procedures(of offered: [Member], having: [Member]) -> Value {
        let named = Set(offered.map(\.plain.procedure)).subtracting([0])
        let used = named.intersection(having.map(\.plain.procedure))
        return .ratio(numerator: Int64(used.count), denominator: Int64(named.count))
    }

    private func days(_ all: [Int]) -> Value {
        let sorted = all.sorted()
        func ranked(_ percent: Int) -> Int64 {
            // Nearest rank: the smallest value with at least percent % of all at or below it.
            Int64(sorted.first { value in sorted.filter { $0 <= value }.count * 100 >= percent * sorted.count } ?? 0)
        }
        return .days(
            base: Int64(sorted.count), median: ranked(50), p90: ranked(90), max: Int64(sorted.last ?? 0),
            sum: Int64(sorted.reduce(0, +)))
    }
}
