#!/usr/bin/env python3
"""What a report takes beyond counting: each kind in each form over a million records, in turns with `analyze` of the
same file, which only counts. See README.md.

    python3 benchmarks/reports.py [--records 1000000] [--runs 3]    writes results/reports-latest.md
    python3 benchmarks/reports.py --quick                           a million, two kinds; fails over floors.json, "reports"

A report's answer is proven before its time counts: the on-time rate's numerator and denominator in the JSON form are
those of `analyze`, and every other form was written from the same document (Tests/ReportsTests).
"""
import argparse
import json
import os
import pathlib
import sys

import machine
import store_files
from data import Data
from engines import HERE, MOTCUA, WORK
from measured import Group
from runs import Case, Wrong, interleaved

RECORDS = 1_000_000
KINDS = ["summary", "form-06", "units", "procedures", "late", "brief"]
FORMS = {"terminal": "txt", "markdown": "md", "csv": "csv", "json": "json", "html": "html", "xlsx": "xlsx"}


class Bench:
    def __init__(self, options: argparse.Namespace):
        self.motcua = options.motcua.resolve()
        self.work = options.work.resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.launcher = store_files.launcher(self.work)
        self.input = Data(self.work / "data", self.motcua).export(options.records)
        self.runs = options.runs

    def figures(self, path: pathlib.Path) -> tuple[int, int]:
        """Numerator and denominator of T1, by `analyze` or by a report."""
        document = json.loads(path.read_text(encoding="utf-8"))
        if "slices" in document:
            whole = document["slices"][0]["indicators"]
            found = next(one for one in whole if one["id"] == "T1")
            return found["numerator"], found["denominator"]
        rule = next(rule for rule in document["rules"] if rule["id"] == "T1")
        return rule["value"]["numerator"], rule["value"]["denominator"]

    def proof(self) -> None:
        counted, told = self.work / "counted.json", self.work / "told.json"
        for command, path in ((["analyze"], counted), (["report", "2025", "--kind", "summary"], told)):
            period = ["--period", "2025"] if command == ["analyze"] else []
            run = self.launcher.run([self.motcua, *command, *period, self.input.path, "--output", path])
            if run.status != 0:
                raise Wrong(run.errors)
        if self.figures(counted) != self.figures(told):
            raise Wrong(f"T1 of the report {self.figures(told)} is not that of analyze {self.figures(counted)}")

    def kind(self, kind: str) -> Group:
        def written(path: pathlib.Path):
            return lambda run: [] if run.status == 0 and path.stat().st_size > 1000 else [run.errors or "nothing written"]

        counted = self.work / "counted.txt"
        command = [self.motcua, "analyze", "--period", "2025", self.input.path, "--output", counted]
        cases = [Case("motcua", command, written(counted))]
        for form, ending in FORMS.items():
            path = self.work / f"report.{ending}"
            command = [self.motcua, "report", "2025", "--kind", kind, self.input.path, "--format", form, "--output", path]
            cases.append(Case(form, command, written(path)))
        samples = interleaved(self.launcher, cases, self.runs)
        return Group.of("reports", kind, self.input.size, samples)


def row(group: Group) -> str:
    count = group["motcua"]
    cells = [f"{group[form]['median'] - count['median']:.2f} ({group[form]['peakMiB']:.0f})" for form in FORMS]
    return f"| `{group.name}` | {count['median']:.2f} ({count['peakMiB']:.0f}) | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", type=pathlib.Path, default=MOTCUA)
    parser.add_argument("--work", type=pathlib.Path, default=WORK)
    parser.add_argument("--results", type=pathlib.Path, default=HERE / "results")
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="two kinds, one round, the floors; writes nothing")
    options = parser.parse_args()
    if options.quick:
        options.runs = 1
    if not os.access(options.motcua, os.X_OK):
        sys.exit(f"{options.motcua} is missing: swift build -c release")
    try:
        bench = Bench(options)
        bench.proof()
        groups = [bench.kind(kind) for kind in (["summary", "late"] if options.quick else KINDS)]
    except Wrong as wrong:
        sys.exit(str(wrong))
    for group in groups:
        group.show()
    if options.quick:
        limits = json.loads((HERE / "floors.json").read_text())["reports"]
        broken = []
        for group in groups:
            for form in FORMS:
                # A ratio of one run: how many times as long as counting alone.
                if group[form]["ratio"] > limits["ratio"]["ceiling"]:
                    broken.append(f"{group.name} as {form}: {group[form]['ratio']} × counting")
                if group[form]["peakMiB"] > limits["peakMiB"]["ceiling"]:
                    broken.append(f"{group.name} as {form}: {group[form]['peakMiB']} MiB")
        if broken:
            sys.exit("broken: " + "; ".join(broken) + " (floors.json says why each limit is what it is)")
        return
    lines = [
        "# Reports over a million records", "",
        ", ".join([machine.now(), *(str(fact) for fact in machine.describe().values())]) + ".", "",
        f"{options.records:,} records, {bench.input.size / 1e6:,.0f} MB; medians of {options.runs} rounds in turns. "
        "Seconds beyond counting, in parentheses the peak memory in MiB.", "",
        "| kind | counting alone | " + " | ".join(FORMS) + " |", "|---" * (len(FORMS) + 2) + "|",
        *[row(group) for group in groups], "",
    ]
    (options.results / "reports-latest.md").write_text("\n".join(lines), encoding="utf-8")
    print(f"\nwritten: {options.results / 'reports-latest.md'}")


if __name__ == "__main__":
    main()
