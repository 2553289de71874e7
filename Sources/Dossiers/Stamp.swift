/// A moment in local civil time (giờ dân sự tại chỗ, UTC+7 unless the schema says otherwise):
/// seconds since 1970-01-01 00:00:00 on the local clock. 0 is "none".
///
/// Covers 1970-01-01 00:00:01 … 2105-12-31; what lies outside is not a date an office writes, and is
/// unreadable. Whether the cell carried a time of day is kept apart, in ``Dossier/timed``.
public struct Stamp: RawRepresentable, BitwiseCopyable, Hashable, Comparable, Sendable {
    public var rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable public static var none: Stamp { Stamp(rawValue: 0) }
    @inlinable public static var secondsPerDay: UInt32 { 86_400 }

    @inlinable public var isNone: Bool { rawValue == 0 }
    /// Days since 1970-01-01.
    @inlinable public var day: CivilDay { CivilDay(number: Int32(rawValue / Self.secondsPerDay)) }
    @inlinable public var isMidnight: Bool { rawValue % Self.secondsPerDay == 0 }

    @inlinable public static func < (a: Stamp, b: Stamp) -> Bool { a.rawValue < b.rawValue }
}

/// A day of the proleptic Gregorian calendar: days since 1970-01-01.
public struct CivilDay: BitwiseCopyable, Hashable, Comparable, Sendable {
    public var number: Int32
    @inlinable public init(number: Int32) { self.number = number }
    @inlinable public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
    /// The first second of the day.
    @inlinable public var start: Stamp { Stamp(rawValue: UInt32(number) * Stamp.secondsPerDay) }
    @inlinable public func adding(_ days: Int) -> CivilDay { CivilDay(number: number + Int32(days)) }
}
