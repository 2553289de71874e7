import Dossiers
import DossierStore

/// What one dossier counts as in the frozen period: its marks, and a number for all else that its figures are made of.
struct DossierSignature: Sendable {
    var key: Int64
    var marks: Marks
    var values: UInt64
}

/// Keeps what every dossier of the period counts as.
struct SignatureVisitor: LedgerVisitor {
    let judge: Judge
    let frame: Frame
    let instants: [Stamp]
    let filter: DossierFilter
    let cutsByWords: Bool
    private(set) var signatures: [DossierSignature] = []

    init(judge: Judge, frame: Frame, instants: [Stamp], filter: DossierFilter, cutsByWords: Bool) {
        self.judge = judge
        self.frame = frame
        self.instants = instants
        self.filter = filter
        self.cutsByWords = cutsByWords
    }

    mutating func visit(_ dossier: Dossier, registers: UInt64) {
        let outcome = judge.outcome(of: dossier, exportedAt: instants[Int(dossier.file)])
        var marks = judge.marks(of: dossier, outcome: outcome, in: frame)
        if !filter.isEmpty {
            if !filter.accepts(dossier, unit: dossier.resolvingUnit) { marks.subtract(.ofResolvingSide) }
            if !filter.accepts(dossier, unit: dossier.receivingUnit) { marks.subtract(.ofReceivingSide) }
        }
        guard !marks.isEmpty else { return }
        var values = UInt64(bitPattern: dossier.fee) &* 0x9E37_79B9_7F4A_7C15
        func take(_ value: UInt64) { values = (values ^ value) &* 0x9E37_79B9_7F4A_7C15 }
        take(Self.days(outcome.processingDays))
        take(Self.days(outcome.daysLate))
        take(UInt64(dossier.procedure.rawValue))
        if cutsByWords {
            take(UInt64(dossier.receivingUnit.rawValue) | UInt64(dossier.resolvingUnit.rawValue) << 32)
            take(UInt64(dossier.field.rawValue) | UInt64(dossier.officer.rawValue) << 32)
            take(UInt64(dossier.channel.rawValue) | UInt64(dossier.level.rawValue) << 8)
            take(UInt64(dossier.receivedAt.rawValue) | UInt64(outcome.end.rawValue) << 32)
        }
        signatures.append(
            DossierSignature(key: Int64(bitPattern: dossier.idReference - 1), marks: marks, values: values))
    }

    func visitUnmatched(_ row: Dossier) {}

    private static func days(_ days: WorkingDays) -> UInt64 {
        switch days {
        case .days(let days): UInt64(bitPattern: Int64(days))
        case .uncovered(let year): 1 << 40 | UInt64(year)
        }
    }

    /// What every dossier counts as by one state of a store, in the order of the keys.
    static func signatures(_ settings: RunSettings) throws -> [DossierSignature] {
        let store = try StoreSource(settings)
        let source = RunSource.store(store)
        let bounds = try RunBounds(source)
        let visitor = SignatureVisitor(
            judge: Judge(ruleset: settings.ruleset, calendar: settings.workingCalendar),
            frame: Frame(
                period: bounds.period, asOf: bounds.asOf, exportedAt: bounds.exportedAt, base: settings.base),
            instants: bounds.exportedAtOfFile, filter: try DossierFilter(settings.filters, words: source.words),
            cutsByWords: !settings.dimensions.isEmpty)
        let (_, ended) = try source.merge(
            source.completion, Array(repeating: visitor, count: source.threads))
        return ended.flatMap(\.signatures).sorted { $0.key < $1.key }
    }
}
