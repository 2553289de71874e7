#!/usr/bin/env python3
"""Compares what `motcua analyze` counts with what the generator built in, over layouts, dirt and quoting.

    python3 agree.py [--records N] [--seed S]          exits with 1 when anything differs
"""
import argparse
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import tables

HERE = pathlib.Path(__file__).resolve().parent
REGISTERS = ["kenh-nop.csv", "thanh-toan.csv", "so-hoa.csv", "thu-xin-loi.csv", "thu-tuc.csv"]


def analyze(motcua, folder, mode, layout, as_of):
    command = [motcua, "analyze", folder / "export.csv", "--base", "received", "--by", "unit,quarter",
               "--rules", "instant", "--as-of", as_of, "--format", "json"]
    if mode == "plain":
        command.append("--no-dedup")
    elif layout == "igate":
        for name in REGISTERS:
            command += ["--register", folder / name]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        return None, [f"ended with {done.returncode}: {done.stderr.strip()}"]
    return json.loads(done.stdout), []


def compare(truth, report, mode):
    columns = [name for name in truth[mode]["columns"] if name in tables.MARKS]
    expected = tables.of_truth(truth, mode, columns)
    found = tables.of_report(report)
    found = tables.nonzero({key: {name: counts[name] for name in columns} for key, counts in found.items()})
    lines = tables.differences(expected, found) + tables.record_differences(truth, report, mode)
    excluded = {entry["kind"]: entry["count"] for entry in report["excluded"]}
    for kind, count in truth[mode]["excluded"].items():
        if excluded.get(kind, 0) != count:
            lines.append(f"excluded {kind}: {count} ≠ {excluded.get(kind, 0)}")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", default=str(HERE.parent / ".build" / "release" / "motcua"))
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not os.access(options.motcua, os.X_OK):
        sys.exit(f"{options.motcua} is missing: swift build -c release")
    failed = False
    for layout, dirt, quote in itertools.product(["full", "igate"], ["none", "some", "much"], ["minimal", "all"]):
        with tempfile.TemporaryDirectory(prefix="motcua-agree-") as name:
            folder = pathlib.Path(name)
            subprocess.run(
                [options.motcua, "generate", "--records", str(options.records), "--seed", str(options.seed),
                 "--layout", layout, "--dirt", dirt, "--quote", quote, "--registers", folder,
                 "--output", folder / "export.csv", "--truth", folder / "truth.json"], check=True)
            truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
            for mode in ("plain", "dedup"):
                report, lines = analyze(options.motcua, folder, mode, layout, truth["asOf"].removesuffix(":00"))
                if report:
                    lines = compare(truth, report, mode)
                print(f"{layout:5} {dirt:4} {quote:7} {mode:5} {'differs' if lines else 'agrees'}")
                for line in lines:
                    print("    " + line)
                failed = failed or bool(lines)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
