#!/usr/bin/env python3
"""The benchmark that every change has to pass: a million records, every table proven, ratios over the floors of
floors.json. See README.md.

    python3 benchmarks/ci.py [--runs 5]        exits with 1 when a table is wrong or a floor is broken
"""
import argparse
import json
import pathlib
import sys

import instructions
import job
from data import Data
from engines import HERE, MOTCUA, WORK, Engines
from measured import Group
from runs import Wrong

RECORDS = 1_000_000

# Named as in floors.json: quoting, mode, threads.
JOBS = {
    "plain, minimal, 1 thread": ("minimal", "plain", 1),
    "plain, all quoted, 1 thread": ("all", "plain", 1),
    "plain, minimal, 2 threads": ("minimal", "plain", 2),
    "plain, all quoted, 2 threads": ("all", "plain", 2),
    "dedup, minimal, 2 threads": ("minimal", "dedup", 2),
    "dedup, all quoted, 2 threads": ("all", "dedup", 2),
}


def ratio_lines(floors: list[dict], groups: dict[str, Group]) -> list[tuple[str, float, float, bool]]:
    """What was measured, the floor, and whether it holds."""
    lines = []
    for entry in floors:
        found = groups[entry["job"]][entry["engine"]]["ratio"]
        lines.append((f"{entry['job']}: {entry['engine']} ÷ motcua", found, entry["floor"], found >= entry["floor"]))
    return lines


def memory_lines(ceilings: list[dict], groups: dict[str, Group]) -> list[tuple[str, float, float, bool]]:
    lines = []
    for entry in ceilings:
        found = groups[entry["job"]]["motcua"]["peakMiB"]
        lines.append((f"{entry['job']}: peak MiB", found, entry["ceiling"], found <= entry["ceiling"]))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", type=pathlib.Path, default=MOTCUA)
    parser.add_argument("--work", type=pathlib.Path, default=WORK, help="folder for data and peers (1 GB; kept)")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    engines = Engines(options.motcua, options.work)
    data = Data(options.work / "data", engines.motcua_path)

    try:
        groups = {name: job.measure(engines, data, RECORDS, *setting, options.runs) for name, setting in JOBS.items()}
    except Wrong as wrong:
        sys.exit(str(wrong))
    print("\nevery table of every engine equals the truth")
    count, ceiling = instructions.per_record(engines, data), floors["instructionsPerRecord"]["ceiling"]

    lines = ratio_lines(floors["ratios"], groups) + memory_lines(floors["peakMiB"], groups)
    lines.append(("plain, minimal, 1 thread: instructions per record", count, ceiling, count <= ceiling))
    print(f"\n{'':58} {'measured':>9} {'limit':>9}")
    for name, found, limit, holds in lines:
        print(f"{name:58} {found:9,.5g} {limit:9,.5g}  {'' if holds else 'BROKEN'}")
    broken = [name for name, _, _, holds in lines if not holds]
    if broken:
        sys.exit("broken: " + "; ".join(broken) + " (floors.json says why each limit is what it is)")


if __name__ == "__main__":
    main()
