"""The files of later nights, made from an export: a share of its records changed, or a part of it.

A night's file is made from the one before, so that from one night to the next nothing else changes.
"""
import csv
import itertools
import pathlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from data import BLOCK, joined, lines_of_records

# One record in a hundred.
EVERY = 100
FORM = "%d/%m/%Y %H:%M:%S"


def with_changes(source: pathlib.Path, target: pathlib.Path, night: int) -> int:
    """Changes every hundredth record, others each night. Returns how many."""
    return write(target, changing(lines_of_records(source), night))


def part(source: pathlib.Path, target: pathlib.Path, night: int, wanted: range) -> int:
    """The heading and the records whose number, from 0, is wanted; a hundredth of them changed."""
    def chosen() -> Iterator[bytes]:
        rows = lines_of_records(source)
        yield next(rows)
        yield from itertools.islice(rows, wanted.start, wanted.stop, wanted.step)
    return write(target, changing(chosen(), night))


def changing(rows: Iterator[bytes], night: int) -> Iterator[tuple[bytes, bool]]:
    heading = next(rows)
    yield heading, False
    change = Change(next(csv.reader([heading.decode("utf-8")])))
    turn = night * 37 % EVERY
    for number, row in enumerate(rows):
        if number % EVERY == turn:
            changed = change(row, number // EVERY)
            yield changed, changed != row
        else:
            yield row, False


def write(target: pathlib.Path, rows: Iterator[tuple[bytes, bool]]) -> int:
    changed, waiting, size = 0, [], 0
    with open(target, "wb", buffering=0) as file:
        for row, is_changed in rows:
            changed += is_changed
            waiting.append(row)
            size += len(row)
            if size >= BLOCK:
                file.write(b"".join(waiting))
                waiting, size = [], 0
        file.write(b"".join(waiting))
    return changed


class Change:
    """What happens to a record over night, by turns: the due date is moved, the finish is wiped or comes a day
    earlier, the result is handed over; where that cannot be, the due date is moved. Nothing happens after the export
    was drawn."""

    def __init__(self, headings: list[str]):
        at = headings.index
        self.received, self.due, self.first_due = at("Ngày tiếp nhận"), at("Ngày hẹn trả"), at("Ngày hẹn trả trước")
        self.finished, self.returned = at("Ngày kết thúc xử lý"), at("Ngày trả kết quả")
        self.status, self.results = at("Trạng thái"), (at("Số hóa kết quả"), at("Kết quả điện tử"))

    def __call__(self, record: bytes, number: int) -> bytes:
        cells = next(csv.reader([record.decode("utf-8")], strict=True))
        # One after the other, so that the next night does not take back what this one did.
        steps = (self.move_due, self.wipe_finish, self.finish_earlier, self.hand_over)
        if not steps[number % len(steps)](cells):
            self.move_due(cells)
        return joined(cells) + b"\n"

    def move_due(self, cells: list[str]) -> bool:
        if cells[self.due]:
            cells[self.first_due] = cells[self.first_due] or cells[self.due]
            cells[self.due] = shifted(cells[self.due], days=3)
        elif cells[self.received]:
            cells[self.due] = shifted(cells[self.received], days=5)
        return True

    def wipe_finish(self, cells: list[str]) -> bool:
        if not cells[self.finished]:
            return False
        cells[self.finished] = cells[self.returned] = ""
        cells[self.status] = "Đang xử lý"
        for column in self.results:
            cells[column] = "Không"
        return True

    def finish_earlier(self, cells: list[str]) -> bool:
        if not cells[self.finished] or not cells[self.received]:
            return False
        earlier = shifted(cells[self.finished], days=-1)
        if day(earlier) <= day(cells[self.received]):
            return False
        cells[self.finished] = earlier
        return True

    def hand_over(self, cells: list[str]) -> bool:
        if not cells[self.finished] or cells[self.returned]:
            return False
        cells[self.returned] = cells[self.finished]
        cells[self.status] = "Đã trả kết quả"
        return True


def shifted(text: str, days: int) -> str:
    return (datetime.strptime(text, FORM) + timedelta(days=days)).strftime(FORM)


def day(text: str) -> datetime:
    return datetime.strptime(text[:10], FORM[:8])
