public import Dossiers

/// What a procedures register says of the procedures: the denominators of O5 and P3. A set is nil when the
/// register has no such column; then the procedures seen in the period stand in, and the figure says so.
public struct ProcedureRegisterFacts: Sendable, Equatable {
    /// Procedures offered online: level full or partial.
    public var offeredOnline: Set<WordID>?
    public var withFee: Set<WordID>?

    public init(offeredOnline: Set<WordID>? = nil, withFee: Set<WordID>? = nil) {
        self.offeredOnline = offeredOnline
        self.withFee = withFee
    }
}
