public import Dossiers

/// One entry of the catalog: how an indicator (chỉ số) is named, made and read.
public struct Indicator: Sendable, Identifiable {
    public enum Unit: String, CaseIterable, Sendable {
        case dossiers, procedures, dong, workingDays
        /// Of ``FeedbackCatalog``.
        case petitions, ratings
    }
    /// Which way is better.
    public enum Polarity: String, CaseIterable, Sendable { case higher, lower, neutral }
    public enum Part: String, CaseIterable, Sendable { case numerator, denominator }

    /// How the figure is made of a ``Tally``. No dossier carries two marks of one set, so that the sum of
    /// their counts is a number of dossiers.
    public enum Figure: Sendable, Equatable {
        case ratio(numerator: Marks, denominator: Marks)
        case count(Marks)
        case processingDays
        case daysLate
        case procedures(Tally.ProcedureFlags, of: Tally.ProcedureFlags)
        case money
    }

    /// Columns of which at least one is needed. `finish` and `promise` depend on the ruleset.
    public enum Need: Sendable, Equatable {
        case anyOf([CanonicalField])
        /// What the ruleset takes as the finish.
        case finish
        /// What the ruleset judges by.
        case promise
        /// A due date, current or original.
        case firstPromise
    }

    public let id: String
    public let nameVi: String
    public let nameEn: String
    /// Numerator / denominator in words.
    public let formulaVi: String
    public let formulaEn: String
    /// Decree, form or plan that the formula is of.
    public let sourceVi: String
    public let sourceEn: String
    public let unit: Unit
    public let polarity: Polarity
    public let needs: [Need]
    public let figure: Figure
    /// Counts shown beside the figure, in order.
    let noteKinds: [IndicatorNote.Kind]

    /// A rate: it has a numerator and a denominator, and can be held against a target in percent.
    public var isRate: Bool {
        switch figure {
        case .ratio, .procedures, .money: true
        case .count, .processingDays, .daysLate: false
        }
    }

    /// The groups of columns of which an export must have at least one each.
    ///
    /// - Parameter ruleset: nil asks for what any ruleset could use.
    public func neededColumns(under ruleset: Ruleset? = nil) -> [[CanonicalField]] {
        needs.map { need in
            switch need {
            case .anyOf(let fields): return fields
            case .finish: return ruleset?.finish == .returned ? [.returnedAt] : [.finishedAt, .returnedAt]
            case .firstPromise:
                return ruleset?.noDueDate == .legalMaximum
                    ? [.dueAt, .originalDueAt, .limit] : [.dueAt, .originalDueAt]
            case .promise:
                guard let ruleset else { return [.dueAt, .originalDueAt] }
                let due: [CanonicalField] =
                    ruleset.judgedAgainst == .currentDue ? [.dueAt] : [.originalDueAt, .dueAt]
                return ruleset.noDueDate == .legalMaximum ? due + [.limit] : due
            }
        }
    }

    /// The marks of which a part's list is made: the list shows every dossier that carries one of them and is
    /// as long as the figure. Of O5 and P3 these are the dossiers through which the procedures appear; the
    /// list of procedures is ``listedProcedures(_:in:register:)``. Of P4 it is the list whose fees sum to
    /// the figure; of T5 and T6 both parts are the base.
    public func listMarks(_ part: Part) -> Marks {
        switch figure {
        case .ratio(let numerator, let denominator): part == .numerator ? numerator : denominator
        case .count(let marks): marks
        case .processingDays: .resolved
        case .daysLate: Marks(.late)
        case .money: Marks(part == .numerator ? .paidOnlineWithFee : .withFee)
        case .procedures(let has, let of):
            Marks(part == .numerator ? Self.mark(of: has) : Self.mark(of: of))
        }
    }

    private static func mark(of flag: Tally.ProcedureFlags) -> Mark {
        switch flag {
        case .online: .online
        case .offeredOnline: .offeredOnline
        case .paidOnline: .paidOnline
        default: .withFee
        }
    }
}
