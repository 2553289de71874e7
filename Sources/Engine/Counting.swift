import Aggregation
import DossierDecoding
import Dossiers
import Indicators
import Logging
import Reports

/// The second half of a run: the ledger's dossiers are judged and counted.
struct Counting {
    let source: RunSource
    /// Period, rules, slices and filters: the run's, or those of one count among several.
    let settings: RunSettings
    let bounds: RunBounds
    let completion: Ledger.Completion
    private(set) var counter: DossierCounter
    private(set) var merged: Ledger.Counts
    /// Per register, in the order given: how many of the dossiers that it is about it names.
    private(set) var coverage: [RegisterCoverage]

    var judge: Judge { counter.judge }

    /// - Parameter own: what this count differs in from the run's settings.
    init(_ source: RunSource, _ bounds: RunBounds, _ own: RunSettings? = nil) throws(RunError) {
        let settings = own ?? source.settings
        self.settings = settings
        self.source = source
        self.bounds = bounds
        completion = source.completion
        merged = Ledger.Counts(files: source.fileCount)
        coverage = source.coverage
        if let first = source.direct.first {
            counter = first.counter
            for other in source.direct.dropFirst() { counter.merge(other.counter) }
            counter.settle(bounds)
        } else {
            counter = DossierCounter(
                settings, filter: try DossierFilter(settings.filters, words: source.words), bounds: bounds)
        }
    }

    /// Counts every dossier of the ledger.
    mutating func run() throws(RunError) { _ = try run({ $0 }, { $0 }) }

    /// Counts every dossier of the ledger.
    /// - Returns: the rows that a list of the subject shows, in the order of the files.
    mutating func list(_ subject: ListSubject) throws(RunError) -> [Dossier] {
        var visitors = try run({ ListingVisitor(counting: $0, subject: subject) }, { $0.counting })
        var listed: [Dossier] = []
        // A list may be long: no part of it is held twice.
        while let part = visitors.popLast()?.listed { listed = listed.isEmpty ? part : listed + part }
        listed.sort { $0.isRead(before: $1) }
        return listed
    }

    /// Merges the ledger with one visitor a thread, and joins what they have counted.
    mutating func run<Visitor: LedgerVisitor>(
        _ make: (CountingVisitor) -> Visitor, _ counting: (Visitor) -> CountingVisitor
    ) throws(RunError) -> [Visitor] {
        let (counts, ended) = try Self.merge(source, completion, make(visitor))
        for visitor in ended { add(counting(visitor)) }
        end(counts)
        return ended
    }

    /// Counts the same dossiers in several ways in one pass.
    /// - Parameters:
    ///   - countings: of one source.
    ///   - pick: which dossiers of the first are to be shown in a list.
    ///   - keeper: gathers the lists behind the figures of the first.
    /// - Returns: the dossiers picked, in the order of the files, and what was gathered.
    static func run(
        _ countings: inout [Counting], pick: DossierPick? = nil, keeper: ListKeeper? = nil
    ) throws(RunError) -> (picked: [Dossier], keeper: ListKeeper?) {
        let first = countings[0]
        let visitor = SeriesVisitor(counting: countings.map(\.visitor), pick: pick, keeper: keeper)
        let (counts, ended) = try merge(first.source, first.completion, visitor)
        for place in countings.indices {
            for visitor in ended { countings[place].add(visitor.counting[place]) }
            countings[place].end(counts)
        }
        var gathered = keeper
        for visitor in ended { visitor.keeper.map { gathered?.merge($0) } }
        var picked = ended.flatMap(\.picked)
        picked.sort { $0.isRead(before: $1) }
        return (picked, gathered)
    }

    private var visitor: CountingVisitor {
        CountingVisitor(
            counter: counter.emptied, coverage: coverage, instants: bounds.exportedAtOfFile,
            procedures: completion.procedures)
    }

    private static func merge<Visitor: LedgerVisitor>(
        _ source: RunSource, _ completion: Ledger.Completion, _ visitor: Visitor
    ) throws(RunError) -> (counts: Ledger.Counts, visitors: [Visitor]) {
        do {
            return try source.merge(completion, (0..<source.threads).map { _ in visitor })
        } catch {
            throw RunError.of(error) ?? .accounts(path: "", detail: "\(error)")
        }
    }

    private mutating func end(_ counts: Ledger.Counts) {
        counter.finish()
        merged = counts
        for direct in source.direct { merged.dossiers += direct.dossiers }
        settings.logger.info("dossiers counted", metadata: RunLog.counted(merged, spilled: source.spilledBytes))
    }

    private mutating func add(_ part: CountingVisitor) {
        counter.merge(part.counter)
        for index in coverage.indices { coverage[index].merge(part.coverage[index]) }
    }

    /// The columns that every counted dossier has, from one export or another, and what registers make known.
    var presentFields: FieldSet {
        var present = FieldSet(CanonicalField.allCases)
        if let known = counter.knownOfAll {
            present = known
        } else {
            for fields in source.exportFields { present.formIntersection(fields.fields) }
        }
        present.formUnion(completion.registerFields)
        present.formUnion(completion.procedureFields)
        return present
    }

    /// Denominators of O5 and P3 from a procedures register.
    var procedureFacts: ProcedureRegisterFacts? {
        let fields = completion.procedureFields
        // The register tells of all procedures; of those of one unit or field it tells nothing.
        guard settings.filters.isEmpty, fields.contains(.level) || fields.contains(.fee) else { return nil }
        let known = completion.procedures
        return ProcedureRegisterFacts(
            offeredOnline: fields.contains(.level)
                ? Set(known.filter { $0.value.level == .full || $0.value.level == .partial }.keys) : nil,
            withFee: fields.contains(.fee) ? Set(known.filter { ($0.value.fee ?? 0) > 0 }.keys) : nil)
    }
}

extension Dossier {
    /// In the order of the files and of their records.
    func isRead(before other: Dossier) -> Bool {
        (file, record, line, idReference) < (other.file, other.record, other.line, other.idReference)
    }
}
