"""The exports that are imported: one from `motcua generate`, and the next month's, which overlaps it."""
import csv
import json
import pathlib
import subprocess

from program import Program

INSTANTS = ["2025-07-01 00:00", "2025-08-01 00:00", "2025-09-01 00:00"]


def generated(program: Program, path: pathlib.Path, count: int, seed: int, first: str, last: str) -> dict:
    """Makes the export and gives its truth."""
    truth = path.with_suffix(".truth.json")
    subprocess.run([program.path, "generate", "--records", str(count), "--seed", str(seed), "--dirt", "some",
                    "--from", first, "--to", last, "--progress", "none", "--output", path, "--truth", truth],
                   check=True)
    found = json.loads(truth.read_text(encoding="utf-8"))
    truth.unlink()
    return found


def rows(path: pathlib.Path) -> list[list[str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def table(path: pathlib.Path) -> tuple[list[list[str]], list[str], list[list[str]]]:
    """What stands above the heading, the heading, what stands below."""
    found = rows(path)
    head = next(i for i, row in enumerate(found) if row[:2] == ["Mã hồ sơ", "Mã TTHC"])
    return found[:head], found[head], found[head + 1:]


def next_month(program: Program, earlier: pathlib.Path, path: pathlib.Path, count: int, seed: int) -> None:
    """A tenth of the earlier records is gone, every fiftieth of the others has moved on, a fifth is new."""
    titles, heading, records = table(earlier)
    generated(program, path, max(1, count // 5), seed, "2025-05-01", "2025-07-31")
    fresh = table(path)[2]
    status, finished, due = (heading.index(name) for name in ("Trạng thái", "Ngày kết thúc xử lý", "Ngày hẹn trả"))
    kept = [list(row) for row in records[len(records) // 10:]]
    for row in kept[::50]:
        if len(row) != len(heading):
            continue
        if row[finished]:
            row[due] = "31/07/2025 17:00:00"
        else:
            row[finished], row[status] = "30/07/2025 09:00:00", "Đã xử lý xong"
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows([*titles, heading, *kept, *fresh])
