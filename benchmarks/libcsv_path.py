#!/usr/bin/env python3
"""Measures the whole job of `motcua analyze` against libcsv with empty callbacks over the same bytes.

Generates an export with a known truth, runs both programs in turn, compares the report with the truth, and prints
medians, spread, peak memory and the ratio. See README.md beside this file.
"""
import argparse
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import tables

HERE = pathlib.Path(__file__).resolve().parent
MODES = {"plain": ["--no-dedup"], "dedup": []}


def run(measure, command):
    """Runs a command to its end: seconds, peak resident bytes, standard output."""
    readable, writable = os.pipe()
    launch = [measure, str(writable), *map(str, command)]
    done = subprocess.run(launch, stdout=subprocess.PIPE, pass_fds=[writable])
    os.close(writable)
    with os.fdopen(readable) as pipe:
        words = pipe.read().split()
    if done.returncode != 0:
        sys.exit(f"{command[0]} ended with {done.returncode}")
    # ru_maxrss counts KiB on Linux, bytes on macOS.
    return float(words[0]), int(words[1]) * (1 if sys.platform == "darwin" else 1024), done.stdout.decode("utf-8")


def prepare(options):
    compiler = shutil.which("cc") or sys.exit("there is no C compiler (cc)")
    bare, measure = options.work / "bare_libcsv", options.work / "measure"
    subprocess.run([compiler, "-O2", "-o", bare, HERE / "bare_libcsv.c", "-lcsv"], check=True)
    subprocess.run([compiler, "-O2", "-o", measure, HERE / "measure.c"], check=True)
    export, truth = options.work / "export.csv", options.work / "truth.json"
    subprocess.run(
        [options.motcua, "generate", "--records", str(options.records), "--seed", str(options.seed),
         "--quote", options.quote, "--output", export, "--truth", truth], check=True)
    return bare, measure, export, json.loads(truth.read_text(encoding="utf-8"))


def analyze_command(options, export, truth, mode):
    as_of = truth["asOf"].removesuffix(":00")
    return [
        options.motcua, "analyze", export, *MODES[mode], "--base", "received", "--by", "unit,quarter",
        "--rules", "instant", "--as-of", as_of, "--format", "json",
    ]


def check(report, truth, mode):
    expected = tables.of_truth(truth, mode, columns=tables.MARKS)
    wrong = tables.differences(expected, tables.of_report(report)) + tables.record_differences(truth, report, mode)
    if wrong:
        sys.exit(f"{mode}: the report is not the truth\n" + "\n".join(wrong))


def measure(options):
    bare, launcher, export, truth = prepare(options)
    size = export.stat().st_size
    taken = {"libcsv": [], "plain": [], "dedup": []}
    peaks = {name: 0 for name in taken}
    run(launcher, [bare, export])  # brings the file into the page cache; not counted
    for _ in range(options.runs):
        for name, times in taken.items():
            if name == "libcsv":
                seconds, peak, _ = run(launcher, [bare, export])
            else:
                seconds, peak, report = run(launcher, analyze_command(options, export, truth, name))
                check(json.loads(report), truth, name)
            times.append(seconds)
            peaks[name] = max(peaks[name], peak)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    return {
        "job": "J", "records": options.records, "quote": options.quote, "seed": options.seed, "bytes": size,
        "runs": options.runs, "cores": os.cpu_count(), "architecture": platform.machine(),
        "system": platform.system(),
        "programs": {
            name: {
                "median": round(medians[name], 4), "fastest": round(min(times), 4), "slowest": round(max(times), 4),
                "megabytesPerSecond": round(size / medians[name] / 1e6, 1),
                "peakResidentMiB": round(peaks[name] / 2**20, 1),
                "ratioToLibcsv": round(medians["libcsv"] / medians[name], 3),
            } for name, times in taken.items()
        },
    }


def show(result):
    print(f"job J, {result['records']} records, {result['bytes'] / 1e6:.0f} MB, quotes {result['quote']}, "
          f"{result['runs']} interleaved runs; every table equals the truth")
    print(f"{'':8} {'median s':>9} {'spread s':>15} {'MB/s':>7} {'peak MiB':>9} {'ratio':>6}")
    for name, facts in result["programs"].items():
        spread = f"{facts['fastest']:.3f}–{facts['slowest']:.3f}"
        print(f"{name:8} {facts['median']:9.3f} {spread:>15} {facts['megabytesPerSecond']:7.0f} "
              f"{facts['peakResidentMiB']:9.1f} {facts['ratioToLibcsv']:6.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", default=str(HERE.parent / ".build" / "release" / "motcua"))
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--quote", choices=["minimal", "all"], default="minimal")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=pathlib.Path, help="folder for the export (kept); default: a temporary one")
    parser.add_argument("--save", action="store_true", help="write the result to benchmarks/results/")
    parser.add_argument(
        "--check", nargs="?", type=float, const=-1.0, metavar="FLOOR",
        help="exit with 1 when the ratio of plain to libcsv is under FLOOR (default: the one in floors.json)")
    options = parser.parse_args()
    if not os.access(options.motcua, os.X_OK):
        sys.exit(f"{options.motcua} is missing: swift build -c release")
    temporary = options.work is None
    options.work = options.work or pathlib.Path(tempfile.mkdtemp(prefix="motcua-bench-"))
    options.work.mkdir(parents=True, exist_ok=True)

    try:
        result = measure(options)
    finally:
        if temporary:
            shutil.rmtree(options.work)
    show(result)
    if options.save:
        target = HERE / "results" / f"libcsv-path-{result['records']}-{result['quote']}.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
        print(f"written: {target.relative_to(HERE.parent)}")
    if options.check is not None:
        floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
        floor = floors["libcsvPath"] if options.check < 0 else options.check
        ratio = result["programs"]["plain"]["ratioToLibcsv"]
        if ratio < floor:
            sys.exit(f"too slow: {ratio:.3f} of libcsv, the floor is {floor}")
        print(f"{ratio:.3f} of libcsv, above the floor of {floor}")


if __name__ == "__main__":
    main()
