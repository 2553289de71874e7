"""Counts a store's nights anew from their files, slowly: it shares nothing with the program or with what made them.

A dictionary by id in which a later record replaces an earlier one; each dossier is judged by itself, as the
definitions say it. The files are exports of the full layout with any of its columns, and registers of letters.
"""
import csv
import gzip
import pathlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

ID, RECEIVED = "Mã hồ sơ", "Ngày tiếp nhận"
DUE, FIRST_DUE = "Ngày hẹn trả", "Ngày hẹn trả trước"
FINISHED, RETURNED = "Ngày kết thúc xử lý", "Ngày trả kết quả"
STATUS, CHANNEL, FEE, PAYMENT = "Trạng thái", "Hình thức nộp", "Phí, lệ phí", "Hình thức thanh toán"
RECEIVING, RESOLVING, DIGITIZED = "Đơn vị tiếp nhận", "Đơn vị giải quyết", "Số hóa kết quả"
COLUMNS = (RECEIVED, DUE, FIRST_DUE, FINISHED, RETURNED, STATUS, CHANNEL, FEE, PAYMENT, RECEIVING, RESOLVING, DIGITIZED)
LETTER, REFERENCE, NEW_DUE = "Ngày xin lỗi", "Số văn bản xin lỗi", "Ngày hẹn trả mới"

NOT_ACCEPTED = {"Mới đăng ký", "Không được tiếp nhận"}
PAUSED = {"Yêu cầu bổ sung giấy tờ", "Yêu cầu thực hiện nghĩa vụ tài chính", "Dừng xử lý"}
WITHDRAWN, REFUSED = "Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết"
FINISHED_WORDS = {"Đã xử lý xong", "Đã trả kết quả"}

RESOLVING_SIDE = {
    "carriedOver", "received", "receivedOnline", "receivedDirect", "receivedPostal", "early", "onTime", "late",
    "withdrawn", "refused", "openInTime", "openOverdue", "openPaused", "resultDigitized", "lateWithDatedLetter",
    "lateFirstPromiseR", "lateFirstPromiseO", "apologyR", "apologyO", "apologyMissingR", "apologyMissingO",
    "letterWithoutLateness", "announced", "onTimeOnlyByMovedDate", "extendedTwice"}
RECEIVING_SIDE = {"reception", "online", "direct", "postal", "withFee", "paidOnlineWithFee", "notAccepted"}
RECOUNTED = RESOLVING_SIDE | RECEIVING_SIDE
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rules:
    """The switches in which the rulesets differ that are recounted."""

    ruleset: str = "form-06"
    calendar: str = "kstt"

    @property
    def by_day(self) -> bool:
        return self.ruleset == "form-06"

    @property
    def flags(self) -> list[str]:
        return ["--rules", self.ruleset, "--calendar", self.calendar]


@dataclass
class Letters:
    """What the registers say of one id."""

    issued: bool = False
    first: datetime | None = None
    days: set[date] = field(default_factory=set)
    most_in_one: int = 0

    @property
    def count(self) -> int:
        """A letter that several registers name is one; letters without a date are told apart within one file only."""
        return max(len(self.days), self.most_in_one)


def drawn(path: pathlib.Path) -> datetime:
    """The end of the day in the file's name."""
    return datetime.strptime(re.search(r"\d{4}-\d\d-\d\d", path.name)[0], "%Y-%m-%d") + DAY


class Recount:
    def __init__(self) -> None:
        # id → (its file's instant, its cells by column)
        self.known: dict[str, tuple[datetime, dict[str, str]]] = {}
        self.letters: defaultdict[str, Letters] = defaultdict(Letters)
        # How often the day of the due date was another than in the record before.
        self.moves: Counter = Counter()
        self.latest = datetime.min
        self.first: datetime | None = None
        self.moments: dict[str, tuple[datetime, bool]] = {}

    # Reading

    def add_export(self, path: pathlib.Path) -> None:
        """A record that the same id has had from a later export is not taken."""
        instant = drawn(path)
        self.latest = max(self.latest, instant)
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as text:
            rows = csv.reader(text)
            heading = next(rows)
            rows = list(rows)
        places = {name: heading.index(name) for name in COLUMNS if name in heading}
        dateless = {name for name in (DUE, FIRST_DUE) if name in places and without_time(rows, places[name])}
        id_place, received_place = heading.index(ID), places[RECEIVED]
        for row in rows:
            received = self.moment(row[received_place])
            if received is None:
                continue
            self.first = min(self.first or received[0], received[0])
            before = self.known.get(row[id_place])
            if before and before[0] > instant:
                continue
            cells = {name: row[place][:10] if name in dateless else row[place] for name, place in places.items()}
            if before:
                due, due_before = self.moment(cells[DUE]), self.moment(before[1][DUE])
                self.moves[row[id_place]] += bool(due and due_before and due[0].date() != due_before[0].date())
            self.known[row[id_place]] = (instant, {**before[1], **cells} if before else cells)

    def add_register(self, path: pathlib.Path) -> None:
        with open(path, encoding="utf-8", newline="") as text:
            named = Counter()
            for row in csv.DictReader(text):
                if not (row[LETTER] or row[REFERENCE]):
                    continue
                letters = self.letters[row[ID]]
                letters.issued = True
                named[row[ID]] += 1
                letters.most_in_one = max(letters.most_in_one, named[row[ID]])
                if found := self.moment(row[LETTER]):
                    letters.first = min(letters.first or found[0], found[0])
                    letters.days.add(found[0].date())

    def moment(self, text: str) -> tuple[datetime, bool] | None:
        """A date and whether it has a time of day. None for what is none."""
        if text not in self.moments:
            self.moments[text] = parsed(text)
        return self.moments[text]

    # Counting

    def figures(self, rules: Rules, span: tuple[datetime, datetime] | None = None) -> dict:
        """By unit and month, with the totals of each unit and of all; what was excluded; how many dossiers."""
        span = span or (self.first.replace(hour=0, minute=0, second=0), self.latest)
        parts = months(span, rules.calendar)
        slices: defaultdict[tuple, Counter] = defaultdict(Counter)
        excluded: Counter = Counter()
        for id, (instant, cells) in self.known.items():
            dossier = Dossier(self, id, cells, rules)
            reason = dossier.exclusion(instant)
            if reason:
                excluded[reason] += 1
                continue
            for month, (start, end) in [(None, span), *parts]:
                for mark in dossier.marks(start, end, min(end, span[1], self.latest), self.latest):
                    unit = cells[RECEIVING] if mark in RECEIVING_SIDE else cells[RESOLVING]
                    if month is None:
                        slices[None, None][mark] += 1
                    slices[unit, month][mark] += 1
        return {"slices": {key: dict(counts) for key, counts in slices.items() if counts}, "excluded": dict(excluded),
                "dossiers": len(self.known)}


class Dossier:
    """One dossier, judged on its own."""

    def __init__(self, recount: Recount, id: str, cells: dict[str, str], rules: Rules):
        self.cells, self.rules = cells, rules
        self.status = cells.get(STATUS, "")
        self.received = recount.moment(cells[RECEIVED])[0]
        finish = recount.moment(cells.get(FINISHED, "")) or recount.moment(cells.get(RETURNED, ""))
        self.end = finish and finish[0]
        self.due = self.last_second(recount.moment(cells.get(DUE, "")))
        self.first_due = self.last_second(recount.moment(cells.get(FIRST_DUE, ""))) or self.due
        self.letters = recount.letters.get(id, Letters())
        self.extended = self.letters.count > 1 or recount.moves[id] > 1

    def last_second(self, found: tuple[datetime, bool] | None) -> datetime | None:
        return found and (found[0] if found[1] else found[0] + DAY - timedelta(seconds=1))

    @property
    def gone(self) -> bool:
        return self.status in (WITHDRAWN, REFUSED)

    def exclusion(self, instant: datetime) -> str | None:
        if self.status in NOT_ACCEPTED:
            return None
        if self.received >= instant:
            return "receivedAfterExport"
        if self.end is None:
            return ("withdrawnWithoutDate" if self.gone else "finishedWithoutDate" if self.status in FINISHED_WORDS
                    else None)
        if self.end.date() < self.received.date():
            return "finishBeforeReceiptDay"
        return "finishAfterExport" if self.end >= instant else None

    def marks(self, start: datetime, end: datetime, as_of: datetime, exported: datetime) -> list[str]:
        """What it counts as in the period [start, end)."""
        inside = start <= self.received < end
        if self.status in NOT_ACCEPTED:
            return ["notAccepted"] if inside else []
        ended = self.end is not None and self.end < end
        if self.received >= end or (ended and max(self.end, self.received) < start):
            return []
        marks = (self.received_marks() if inside else ["carriedOver"]) + ["extendedTwice"] * self.extended
        if not ended:
            return marks + self.open_marks(as_of, exported)
        if self.gone:
            return marks + ["withdrawn"] + ["refused"] * (self.status == REFUSED)
        return marks + self.resolved_marks()

    def received_marks(self) -> list[str]:
        channel = {"Trực tuyến": "Online", "Bưu chính": "Postal"}.get(self.cells.get(CHANNEL), "Direct")
        marks = ["received", "received" + channel, "reception", channel.lower()]
        if int(self.cells.get(FEE) or 0) > 0:
            marks.append("withFee")
            if self.cells.get(PAYMENT) == "Trực tuyến":
                marks.append("paidOnlineWithFee")
        return marks

    def late(self, due: datetime | None) -> bool:
        if due is None:
            return False
        return self.end.date() > due.date() if self.rules.by_day else self.end > due

    def resolved_marks(self) -> list[str]:
        late, late_first = self.late(self.due), self.late(self.first_due)
        marks = ["late" if late else "early" if self.due and self.end.date() < self.due.date() else "onTime"]
        if self.cells.get(DIGITIZED) == "Có":
            marks.append("resultDigitized")
        if late_first:
            marks += ["lateFirstPromiseR", "apologyR" if self.letters.issued else "apologyMissingR"]
            marks += ["onTimeOnlyByMovedDate"] * (not late)
        elif self.letters.issued:
            marks.append("letterWithoutLateness")
        return marks + ["lateWithDatedLetter"] * (late and self.letters.first is not None)

    def overdue(self, due: datetime | None, as_of: datetime) -> bool:
        if due is None:
            return False
        last_day = (as_of - timedelta(seconds=1)).date()
        return due.date() < last_day if self.rules.by_day else due < as_of

    def open_marks(self, as_of: datetime, exported: datetime) -> list[str]:
        written = self.letters.issued and (self.letters.first is None or self.letters.first < as_of)
        if self.rules.ruleset == "form-06" and self.status in PAUSED and as_of >= exported:
            return ["openPaused"] + ["announced"] * written
        overdue, overdue_first = self.overdue(self.due, as_of), self.overdue(self.first_due, as_of)
        marks = ["openOverdue" if overdue else "openInTime"]
        if overdue_first:
            marks += ["lateFirstPromiseO", "apologyO" if written else "apologyMissingO"]
            return marks + ["onTimeOnlyByMovedDate"] * (not overdue)
        return marks + ["announced"] * written


def parsed(text: str) -> tuple[datetime, bool] | None:
    for form, timed in (("%d/%m/%Y %H:%M:%S", True), ("%d/%m/%Y", False)):
        try:
            return datetime.strptime(text, form), timed
        except ValueError:
            pass
    return None


def without_time(rows: list[list[str]], place: int) -> bool:
    """Whether every date of the column stands at midnight: then it means days."""
    cells = [row[place] for row in rows if row[place]]
    return bool(cells) and all(cell.endswith(" 00:00:00") for cell in cells)


def months(span: tuple[datetime, datetime], calendar: str) -> list[tuple[str, tuple[datetime, datetime]]]:
    """The months of the calendar, the first and last cut where the span begins and ends."""
    names: dict[str, list[datetime]] = {}
    day = span[0]
    while day < span[1]:
        # From the 15th on it is the next month of the KSTT calendar: 17 days later every date is in it.
        month = day + 17 * DAY if calendar == "kstt" and day.day >= 15 else day
        names.setdefault(f"{month:%Y-%m}", []).append(day)
        day += DAY
    return [(name, (days[0], days[-1] + DAY)) for name, days in names.items()]
