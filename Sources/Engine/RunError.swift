public import CSVStream
public import Catalogs
public import DossierDecoding
public import Dossiers
public import DossierStore
public import Indicators
public import Reports
public import RowSpool
public import Scorecards

/// Why a run ends without figures. Data only; ``Diagnostics`` has the sentences.
public enum RunError: Error, Sendable {
    case input(InputPaths.Problem)
    case read(ReadError)
    /// Files that are no exports, each with its reason; nothing was counted.
    case refused([RefusedFile])
    case tooManyRejects(rejected: Int64, read: Int64, limit: RejectLimit, rejectsFolder: String?)
    case spool(SpoolError)
    case write(path: String, errno: Int32)
    /// A workbook could not be put together in the folder of temporary files.
    case workbook(XLSXError, folder: String)
    case catalog(CatalogError)
    /// A table of facts for a scorecard cannot be read.
    case facts(FactsError)
    case whatIf(WhatIfError)
    case unknownFilterField(String, expected: [String])
    case filterWithoutMatch(field: String, value: String)
    case period(text: String, PeriodError)
    case unknownIndicator(String, expected: [String])
    /// What `motcua list` was asked for is no indicator, count, exclusion or finding.
    case unknownSubject(String, nearest: String?)
    /// Standard input can be read once only.
    case standardInputTwice
    /// The accounts of a file do not add up: a fault of this program.
    case accounts(path: String, detail: String)
    case usage(UsageProblem)
    case store(StoreError)
    /// No state of the store is the one that was asked for.
    case moment(StoreSnapshot.MomentError)

    public struct RefusedFile: Sendable, Equatable {
        public var path: String
        public var refusal: FileRefusal
        public var isRegister: Bool
    }

    /// What was read is at fault: other files may fare better.
    public var isOfFile: Bool {
        switch self {
        case .refused, .tooManyRejects, .read: true
        default: false
        }
    }

    /// Exit code: 2 refused (nothing changed), 3 a fault.
    public var exitCode: Int32 {
        switch self {
        case .input, .refused, .tooManyRejects, .catalog, .facts, .whatIf, .unknownFilterField, .filterWithoutMatch,
            .period,
            .unknownIndicator, .unknownSubject, .standardInputTwice, .usage:
            2
        case .read, .spool, .write, .workbook, .accounts: 3
        case .store(let error): error.isRefusal ? 2 : 3
        case .moment(.store(let error)): error.isRefusal ? 2 : 3
        case .moment: 2
        }
    }
}

/// A value of a flag that cannot be meant.
public enum UsageProblem: Error, Sendable, Equatable {
    /// No file was named.
    case noInput
    /// A workbook is nothing for a screen.
    case workbookOnTerminal
    /// A list of dossiers is no aggregate that could be published.
    case listIsNoPublication
    /// Files and a folder or a store at once.
    case filesAndFolder(String)
    case filesAndStore(String)
    /// A flag that means something only with a store, or only with files.
    case needsStore(flag: String)
    case notWithStore(flag: String)
    /// Only the last run can be undone; nil when there is none.
    case undoesLastOnly(Int64, last: Int64?)
    case cannotUndoPruning(Int64)
    /// The store has no such code.
    case noSuchDossier(String)
    /// Nothing was frozen under this name; what was.
    case nothingFrozen(String, known: [String])
    case noPeriod
    /// `motcua score` was told no profile.
    case noProfile
    /// A file of a catalog was asked for, and not which; the verb that lists them.
    case noCatalogID(verb: String)
    /// A change is told from the earlier period to the later one; these two stand the other way.
    case periodsOutOfOrder(String, later: String, earlier: String)
    /// MiB that the process may map, and that a run needs.
    case addressSpace(Int, least: Int)
    /// Two periods that begin on one day: neither is the earlier one.
    case periodsBeginAlike(String, String)
    /// What the profile says, and no flag beside it.
    case profileSays(flag: String)
    /// Neither petitions nor ratings were named.
    case noFeedback
    case unknownVerb(String, expected: [String])
    /// A target that cannot be meant, and why.
    case target(text: String, TargetError)
    case value(flag: String, found: String, expected: [String])
    case asOfBeforePeriod(asOf: Stamp, from: Stamp)
    /// The result would replace a file that is read.
    case outputIsInput(String)
}

extension RunError {
    /// What the parts of a run say of a fault; nil for what comes from elsewhere.
    static func of(_ error: any Error) -> RunError? {
        switch error {
        case let error as RunError: error
        case let error as StoreError: .store(error)
        case let error as StoreSnapshot.MomentError: .moment(error)
        case let error as SpoolError: .spool(error)
        default: nil
        }
    }

    /// Runs what works on a store.
    static func mapped<Value>(_ store: String, _ body: () throws -> Value) throws(RunError) -> Value {
        do { return try body() } catch { throw of(error) ?? .accounts(path: store, detail: "\(error)") }
    }
}
