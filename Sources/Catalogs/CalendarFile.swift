public import Dossiers

/// A calendar of days off and days worked to make up (lịch nghỉ lễ và làm bù), with where each comes from.
public struct CalendarFile: Equatable, Sendable {
    /// A day that differs from its weekday.
    public struct Day: Equatable, Sendable {
        public var day: CivilDay
        public var noteVi: String
        public var noteEn: String
        public var source: String
    }

    public var id: String
    public var nameVi: String
    public var nameEn: String
    public var sourceVi: String
    public var sourceEn: String
    /// The years for which every day is known; nothing is guessed outside them.
    public var years: ClosedRange<Int>
    /// In order of time.
    public var daysOff: [Day]
    /// Weekend days worked to make up, in order of time.
    public var daysWorked: [Day]

    public var workingCalendar: WorkingCalendar {
        WorkingCalendar(
            daysOff: Set(daysOff.map(\.day)), daysWorked: Set(daysWorked.map(\.day)), coveredYears: years)
    }
}
