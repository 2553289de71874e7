import Dossiers

/// A dossier's row in 28 bytes and as many words of four bytes as it has to say: mostly 48 to 64 bytes, where the row
/// itself takes 128.
///
/// ```
/// byte  0   which words follow (17 bits) · length in words (5) · number of the context, low part (10)
///       4   codes (25 bits) · number of the context, high part (7)
///       8   digest of the id, low half
///      16   digest of the id, high half
///      24   record
///      28   the words that follow, in the order of their bits
/// ```
///
/// The idea is a presence bitmap without branches: each of the usual words is written where the next one belongs, and
/// the place moves on only when the word was not 0. Reading goes the same way, with a mask instead of the
/// condition. So a row costs the same whichever of its cells are empty, and no branch can be mispredicted. What few
/// rows have (supplements, an officer, large numbers, findings) stands behind one branch.
@usableFromInline
enum PackedDossier {
    @usableFromInline static var headBytes: Int { 28 }
    /// The longest row: the head, eleven usual words, ten others, and a context that is written out.
    static var longest: Int { headBytes + 11 * 4 + 10 * 4 + 12 }
    /// What has to be free where a row is written: the word after the last one is written too.
    static var room: Int { longest + 4 }

    /// The bits of the words that few rows have.
    @usableFromInline static var isRare: UInt32 { 0x1_F800 }
    @usableFromInline static var supplement: UInt32 { 1 << 11 }
    @usableFromInline static var wideWords: UInt32 { 1 << 12 }
    @usableFromInline static var officer: UInt32 { 1 << 13 }
    @usableFromInline static var wideFee: UInt32 { 1 << 14 }
    @usableFromInline static var findings: UInt32 { 1 << 15 }
    @usableFromInline static var places: UInt32 { 1 << 16 }

    // MARK: - Writing

    /// Writes a row.
    /// - Parameters:
    ///   - context: number of the row's context, or ``ContextTable/writtenOut``.
    ///   - keepsPlaces: whether the line and the place of the id's text are kept.
    ///   - start: aligned to 4 bytes, with ``room`` bytes free.
    /// - Returns: the bytes written, a multiple of 4.
    @inline(__always)
    static func write(
        _ row: UnsafePointer<Dossier>, context: UInt32, keepsPlaces: Bool, to start: UnsafeMutableRawPointer
    ) -> Int {
        var at = start + headBytes
        var bits: UInt32 = 0

        @inline(__always) func put(_ word: UInt32, _ bit: UInt32) {
            at.storeBytes(of: word, as: UInt32.self)
            let counts: UInt32 = word == 0 ? 0 : 1
            bits |= counts << bit
            at += Int(counts &* 4)
        }
        let (receiving, resolving) = (row.pointee.receivingUnit.rawValue, row.pointee.resolvingUnit.rawValue)
        let (procedure, field) = (row.pointee.procedure.rawValue, row.pointee.field.rawValue)
        let fee = UInt64(bitPattern: row.pointee.fee)
        put(row.pointee.receivedAt.rawValue, 0)
        put(row.pointee.dueAt.rawValue, 1)
        put(row.pointee.originalDueAt.rawValue, 2)
        put(row.pointee.newDueAt.rawValue, 3)
        put(row.pointee.finishedAt.rawValue, 4)
        put(row.pointee.returnedAt.rawValue, 5)
        put(row.pointee.apologyAt.rawValue, 6)
        put(receiving & 0xFFFF | resolving << 16, 7)
        put(procedure & 0xFFFF | field << 16, 8)
        put(UInt32(truncatingIfNeeded: fee), 9)
        put(
            UInt32(row.pointee.limitValue) | UInt32(row.pointee.supplementCount) << 16
                | UInt32(row.pointee.apologyCount) << 24, 10)

        let supplements = row.pointee.supplementFrom.rawValue | row.pointee.supplementTo.rawValue
        let wide = (receiving | resolving | procedure | field) >> 16
        let wideFee = UInt32(truncatingIfNeeded: fee >> 32)
        let isPlaced = keepsPlaces && (UInt64(row.pointee.line) | row.pointee.idReference) != 0
        let rare =
            supplements | wide | row.pointee.officer.rawValue | wideFee | row.pointee.findings.rawValue
            | (isPlaced ? 1 : 0)
        if rare != 0 {
            @inline(__always) func add(_ word: UInt32) {
                at.storeBytes(of: word, as: UInt32.self)
                at += 4
            }
            if supplements != 0 {
                bits |= Self.supplement
                add(row.pointee.supplementFrom.rawValue)
                add(row.pointee.supplementTo.rawValue)
            }
            if wide != 0 {
                bits |= Self.wideWords
                add(receiving >> 16 | resolving & 0xFFFF_0000)
                add(procedure >> 16 | field & 0xFFFF_0000)
            }
            if row.pointee.officer != .none {
                bits |= Self.officer
                add(row.pointee.officer.rawValue)
            }
            if wideFee != 0 {
                bits |= Self.wideFee
                add(wideFee)
            }
            if row.pointee.findings.rawValue != 0 {
                bits |= Self.findings
                add(row.pointee.findings.rawValue)
            }
            if isPlaced {
                bits |= Self.places
                add(row.pointee.line)
                at.storeBytes(of: row.pointee.idReference, as: UInt64.self)
                at += 8
            }
        }
        if context == ContextTable.writtenOut {
            at.storeBytes(of: row.pointee.known.rawValue, as: UInt64.self)
            at.storeBytes(
                of: UInt32(row.pointee.file) | UInt32(row.pointee.timed.rawValue) << 16, toByteOffset: 8,
                as: UInt32.self)
            at += 12
        }
        let bytes = at - start
        let first = bits | UInt32(truncatingIfNeeded: bytes >> 2) << 17 | context << 22
        let second = codes(row) | (context >> 10) << 25
        start.storeBytes(of: UInt64(first) | UInt64(second) << 32, as: UInt64.self)
        start.storeBytes(of: row.pointee.identityLow, toByteOffset: 8, as: UInt64.self)
        start.storeBytes(of: row.pointee.identityHigh, toByteOffset: 16, as: UInt64.self)
        start.storeBytes(of: row.pointee.record, toByteOffset: 24, as: UInt32.self)
        return bytes
    }

    /// Two or three bits a code, as its list needs.
    @inline(__always)
    private static func codes(_ row: UnsafePointer<Dossier>) -> UInt32 {
        let stated =
            UInt32(row.pointee.limitUnit.rawValue) | UInt32(row.pointee.channel.rawValue) << 2
            | UInt32(row.pointee.level.rawValue) << 4 | UInt32(row.pointee.status.rawValue) << 6
            | UInt32(row.pointee.payment.rawValue) << 9 | UInt32(row.pointee.rating.rawValue) << 12
        let answers =
            UInt32(row.pointee.componentsDigitized.rawValue) | UInt32(row.pointee.resultDigitized.rawValue) << 2
            | UInt32(row.pointee.electronicResult.rawValue) << 4 | UInt32(row.pointee.reusedData.rawValue) << 6
            | UInt32(row.pointee.apologyIssued.rawValue) << 8
        return stated | answers << 14 | UInt32(row.pointee.role.rawValue) << 24
    }

    // MARK: - Reading

    @inlinable @inline(__always)
    static func bytes(_ row: UnsafeRawPointer) -> Int {
        Int(row.load(as: UInt32.self) >> 17 & 0x1F) &* 4
    }

    @inlinable @inline(__always)
    static func isRegister(_ row: UnsafeRawPointer) -> Bool {
        row.load(fromByteOffset: 4, as: UInt32.self) >> 24 & 1 == 1
    }

    @inlinable @inline(__always)
    static func context(_ row: UnsafeRawPointer, _ contexts: UnsafePointer<RowContext>) -> RowContext {
        let number = row.load(as: UInt32.self) >> 22 | (row.load(fromByteOffset: 4, as: UInt32.self) >> 25) << 10
        if number != 0x1_FFFF { return contexts[Int(number)] }
        let end = row + bytes(row)
        let place = end.loadUnaligned(fromByteOffset: -4, as: UInt32.self)
        return RowContext(
            known: FieldSet(rawValue: end.loadUnaligned(fromByteOffset: -12, as: UInt64.self)),
            file: UInt16(truncatingIfNeeded: place),
            timed: TimedStamps(rawValue: UInt16(truncatingIfNeeded: place >> 16)))
    }

    /// The row as it was written. Reads one word past its end.
    @inlinable @inline(__always)
    static func read(_ start: UnsafeRawPointer, _ contexts: UnsafePointer<RowContext>) -> Dossier {
        let bits = start.load(as: UInt32.self)
        var at = start + headBytes

        @inline(__always) func take(_ bit: UInt32) -> UInt32 {
            let counts = bits >> bit & 1
            let word = at.load(as: UInt32.self) & (0 &- counts)
            at += Int(counts &* 4)
            return word
        }
        var row = Dossier()
        let context = context(start, contexts)
        row.known = context.known
        row.file = context.file
        row.timed = context.timed
        row.identityLow = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        row.identityHigh = start.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        row.record = start.load(fromByteOffset: 24, as: UInt32.self)
        row.receivedAt = Stamp(rawValue: take(0))
        row.dueAt = Stamp(rawValue: take(1))
        row.originalDueAt = Stamp(rawValue: take(2))
        row.newDueAt = Stamp(rawValue: take(3))
        row.finishedAt = Stamp(rawValue: take(4))
        row.returnedAt = Stamp(rawValue: take(5))
        row.apologyAt = Stamp(rawValue: take(6))
        var units = take(7)
        var procedure = take(8)
        var fee = UInt64(take(9))
        let limit = take(10)
        row.limitValue = UInt16(truncatingIfNeeded: limit)
        row.supplementCount = UInt8(truncatingIfNeeded: limit >> 16)
        row.apologyCount = UInt8(truncatingIfNeeded: limit >> 24)
        var wideUnits: UInt32 = 0
        var wideProcedure: UInt32 = 0
        if bits & Self.isRare != 0 {
            @inline(__always) func next() -> UInt32 {
                let word = at.load(as: UInt32.self)
                at += 4
                return word
            }
            if bits & Self.supplement != 0 {
                row.supplementFrom = Stamp(rawValue: next())
                row.supplementTo = Stamp(rawValue: next())
            }
            if bits & Self.wideWords != 0 {
                wideUnits = next()
                wideProcedure = next()
            }
            if bits & Self.officer != 0 { row.officer = WordID(rawValue: next()) }
            if bits & Self.wideFee != 0 { fee |= UInt64(next()) << 32 }
            if bits & Self.findings != 0 { row.findings = Findings(rawValue: next()) }
            if bits & Self.places != 0 {
                row.line = next()
                row.idReference = UInt64(next())
                row.idReference |= UInt64(next()) << 32
            }
        }
        row.fee = Int64(bitPattern: fee)
        row.receivingUnit = WordID(rawValue: units & 0xFFFF | wideUnits << 16)
        units >>= 16
        row.resolvingUnit = WordID(rawValue: units | wideUnits & 0xFFFF_0000)
        row.procedure = WordID(rawValue: procedure & 0xFFFF | wideProcedure << 16)
        procedure >>= 16
        row.field = WordID(rawValue: procedure | wideProcedure & 0xFFFF_0000)
        readCodes(start.load(fromByteOffset: 4, as: UInt32.self), &row)
        return row
    }

    /// Every code was written from a value of its list, so that its bits are one.
    @inlinable @inline(__always)
    static func readCodes(_ codes: UInt32, _ row: inout Dossier) {
        @inline(__always) func code<Code>(_ shift: UInt32, _ mask: UInt32) -> Code {
            unsafeBitCast(UInt8(truncatingIfNeeded: codes >> shift & mask), to: Code.self)
        }
        row.limitUnit = code(0, 3)
        row.channel = code(2, 3)
        row.level = code(4, 3)
        row.status = code(6, 7)
        row.payment = code(9, 7)
        row.rating = code(12, 3)
        row.componentsDigitized = code(14, 3)
        row.resultDigitized = code(16, 3)
        row.electronicResult = code(18, 3)
        row.reusedData = code(20, 3)
        row.apologyIssued = code(22, 3)
        row.role = code(24, 1)
    }
}
