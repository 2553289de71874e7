#!/usr/bin/env python3
"""Job J, slowly: a reference that shares nothing with the generator or the engine.

Reads an export of the full layout (24 columns, no dirt) with Python's csv module, counts every record (plain) and
the last record of each id (dedup) per unit and civil quarter of receipt, and compares with a truth file.

    python3 reference.py EXPORT.csv --check TRUTH.json
    python3 reference.py EXPORT.csv --as-of "2026-01-01 00:00:00"        prints the sums
"""
import argparse
import csv
import json
import pathlib
import sys
from collections import Counter, defaultdict
from datetime import datetime

import tables

NOT_ACCEPTED = {"Mới đăng ký", "Không được tiếp nhận"}
LEFT = {"Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết"}


def moment(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M:%S") if text else None


class Counting:
    def __init__(self, as_of):
        self.as_of = as_of
        self.cells = defaultdict(Counter)

    def add(self, row):
        received = moment(row["Ngày tiếp nhận"])
        quarter = (received.year, (received.month + 2) // 3)
        resolving = self.cells[row["Đơn vị giải quyết"], *quarter]
        receiving = self.cells[row["Đơn vị tiếp nhận"], *quarter]
        if row["Trạng thái"] in NOT_ACCEPTED:
            receiving["notAccepted"] += 1
            return
        due, original = moment(row["Ngày hẹn trả"]), moment(row["Ngày hẹn trả trước"])
        end = moment(row["Ngày kết thúc xử lý"]) or moment(row["Ngày trả kết quả"])
        letter = moment(row["Ngày xin lỗi"])
        fee = int(row["Phí, lệ phí"] or 0)

        resolving["received"] += 1
        receiving["online"] += row["Hình thức nộp"] == "Trực tuyến"
        receiving["withFee"] += fee > 0
        receiving["paidOnline"] += fee > 0 and row["Hình thức thanh toán"] == "Trực tuyến"
        if row["Trạng thái"] in LEFT and end:
            resolving["withdrawn"] += 1
            resolving["refused"] += row["Trạng thái"] == "Từ chối giải quyết"
        elif not end:
            resolving["open"] += 1
            resolving["overdue"] += due is not None and due < self.as_of
        else:
            resolving["finished"] += 1
            late = due is not None and end > due
            early = not late and due is not None and end.date() < due.date()
            resolving["late" if late else "early" if early else "onTime"] += 1
            resolving["lateWithApologyDate"] += late and letter is not None
            resolving["resultDigitized"] += row["Số hóa kết quả"] == "Có"
            first = original or due
            late_first = first is not None and end > first
            resolving["lateFirstPromise"] += late_first
            resolving["lateFirstPromiseWithApologyDate"] += late_first and letter is not None

    def table(self, columns):
        return tables.nonzero({key: {name: counts[name] for name in columns} for key, counts in self.cells.items()})


def count(path, as_of):
    plain, last = Counting(as_of), {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # Not accepted at reception and never received: no dossier.
            if row["Ngày tiếp nhận"]:
                plain.add(row)
                last[row["Mã hồ sơ"]] = row
    dedup = Counting(as_of)
    for row in last.values():
        dedup.add(row)
    return plain, dedup


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("--check", type=pathlib.Path, metavar="TRUTH.json")
    parser.add_argument("--as-of")
    options = parser.parse_args()
    truth = json.loads(options.check.read_text(encoding="utf-8")) if options.check else None
    as_of = options.as_of or (truth and truth["asOf"])
    if not as_of:
        parser.error("give --check or --as-of")
    counted = count(options.export, datetime.strptime(as_of, "%Y-%m-%d %H:%M:%S"))
    if not truth:
        for name, counting in zip(("plain", "dedup"), counted):
            print(name, dict(sum(counting.cells.values(), Counter())))
        return
    wrong = []
    for name, counting in zip(("plain", "dedup"), counted):
        wrong += tables.differences(tables.of_truth(truth, name), counting.table(truth[name]["columns"]))
    if wrong:
        sys.exit("truth ≠ reference\n" + "\n".join(wrong))
    print(f"truth = reference, plain and dedup: {len(truth['plain']['cells'])} cells, {truth['accepted']} records")


if __name__ == "__main__":
    main()
