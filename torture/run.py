#!/usr/bin/env python3
"""Puts faults on imports and on the store, and looks whether what is promised still holds. See README.md.

    python3 torture/run.py [--quick] [--only KIND …] [--seed N] [--scale F] [--trial N]

Exits with 1 on any failure; the failing store is kept and how to repeat it is printed.
"""
import argparse
import collections
import concurrent.futures
import importlib
import os
import pathlib
import shutil
import sys
import time
import traceback

import shim
from program import Broken, Program
from scene import Scenes
from trial import Bench, Case, Kind, Trial

HERE = pathlib.Path(__file__).resolve().parent
MODULES = ["selfcheck", "faults_kill", "faults_elsewhere", "faults_disk", "faults_read", "faults_sync", "faults_power",
           "faults_damage", "faults_memory", "faults_pairs", "faults_readers", "faults_change", "faults_stacked",
           "faults_clock"]


def all_kinds() -> list[Kind]:
    return [kind for name in MODULES for kind in importlib.import_module(name).KINDS]


class Result:
    def __init__(self) -> None:
        self.outcomes: collections.Counter[str] = collections.Counter()
        self.failures: list[tuple[int, str]] = []


def perform(bench: Bench, kind: Kind, number: int, case: Case, result: Result) -> None:
    shutil.rmtree(bench.work / f"{kind.name}-{number}", ignore_errors=True)
    trial = Trial(bench, kind.name, number)
    try:
        result.outcomes[case(trial)] += 1
        shutil.rmtree(trial.folder)
        return
    except Broken as broken:
        said = str(broken)
    except Exception:
        # A fault of the harness is a failure too: nothing was shown.
        said = "harness: " + traceback.format_exc()
    result.failures.append((number, said))
    kept = bench.work / "failed" / trial.folder.name
    shutil.rmtree(kept, ignore_errors=True)
    kept.parent.mkdir(exist_ok=True)
    trial.folder.rename(kept)
    (kept / "what-was-done.txt").write_text("\n".join([*trial.done, said, ""]), encoding="utf-8")


def run_kind(bench: Bench, kind: Kind, only: int | None) -> Result:
    result, began = Result(), time.monotonic()
    try:
        cases = list(enumerate(kind.plan(bench)))
    except Exception as error:
        result.failures.append((-1, f"before the first trial: {error}"))
        cases = []
    if only is not None:
        cases = [case for case in cases if case[0] == only]
    with concurrent.futures.ThreadPoolExecutor(kind.workers) as pool:
        list(pool.map(lambda case: perform(bench, kind, *case, result), cases))
    outcomes = " · ".join(f"{name} {count}" for name, count in sorted(result.outcomes.items()))
    print(f"{kind.name:10} {len(cases):5} trials  {len(result.failures):3} failures {time.monotonic() - began:7.1f} s"
          f"   {outcomes}", flush=True)
    return result


def show_failures(kind: Kind, result: Result, options: argparse.Namespace) -> None:
    same: dict[str, list[int]] = {}
    for number, said in sorted(result.failures):
        same.setdefault(said, []).append(number)
    for said, numbers in same.items():
        listed = ", ".join(map(str, numbers[:12])) + (" …" if len(numbers) > 12 else "")
        print(f"    {said.strip()}\n      trials {listed}; repeat with: python3 torture/run.py"
              f"{' --quick' if options.quick else ''} --seed {options.seed} --scale {options.scale:g}"
              f" --only {kind.name} --trial {numbers[0]}", flush=True)


def cleared(work: pathlib.Path) -> pathlib.Path:
    """Empty, and never a folder that somebody else has filled."""
    if work.exists() and any(work.iterdir()) and not (work / "shim.so").exists():
        sys.exit(f"{work} is not empty, and not of an earlier run: give another --work")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def main() -> None:
    kinds = all_kinds()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", type=pathlib.Path, default=HERE.parent / ".build" / "release" / "motcua")
    parser.add_argument("--work", type=pathlib.Path, default=HERE.parent / "torture-work")
    parser.add_argument("--quick", action="store_true", help="the counts of every change; without it, of a release")
    parser.add_argument("--only", nargs="+", metavar="KIND", choices=[kind.name for kind in kinds],
                        help=" ".join(kind.name for kind in kinds))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0, help="more or fewer trials")
    parser.add_argument("--trial", type=int, help="that one only")
    options = parser.parse_args()
    if not os.access(options.motcua, os.X_OK):
        sys.exit(f"{options.motcua} is missing: swift build -c release")
    work = cleared(options.work.resolve())
    os.umask(0o022)  # what is private must be so by motcua's own doing
    program, library = Program(options.motcua.resolve()), shim.compiled(work)
    bench = Bench(program, library, work, Scenes(program, library, work, options.seed), options.seed, options.quick,
                  options.scale)
    began, failed = time.monotonic(), 0
    for kind in kinds:
        if not options.only or kind.name in options.only:
            result = run_kind(bench, kind, options.trial)
            show_failures(kind, result, options)
            failed += len(result.failures)
    print(f"\n{failed} failures, {time.monotonic() - began:.1f} s, seed {options.seed}"
          + (f"; what failed is kept in {work / 'failed'}" if failed else ""))
    if not failed:
        shutil.rmtree(work)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
