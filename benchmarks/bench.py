#!/usr/bin/env python3
"""The whole benchmark: proves every engine's answer, measures in turns, writes benchmarks/results/. See README.md.

    python3 benchmarks/bench.py [--parts job inputs …] [--records 1000000 5000000] [--threads 1 2] [--runs 5]
"""
import argparse
import itertools
import pathlib
import subprocess
import sys

import inputs
import job
import machine
import report
from data import Data
from engines import HERE, MOTCUA, WORK, Engines
from measured import Group
from runs import Wrong

OTHER_PARTS = {
    "tokenizing": inputs.tokenizing,
    "parsers": inputs.parsers,
    "inputs": inputs.kinds,
    "notes": inputs.quoted_notes,
    "unclosed": inputs.unclosed_quote,
    "growth": inputs.growth,
}


def third_count(data: Data) -> None:
    """The truth itself is held by a count that shares nothing with the generator or any engine."""
    given = data.export(1_000_000)
    subprocess.run([sys.executable, HERE / "reference.py", given.path, "--check", given.truth_path], check=True)


def jobs(engines: Engines, data: Data, options: argparse.Namespace) -> list[Group]:
    settings = itertools.product(options.records, job.QUOTES, ["plain", "dedup"], options.threads)
    return [job.measure(engines, data, records, quote, mode, threads, options.runs, textbook=True)
            for records, quote, mode, threads in settings]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", type=pathlib.Path, default=MOTCUA)
    parser.add_argument("--work", type=pathlib.Path, default=WORK, help="folder for data and peers (12 GB; kept)")
    parser.add_argument("--results", type=pathlib.Path, default=HERE / "results")
    parser.add_argument("--parts", nargs="+", choices=["job", *OTHER_PARTS], default=["job", *OTHER_PARTS])
    parser.add_argument("--records", nargs="+", type=int, default=[1_000_000, 5_000_000], help="sizes of job J")
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2], help="threads of job J")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    engines = Engines(options.motcua, options.work)
    data = Data(options.work / "data", engines.motcua_path)
    groups: list[Group] = []
    try:
        if "job" in options.parts:
            third_count(data)
            groups += jobs(engines, data, options)
        for part, measure in OTHER_PARTS.items():
            if part in options.parts:
                measured = measure(engines, data, options.runs)
                for group in measured:
                    group.show()
                groups += measured
    except Wrong as wrong:
        sys.exit(str(wrong))
    facts = {"date": machine.now(), "runs": options.runs, "machine": machine.describe(),
             "versions": machine.versions(engines)}
    report.write(options.results, facts, groups)
    print(f"\nwritten: {options.results}")


if __name__ == "__main__":
    main()
