#!/usr/bin/env python3
"""Counts a folder of Boston 311 files from the city's own OnTime_Status and dates.

Independent of the engine: it reads with Python's csv module and looks at four columns. The label decides; a blank
label is decided by the dates. Where both are there they must agree, else the script says so and exits with 1.

    python3 count_on_time.py FOLDER                     prints the counts as JSON
    python3 count_on_time.py FOLDER --check FILE.json   compares them with a file; exits with 1 when they differ
    … --as-of "2016-01-13 00:00"                        moment at which open requests are judged (the default)
"""
import argparse
import csv
import json
import pathlib
import sys
from collections import Counter
from datetime import datetime

COUNTS = [
    "records", "closed", "closedOnTime", "closedLate", "closedNoTarget", "closedBlankLabel",
    "open", "openNoTarget", "openInTime", "openOverdue", "openBlankLabel",
]


def moment(text):
    return datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p") if text else None


def classes(row, as_of):
    """The counts to which one request adds one, and whether label and dates agree."""
    opened, target, closed = (moment(row[name]) for name in ("OPEN_DT", "TARGET_DT", "CLOSED_DT"))
    label = row["OnTime_Status"]
    late_by_dates = target is not None and (closed if closed else as_of) > target
    late = label == "OVERDUE" if label else late_by_dates
    yield "records"
    if closed:
        yield "closed"
        yield "closedLate" if late else "closedOnTime"
        if not target:
            yield "closedNoTarget"
        if not label:
            yield "closedBlankLabel"
    else:
        yield "open"
        if target:
            yield "openOverdue" if late else "openInTime"
        else:
            yield "openNoTarget"
        if not label:
            yield "openBlankLabel"
    if late != late_by_dates:
        yield "disagreement"
    yield "quarter", f"{opened.year}-Q{(opened.month + 2) // 3}"


def count(folder, as_of):
    total, files, quarters, disagreements = Counter(), {}, {}, 0
    for path in sorted(folder.glob("*.csv")):
        files[path.name] = Counter()
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                *names, (_, quarter) = classes(row, as_of)
                if "disagreement" in names:
                    disagreements += 1
                    names.remove("disagreement")
                for counter in (total, files[path.name], quarters.setdefault(quarter, Counter())):
                    counter.update(names)
    listed = lambda counter: {name: counter[name] for name in COUNTS}
    return {
        "asOf": as_of.strftime("%Y-%m-%d %H:%M"),
        "total": listed(total),
        "byQuarterOpened": {name: listed(quarters[name]) for name in sorted(quarters)},
        "byFile": {name: listed(counter) for name, counter in files.items()},
    }, disagreements


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--as-of", default="2016-01-13 00:00")
    parser.add_argument("--check", type=pathlib.Path)
    options = parser.parse_args()
    counts, disagreements = count(options.folder, datetime.strptime(options.as_of, "%Y-%m-%d %H:%M"))
    if options.check:
        expected = json.loads(options.check.read_text(encoding="utf-8"))
        if counts != expected:
            sys.exit(f"the counts differ from {options.check}")
        print(f"the counts are those of {options.check}: {counts['total']['records']} records")
    else:
        json.dump(counts, sys.stdout, ensure_ascii=False, indent=2)
        print()
    if disagreements:
        sys.exit(f"label and dates disagree on {disagreements} records")


if __name__ == "__main__":
    main()
