/// A ruleset (bộ quy tắc): the switches that decide a verdict, definitions §4. Data, not code: the values
/// come from a file in `data/rulesets/` or from the user's own.
public struct Ruleset: Equatable, Sendable {
    public enum Comparison: String, CaseIterable, Sendable { case day, instant }
    public enum Finish: String, CaseIterable, Sendable { case finishedElseReturned, returned }
    public enum NoDueDate: String, CaseIterable, Sendable { case onTime, excluded, legalMaximum }
    public enum Withdrawn: String, CaseIterable, Sendable { case separate, asResolvedOnTime, asResolvedByDate }
    public enum Paused: String, CaseIterable, Sendable { case inTime, subtract, ignored }
    public enum Promise: String, CaseIterable, Sendable { case currentDue, originalDue }
    /// Which of T1 (resolved, A) and T2 (resolved and open, B) is "the" on-time rate of the ruleset.
    public enum OnTimeRate: String, CaseIterable, Sendable { case resolved, resolvedAndOpen }

    public var id: String
    public var nameVi: String
    public var nameEn: String
    /// Where the rule comes from (decree, form, vendor).
    public var sourceVi: String
    public var sourceEn: String
    public var comparison: Comparison
    public var finish: Finish
    public var noDueDate: NoDueDate
    public var withdrawn: Withdrawn
    public var paused: Paused
    public var judgedAgainst: Promise
    public var onTimeRate: OnTimeRate
    public var calendar: PeriodCalendar

    public init(
        id: String, nameVi: String, nameEn: String, sourceVi: String, sourceEn: String,
        comparison: Comparison, finish: Finish, noDueDate: NoDueDate, withdrawn: Withdrawn, paused: Paused,
        judgedAgainst: Promise, onTimeRate: OnTimeRate, calendar: PeriodCalendar
    ) {
        self.id = id
        self.nameVi = nameVi
        self.nameEn = nameEn
        self.sourceVi = sourceVi
        self.sourceEn = sourceEn
        self.comparison = comparison
        self.finish = finish
        self.noDueDate = noDueDate
        self.withdrawn = withdrawn
        self.paused = paused
        self.judgedAgainst = judgedAgainst
        self.onTimeRate = onTimeRate
        self.calendar = calendar
    }
}

/// The calendar in which reporting periods are cut (lịch kỳ báo cáo).
public enum PeriodCalendar: String, CaseIterable, Sendable {
    /// 15th to 14th, of the KSTT reports (Thông tư 01/2020/TT-VPCP).
    case kstt
    /// Calendar months, of the national portal (Quyết định 766/QĐ-TTg).
    case civil
}
