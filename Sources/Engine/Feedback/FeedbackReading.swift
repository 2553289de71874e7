import CSVStream
import DossierDecoding
import Dossiers
import Indicators

/// What is given by people who are not applicants of a dossier.
enum FeedbackSubject: String, CaseIterable, Sendable {
    case petitions, ratings

    var schema: String { self == .petitions ? "phan-anh" : "danh-gia" }
    var indicators: [Indicator] { self == .petitions ? FeedbackCatalog.petitions : FeedbackCatalog.ratings }
}

/// Takes petitions and ratings for dossiers, so that they are judged, placed in periods and counted as these are. What
/// their marks then stand for is told in ``FeedbackMark``.
struct FeedbackReading: Sendable {
    let subject: FeedbackSubject
    let calendar: WorkingCalendar
    /// Exclusive: what is published later is not published yet.
    let asOf: Stamp
    /// Fields of work that count for H2.
    let chosen: Set<WordID>

    struct Taken {
        var dossier: Dossier
        /// It has no due date of its own, but the one that the rules give it.
        var isDueAssumed = false
        /// The year for want of which not even the rules give it one.
        var uncoveredYear: Int?
    }

    func take(_ dossier: Dossier) -> Taken {
        subject == .petitions ? takePetition(dossier) : takeRating(dossier)
    }

    private func takePetition(_ petition: Dossier) -> Taken {
        var taken = Taken(dossier: petition)
        let isRefused = petition.status == .refused
        // A refusal is an answer too, with a shorter time for it.
        if isRefused { taken.dossier.status = .finished }
        if petition.dueAt.isNone {
            let days = isRefused ? FeedbackCatalog.daysToRefuse : FeedbackCatalog.daysToAnswer
            switch calendar.adding(workingDays: days, to: petition.receivedAt.day) {
            case .day(let day):
                taken.dossier.dueAt = day.start
                taken.dossier.timed.remove(.dueAt)
                taken.isDueAssumed = true
            case .uncovered(let year): taken.uncoveredYear = year
            }
        }
        let isPublished = !petition.returnedAt.isNone && petition.returnedAt < asOf
        taken.dossier.resultDigitized = isRefused ? .no : .yes
        taken.dossier.electronicResult = !isRefused && isPublished ? .yes : .no
        return taken
    }

    private func takeRating(_ rating: Dossier) -> Taken {
        var dossier = rating
        dossier.finishedAt = rating.receivedAt
        if rating.timed.contains(.receivedAt) { dossier.timed.insert(.finishedAt) }
        dossier.known.insert(.finishedAt)
        let isChosen = chosen.contains(rating.field) && rating.rating != .unknown
        dossier.electronicResult = isChosen ? .yes : .no
        dossier.resultDigitized = isChosen && rating.rating == .satisfied ? .yes : .no
        dossier.reusedData = rating.rating == .neutral ? .yes : .no
        return Taken(dossier: dossier)
    }

    /// The fields of work among a run's words that count for H2.
    static func chosen(of words: RunWords) -> [(word: WordID, name: String)] {
        (1..<max(words.fields.words.count, 1)).compactMap { number in
            let word = WordID(rawValue: UInt32(number))
            let name = words.fields[word]
            let folded = VietnameseText.foldLoose(name)
            return FeedbackCatalog.chosenFieldWords.contains(where: folded.contains) ? (word, name) : nil
        }.sorted { VietnameseOrder.key($0.name) < VietnameseOrder.key($1.name) }
    }
}

/// Counts the petitions or ratings that one thread merges, and keeps the petitions that are to be listed.
struct FeedbackVisitor: LedgerVisitor {
    var counting: CountingVisitor
    let reading: FeedbackReading
    private(set) var late: [(dossier: Dossier, isOpen: Bool)] = []
    private(set) var unpublished: [Dossier] = []
    private(set) var assumedDue: Int64 = 0
    /// The first year that the working calendar lacks, though a counted petition needs it.
    private(set) var uncoveredYear: Int?

    init(counting: CountingVisitor, reading: FeedbackReading) {
        self.counting = counting
        self.reading = reading
    }

    mutating func visit(_ dossier: Dossier, registers: UInt64) {
        let taken = reading.take(dossier)
        guard let (_, marks, _) = counting.count(taken.dossier, registers),
            !marks.isDisjoint(with: FeedbackMark.toBeHandled), reading.subject == .petitions
        else { return }
        if let year = taken.uncoveredYear { uncoveredYear = min(year, uncoveredYear ?? year) }
        if taken.isDueAssumed { assumedDue += 1 }
        if marks.contains(.late) || marks.contains(.openOverdue) {
            late.append((taken.dossier, marks.contains(.openOverdue)))
        }
        if marks.contains(FeedbackMark.answered), !marks.contains(FeedbackMark.published) {
            unpublished.append(taken.dossier)
        }
    }

    func visitUnmatched(_ row: Dossier) {}
}
