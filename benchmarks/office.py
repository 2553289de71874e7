"""A made-up one-stop shop, night by night: what its system shows of its dossiers, and the files that it delivers.

The dossiers come from `motcua generate`, each as seen from the end of time; here they are received, promised, finished
and handed over day by day, and about one in a hundred meets with something else.
"""
import csv
import gzip
import io
import pathlib
import random
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date, datetime, timedelta

FORM, DAY_FORM = "%d/%m/%Y %H:%M:%S", "%d/%m/%Y"
DAY = timedelta(days=1)
WINDOW = 60
# Half a year, so that nearly every end is in the export that the lives are taken from.
LONGEST_LIFE = 180
ODD_ONE_IN = 150
REGISTER = ("Mã hồ sơ", "Ngày xin lỗi", "Số văn bản xin lỗi", "Ngày hẹn trả mới")
# Columns that some exports do not have.
FEE_COLUMNS = ("Phí, lệ phí", "Hình thức thanh toán")
PAUSES = ("Yêu cầu bổ sung giấy tờ", "Yêu cầu thực hiện nghĩa vụ tài chính", "Dừng xử lý")

Cells = dict[str, str]


@dataclass
class Life:
    """How a dossier ends, if nothing happens to it."""

    id: str
    shown: Cells
    received: datetime
    end: datetime | None
    returned: datetime | None
    last: Cells

    @property
    def is_open(self) -> bool:
        return not (self.shown["Ngày kết thúc xử lý"] or self.shown["Ngày trả kết quả"])


@dataclass(frozen=True)
class Delivery:
    """The files of one night."""

    # None when it is held back.
    export: pathlib.Path | None
    register: pathlib.Path | None
    # An export of an earlier night, which was held back then.
    late_export: pathlib.Path | None
    # Nobody was at work: the export is that of the night before, byte for byte.
    is_quiet: bool


class Office:
    def __init__(self, folder: pathlib.Path, motcua: pathlib.Path, first_night: date, nights: int, a_day: int,
                 seed: int):
        self.folder = folder
        self.first_night = first_night
        self.random = random.Random(seed)
        self.headings, self.coming = self.lives(motcua, first_night, nights, a_day, seed)
        self.headings.remove("Ngày xin lỗi")
        self.shown: list[Life] = []
        self.held_back: pathlib.Path | None = None
        self.last: pathlib.Path | None = None
        self.letters: list[tuple[date, tuple[str, str, str, str]]] = []

    def lives(self, motcua: pathlib.Path, first_night: date, nights: int, a_day: int,
              seed: int) -> tuple[list[str], list[Life]]:
        """The dossiers to come, the first received last."""
        first, last = first_night - WINDOW * DAY, first_night + nights * DAY
        path = self.folder / "lives.csv"
        days = (last - first).days + LONGEST_LIFE
        subprocess.run([motcua, "generate", "--records", str(a_day * days), "--seed", str(seed), "--repeats", "0",
                        "--units", "24", "--from", str(first), "--to", str(last + LONGEST_LIFE * DAY),
                        "--progress", "none", "--output", path], check=True)
        lives = []
        with open(path, encoding="utf-8", newline="") as text:
            rows = csv.DictReader(text)
            for row in rows:
                if not row["Ngày tiếp nhận"]:
                    continue
                received = moment(row["Ngày tiếp nhận"])
                if received.date() < last:
                    lives.append(Life(row["Mã hồ sơ"], {}, received, moment(row["Ngày kết thúc xử lý"]),
                                      moment(row["Ngày trả kết quả"]), row))
            headings = list(rows.fieldnames)
        path.unlink()
        lives.sort(key=lambda life: life.received, reverse=True)
        return headings, lives

    # A night

    def deliver(self, night: int) -> Delivery:
        """`night` counts from 1."""
        today = self.first_night + (night - 1) * DAY
        now = datetime.combine(today, datetime.min.time()) + DAY
        self.live(now)
        is_quiet = night % 13 == 9 and night % 25 not in (12, 13)
        if is_quiet:
            export = self.folder / f"ho-so-{today}{''.join(self.last.suffixes)}"
            shutil.copyfile(self.last, export)
        else:
            rows = [life for life in self.shown if life.is_open or now - life.received < WINDOW * DAY]
            self.odd_things(rows, now)
            export = self.write_export(night, today, rows)
        self.last = export
        register = self.write_register(today, now) if night % 5 == 0 else None
        # Now and then an export comes three nights late.
        if night % 25 == 12:
            self.held_back, export = export, None
        late = None
        if night % 25 == 15:
            late, self.held_back = self.held_back, None
        return Delivery(export, register, late, is_quiet)

    def live(self, now: datetime) -> None:
        """What the dossiers' lives bring until now."""
        while self.coming and self.coming[-1].received < now:
            life = self.coming.pop()
            life.shown = received(life)
            self.shown.append(life)
        for life in self.shown:
            if life.end and life.end < now and life.is_open:
                life.shown |= {name: life.last[name] for name in ("Số hóa kết quả", "Kết quả điện tử")}
                gone = life.last["Trạng thái"] in ("Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết")
                life.shown |= {"Ngày kết thúc xử lý": life.end.strftime(FORM),
                               "Trạng thái": life.last["Trạng thái"] if gone else "Đã xử lý xong"}
                life.end = None
            if life.returned and life.returned < now and not life.is_open and not life.shown["Ngày trả kết quả"]:
                life.shown |= {"Ngày trả kết quả": life.returned.strftime(FORM), "Trạng thái": "Đã trả kết quả"}
                life.returned = None

    def odd_things(self, rows: list[Life], now: datetime) -> None:
        things = [self.move_due, self.move_due, self.wipe_finish, self.wipe_finish, self.pause, self.withdraw,
                  self.finish_without_date, self.finish_too_early, self.finish_too_late, self.hand_on,
                  self.correct_receipt, self.pay, self.due_by_day]
        for life in self.random.sample(rows, len(rows) // ODD_ONE_IN):
            self.random.choice(things)(life, now)

    def move_due(self, life: Life, now: datetime) -> None:
        shown = life.shown
        if shown["Ngày hẹn trả"]:
            shown["Ngày hẹn trả trước"] = shown["Ngày hẹn trả trước"] or shown["Ngày hẹn trả"]
            shown["Ngày hẹn trả"] = (moment(shown["Ngày hẹn trả"]) + self.days(1, 15)).strftime(FORM)

    def wipe_finish(self, life: Life, now: datetime) -> None:
        life.shown |= {"Ngày kết thúc xử lý": "", "Ngày trả kết quả": "", "Trạng thái": "Đang xử lý"}
        life.end = now + self.days(2, 20)
        life.returned = None

    def pause(self, life: Life, now: datetime) -> None:
        if life.is_open:
            life.shown["Trạng thái"] = self.random.choice(PAUSES)

    def withdraw(self, life: Life, now: datetime) -> None:
        if life.is_open:
            life.shown["Trạng thái"] = self.random.choice(("Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết"))
            # Half of the time nobody notes when.
            if self.random.random() < 0.5:
                life.shown["Ngày kết thúc xử lý"] = (now - timedelta(hours=9)).strftime(FORM)
            life.end = None

    def finish_without_date(self, life: Life, now: datetime) -> None:
        if life.is_open:
            life.shown["Trạng thái"] = "Đã xử lý xong"

    def finish_too_early(self, life: Life, now: datetime) -> None:
        life.shown["Ngày kết thúc xử lý"] = (life.received - self.days(1, 3)).strftime(FORM)

    def finish_too_late(self, life: Life, now: datetime) -> None:
        """A slip of the pen: the date has not come yet."""
        life.shown["Ngày kết thúc xử lý"] = (now + self.days(1, 30)).strftime(FORM)

    def hand_on(self, life: Life, now: datetime) -> None:
        life.shown["Đơn vị giải quyết"] = self.random.choice(self.shown).shown["Đơn vị tiếp nhận"]

    def correct_receipt(self, life: Life, now: datetime) -> None:
        corrected = moment(life.shown["Ngày tiếp nhận"]) - self.days(1, 2)
        life.shown["Ngày tiếp nhận"] = corrected.strftime(FORM)

    def pay(self, life: Life, now: datetime) -> None:
        fee = self.random.choice(("0", "15000", "150000"))
        life.shown |= {"Phí, lệ phí": fee, "Hình thức thanh toán": "Trực tuyến"}

    def due_by_day(self, life: Life, now: datetime) -> None:
        """A due date without a time of day: it lasts until midnight."""
        life.shown["Ngày hẹn trả"] = life.shown["Ngày hẹn trả"][:10]

    def days(self, least: int, most: int) -> timedelta:
        return self.random.randint(least, most) * DAY

    # Files

    def write_export(self, night: int, today: date, rows: list[Life]) -> pathlib.Path:
        headings, cells = list(self.headings), [life.shown for life in rows]
        if night % 17 == 0:
            headings = [name for name in headings if name not in FEE_COLUMNS]
        if night % 19 == 0:
            # A due column without any time of day means days.
            cells = [{**row, **{name: at_midnight(row[name]) for name in ("Ngày hẹn trả", "Ngày hẹn trả trước")}}
                     for row in cells]
        if night % 3 == 0:
            cells = self.random.sample(cells, len(cells))
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, headings, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        # Some records stand twice: as they were, and behind it as they are.
        again = self.random.sample(cells, len(cells) // 500)
        writer.writerows({**row, "Trạng thái": "Đang xử lý", "Ngày kết thúc xử lý": "", "Ngày trả kết quả": ""}
                         for row in again)
        if night % 7 == 0:
            # What cannot be read changes nothing.
            writer.writerows({**row, "Ngày tiếp nhận": "31/02/2025", "Trạng thái": "Đang xử lý"} for row in again[:5])
        writer.writerows(cells)
        content = text.getvalue().encode("utf-8")
        zipped = night % 11 == 0
        path = self.folder / f"ho-so-{today}.csv{'.gz' if zipped else ''}"
        path.write_bytes(gzip.compress(content, 1, mtime=0) if zipped else content)
        return path

    def write_register(self, today: date, now: datetime) -> pathlib.Path:
        """Letters of the last thirty days, so that each stands in several registers; one for a dossier that only a
        later export has, and one of an id that no export has."""
        late = [life for life in self.shown if life.is_open and life.shown["Ngày hẹn trả"]
                and moment(life.shown["Ngày hẹn trả"]) < now]
        for life in self.random.sample(late, len(late) // 3) + self.random.sample(self.shown, 3):
            written = now - self.days(0, 4) - timedelta(hours=9)
            promised = (now + self.days(1, 10)).strftime(DAY_FORM) if self.random.random() < 0.5 else ""
            dated = written.strftime(FORM) if self.random.random() < 0.9 else ""
            self.letters.append((today, (life.id, dated, f"{len(self.letters)}/TXL", promised)))
        if self.coming:
            self.letters.append((today, (self.coming[-1].id, now.strftime(DAY_FORM), f"{len(self.letters)}/TXL", "")))
        rows = [row for written, row in self.letters if today - written < 30 * DAY]
        rows += [("H99.999-250101-9999", now.strftime(DAY_FORM), "0/TXL", ""), (self.shown[0].id, "", "", "")]
        path = self.folder / f"thu-xin-loi-{today}.csv"
        with open(path, "w", encoding="utf-8", newline="") as text:
            csv.writer(text, lineterminator="\n").writerows([REGISTER, *rows])
        return path


def received(life: Life) -> Cells:
    """As the system shows it on the day of receipt."""
    # Where the due date was moved, the life's last record keeps the first promise in the other column.
    due = life.last["Ngày hẹn trả trước"] or life.last["Ngày hẹn trả"]
    turned_away = life.last["Trạng thái"] in ("Mới đăng ký", "Không được tiếp nhận")
    return {**life.last, "Ngày hẹn trả": due, "Ngày hẹn trả trước": "",
            "Ngày kết thúc xử lý": "", "Ngày trả kết quả": "",
            "Trạng thái": life.last["Trạng thái"] if turned_away else "Được tiếp nhận",
            "Số hóa kết quả": "Không", "Kết quả điện tử": "Không"}


def moment(text: str) -> datetime | None:
    return datetime.strptime(text, FORM if len(text) > 10 else DAY_FORM) if text else None


def at_midnight(text: str) -> str:
    return text[:10] + " 00:00:00" if text else ""
