import Dossiers
import Reports

/// How much of what it is about a register covers: the share of the denominator that it names (definitions
/// §2: a warning below 50 %). Letters are about late dossiers, the rest about those counted in the period.
struct RegisterCoverage {
    enum Base {
        case late, counted

        var words: Bilingual {
            switch self {
            case .late: Bilingual(vi: "hồ sơ quá hạn theo lần hẹn đầu", en: "dossiers late by the first promise")
            case .counted: Bilingual(vi: "hồ sơ trong kỳ", en: "dossiers of the period")
            }
        }
    }

    let base: Base
    private(set) var dossiers: Int64 = 0
    private(set) var named: Int64 = 0
    private let isByProcedure: Bool
    private let bit: UInt64

    init(_ file: SourceFile, place: Int?) {
        self.init(fields: file.fields, isByProcedure: file.isByProcedure, place: place)
    }

    /// - Parameter place: its bit among the registers that are joined by dossier code.
    init(fields: FieldSet, isByProcedure: Bool, place: Int?) {
        self.isByProcedure = isByProcedure
        bit = place.map { $0 < 64 ? 1 << UInt64($0) : 0 } ?? 0
        let letters = fields.contains(.apologyAt) || fields.contains(.apologyRef)
        base = letters ? .late : .counted
    }

    private static let lateMarks: Marks = [Marks(.lateFirstPromiseR), Marks(.lateFirstPromiseO)]

    mutating func count(_ marks: Marks, registers: UInt64, isOfProcedure: Bool) {
        // What was not accepted belongs to no figure.
        if marks == Marks(.notAccepted) { return }
        if base == .late, marks.isDisjoint(with: Self.lateMarks) { return }
        dossiers += 1
        if isByProcedure ? isOfProcedure : registers & bit != 0 { named += 1 }
    }

    /// Adds what was counted of the same register elsewhere.
    mutating func merge(_ other: RegisterCoverage) {
        dossiers += other.dossiers
        named += other.named
    }
}
