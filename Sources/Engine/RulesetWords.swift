import Dossiers
import Reports

/// The switches of a ruleset in words, one sentence each, in the order of definitions §4.
public enum RulesetWords {
    public static func sentences(_ rules: Ruleset) -> [Bilingual] {
        [
            comparison(rules.comparison), finish(rules.finish), noDueDate(rules.noDueDate), withdrawn(rules.withdrawn),
            paused(rules.paused), promise(rules.judgedAgainst), rate(rules.onTimeRate), calendar(rules.calendar),
        ]
    }

    static func comparison(_ value: Ruleset.Comparison) -> Bilingual {
        switch value {
        case .day:
            Bilingual(
                vi: "So theo ngày: trước ngày hẹn là trước hạn, trong ngày hẹn là đúng hạn, sau ngày hẹn là quá hạn.",
                en: "Compared by day: before the due day early, on it on time, after it late.")
        case .instant:
            Bilingual(
                vi: "So theo thời điểm: sau giờ hẹn là quá hạn; còn lại, xong trước ngày hẹn là trước hạn.",
                en: "Compared by instant: after the due time late; of the rest, finished before the due day early.")
        }
    }

    static func finish(_ value: Ruleset.Finish) -> Bilingual {
        switch value {
        case .finishedElseReturned:
            Bilingual(
                vi: "Kết thúc là ngày có kết quả (kết thúc xử lý), không có thì ngày trả kết quả.",
                en: "The finish is the day the result was ready, else the day it was handed over.")
        case .returned:
            Bilingual(
                vi: "Kết thúc là ngày trả kết quả cho công dân.",
                en: "The finish is the day the result was handed over.")
        }
    }

    static func noDueDate(_ value: Ruleset.NoDueDate) -> Bilingual {
        switch value {
        case .onTime: Bilingual(vi: "Không có ngày hẹn: đúng hạn.", en: "No due date: on time.")
        case .excluded: Bilingual(vi: "Không có ngày hẹn: loại khỏi số liệu.", en: "No due date: excluded.")
        case .legalMaximum:
            Bilingual(
                vi: "Không có ngày hẹn: so với thời hạn giải quyết của thủ tục, không có thì đúng hạn.",
                en: "No due date: against the procedure's legal limit, else on time.")
        }
    }

    static func withdrawn(_ value: Ruleset.Withdrawn) -> Bilingual {
        switch value {
        case .separate:
            Bilingual(
                vi: "Hồ sơ rút, từ chối: đếm riêng, không nằm trong đã giải quyết.",
                en: "Withdrawn and refused: counted apart, not among the resolved.")
        case .asResolvedOnTime:
            Bilingual(
                vi: "Hồ sơ rút, từ chối: tính là đã giải quyết đúng hạn.",
                en: "Withdrawn and refused: counted as resolved on time.")
        case .asResolvedByDate:
            Bilingual(
                vi: "Hồ sơ rút, từ chối: tính là đã giải quyết, đúng hạn hay không theo ngày.",
                en: "Withdrawn and refused: counted as resolved, on time or late by their dates.")
        }
    }

    static func paused(_ value: Ruleset.Paused) -> Bilingual {
        switch value {
        case .inTime:
            Bilingual(
                vi: "Hồ sơ chờ bổ sung, tạm dừng: trong hạn.", en: "Waiting for a supplement or stopped: in time.")
        case .subtract:
            Bilingual(
                vi: "Thời gian chờ bổ sung được trừ; yêu cầu bổ sung quá một lần là quá hạn.",
                en: "Time waiting for a supplement is taken off; more than one request is late.")
        case .ignored:
            Bilingual(vi: "Không xét tạm dừng, bổ sung.", en: "Pauses and supplements are not looked at.")
        }
    }

    static func promise(_ value: Ruleset.Promise) -> Bilingual {
        switch value {
        case .currentDue: Bilingual(vi: "So với ngày hẹn hiện tại.", en: "Judged against the current due date.")
        case .originalDue:
            Bilingual(vi: "So với ngày hẹn ban đầu nếu biết.", en: "Judged against the original due date where known.")
        }
    }

    static func rate(_ value: Ruleset.OnTimeRate) -> Bilingual {
        switch value {
        case .resolved:
            Bilingual(
                vi: "Tỷ lệ đúng hạn là T1: (trước hạn + đúng hạn) / đã giải quyết.",
                en: "The on-time rate is T1: (early + on time) / resolved.")
        case .resolvedAndOpen:
            Bilingual(
                vi: "Tỷ lệ đúng hạn là T2: tính cả hồ sơ đang giải quyết trong hạn.",
                en: "The on-time rate is T2: open dossiers in time count too.")
        }
    }

    static func calendar(_ value: PeriodCalendar) -> Bilingual {
        switch value {
        case .kstt:
            Bilingual(
                vi: "Kỳ báo cáo từ ngày 15 tháng trước đến ngày 14 (báo cáo KSTT).",
                en: "Periods run from the 15th to the 14th (KSTT reports).")
        case .civil: Bilingual(vi: "Kỳ báo cáo theo tháng dương lịch.", en: "Periods are calendar months.")
        }
    }
}
