#!/usr/bin/env python3
"""The store's benchmark: first load, the next night, the same file again, a quarter out of the store, and a small
night into a large store. Every answer is proven before its time counts. See README.md.

    python3 benchmarks/store.py [--records 5120000] [--runs 3]     five million dossiers; writes results/store-latest.*
    python3 benchmarks/store.py --quick                            200,000 records; fails under floors.json, "store"
"""
import argparse
import json
import os
import pathlib
import platform
import sys
from dataclasses import dataclass

import documents
import machine
import night_files
import store_files
import store_proof
from data import Data
from engines import HERE, MOTCUA, WORK
from measured import Group
from report import engine_table
from runs import Case, Run, Samples, Wrong, prove

# Repeated ids and what was not accepted taken off, 5 million dossiers are left.
RECORDS, QUICK_RECORDS = 5_120_000, 200_000
SMALL_NIGHT = 200_000
QUARTER = "2025-Q3"


@dataclass(frozen=True)
class Figure:
    """What is promised, and what was measured."""

    name: str
    words: str
    value: float
    unit: str
    target: float
    aim: float | None = None
    more_is_better: bool = False

    @property
    def holds(self) -> bool:
        return self.value >= self.target if self.more_is_better else self.value <= self.target

    @property
    def measured(self) -> str:
        return f"{self.value:,.0f}" if self.value >= 1_000 else f"{self.value:.3g}"

    def row(self) -> str:
        sign = "≥" if self.more_is_better else "≤"
        aim = f"{self.aim:,g}" if self.aim else ""
        missed = "" if self.holds else "missed"
        return f"| {self.words} | {self.measured} {self.unit} | {sign} {self.target:,g} | {aim} | {missed} |"


class Bench:
    """The parts follow one another: each begins with the store as the one before left it."""

    def __init__(self, options: argparse.Namespace):
        self.motcua = options.motcua.resolve()
        self.rounds = options.runs
        self.launcher = store_files.launcher(options.work)
        self.base = Data(options.work / "data", self.motcua).export(options.records)
        self.folder = options.work / "store"
        self.folder.mkdir(exist_ok=True)
        self.store = self.folder / "store.motcua"
        self.night = 0
        self.groups: list[Group] = []
        self.figures: list[Figure] = []

    # Commands

    def importing(self, path: pathlib.Path, check: store_proof.Check, store: pathlib.Path | None = None) -> Case:
        return Case("import", [self.motcua, "import", path, "--store", store or self.store,
                               *self.drawn(self.night), "--format", "json"], check)

    @staticmethod
    def drawn(night: int) -> tuple[str, str]:
        """Each night's export is drawn a day later than the one before, and after everything in it."""
        return "--exported-at", f"2026-01-{night + 1:02}"

    def analyze(self, *source: object, name: str = "analyze", check: store_proof.Check = store_proof.ended) -> Case:
        return Case(name, [self.motcua, "analyze", *source, "--format", "json"], check)

    def timed(self, case: Case, samples: Samples) -> Run:
        """What was written before is brought to disk first, so that nobody pays for another's writes."""
        os.sync()
        run = self.launcher.run(case.command)
        prove(case, run)
        samples.add(run)
        return run

    def asked(self, case: Case) -> dict:
        """A report, not timed."""
        run = self.launcher.run(case.command)
        prove(case, run)
        return json.loads(run.output)

    def show(self, section: str, name: str, size: int, samples: dict[str, Samples], **settings: object) -> None:
        group = Group.of(section, name, size, samples, **settings)
        group.show()
        self.groups.append(group)

    # Parts

    def first_load(self) -> None:
        truth = self.base.truth
        case = self.importing(self.base.path, store_proof.imported(
            accepted=truth["accepted"], replaced=truth["replaced"], dossiers=truth["dossiers"],
            added=truth["dossiers"], rejected=0))
        count = self.analyze(self.base.path)
        # Brings the file into the page cache.
        prove(count, self.launcher.run(count.command))
        samples = {"import": Samples(), "analyze": Samples()}
        for _ in range(self.rounds):
            store_files.remove(self.store)
            self.timed(case, samples["import"])
            self.timed(count, samples["analyze"])
        taken = store_files.size(self.store)
        self.show("first", "first load", self.base.size, samples, storeBytes=taken)
        self.dossiers = truth["dossiers"]
        self.same_figures("first load", self.base.path, 0)
        self.figures += [
            Figure("firstLoad.dossiersPerSecond", "first load, dossiers a second",
                   self.dossiers / samples["import"].median, "/s", 200_000, 350_000, more_is_better=True),
            Figure("firstLoad.bytesPerDossier", "store, bytes a dossier", taken / self.dossiers, "B", 220, 150),
        ]

    def next_nights(self) -> None:
        """Each round is a night of its own: the file of the night before with one record in a hundred changed."""
        samples = {"import": Samples(), "analyze": Samples()}
        source = self.base.path
        for _ in range(self.rounds):
            self.night += 1
            target = self.folder / f"night-{self.night}.csv"
            changed = night_files.with_changes(source, target, self.night)
            if source != self.base.path:
                source.unlink()
            source = target
            case = self.importing(target, store_proof.imported(
                dossiers=self.dossiers, added=0, rejected=0, changed=store_proof.about(changed)))
            # In turns, and not always in the same order.
            pair = [case, self.analyze(target)]
            for each in pair if self.night % 2 else reversed(pair):
                self.timed(each, samples[each.engine])
        self.last = target
        self.show("night", "the next night, 1 % of the records changed", target.stat().st_size, samples,
                  storeBytes=store_files.size(self.store))
        self.same_figures("next night", target, self.night)
        self.figures.append(Figure("night.ratio", "the next night ÷ analyze of its file",
                                   samples["import"].median / samples["analyze"].median, "×", 4))

    def same_again(self) -> None:
        again = self.importing(self.last, store_proof.already_imported)
        digest = Case("openssl", ["openssl", "dgst", "-sha256", self.last], store_proof.ended)
        samples = {"import": Samples(), "openssl": Samples()}
        for _ in range(max(self.rounds, 5)):
            self.timed(again, samples["import"])
            self.timed(digest, samples["openssl"])
        self.show("again", "the same file again", self.last.stat().st_size, samples)
        self.figures.append(Figure("again.ratio", "the same file again ÷ openssl dgst -sha256",
                                   samples["import"].median / samples["openssl"].median, "×", 1.3))

    def quarter(self) -> None:
        now = self.analyze("--store", self.store, "--period", QUARTER, name="today")
        then = self.analyze("--store", self.store, "--period", QUARTER, "--known-at", 1, name="known at 1")
        samples = {"today": Samples(), "known at 1": Samples()}
        for _ in range(max(self.rounds, 5)):
            self.timed(now, samples["today"])
            self.timed(then, samples["known at 1"])
        self.show("quarter", f"analyze --store --period {QUARTER}", store_files.size(self.store), samples)
        self.same_figures("quarter", self.last, self.night, QUARTER)
        self.same_figures("quarter, known at 1", self.base.path, 0, QUARTER, known_at=1)
        today = samples["today"]
        self.figures += [
            Figure("quarter.seconds", f"{QUARTER} out of the store", today.median, "s", 2),
            Figure("quarter.peakMiB", "its peak memory", today.peak / 2**20, "MiB", 256),
            Figure("knownAt.ratio", "the quarter as known at run 1 ÷ as known today",
                   samples["known at 1"].median / today.median, "×", 2),
        ]

    def small_nights(self) -> None:
        """As the last records of the file, which is what a night delivers, and as records from everywhere in it."""
        records = self.base.truth["records"]
        few = min(SMALL_NIGHT, records // 4)
        empty = self.folder / "empty.motcua"
        for name, words, wanted in (("lastRecords", "its last records", range(records - few, records)),
                                    ("spreadRecords", "records from everywhere", range(0, records, records // few))):
            samples = {"into the large store": Samples(), "into an empty store": Samples()}
            for _ in range(max(self.rounds, 5)):
                self.night += 1
                target = self.folder / "small-night.csv"
                night_files.part(self.last, target, self.night, wanted)
                store_files.remove(empty)
                large = self.importing(target, store_proof.imported(dossiers=self.dossiers, added=0, rejected=0))
                small = self.importing(target, store_proof.imported(rejected=0), store=empty)
                self.timed(large, samples["into the large store"])
                self.timed(small, samples["into an empty store"])
            self.show("small", f"a night of {len(wanted):,} records, {words}", target.stat().st_size, samples)
            ratio = samples["into the large store"].median / samples["into an empty store"].median
            self.figures.append(Figure(f"smallNight.{name}.ratio",
                                       f"a night of {len(wanted):,} records ({words}) ÷ the same into an empty store",
                                       ratio, "×", 1.5))

    def same_figures(self, name: str, path: pathlib.Path, night: int, period: str | None = None,
                     known_at: int | None = None) -> None:
        """What the store answers is what its files answer."""
        asked = ["--by", "unit", *(["--period", period] if period else [])]
        known = ["--known-at", known_at] if known_at else []
        expected = documents.figures(self.asked(self.analyze(path, *self.drawn(night), *asked)), with_history=False)
        found = documents.figures(self.asked(self.analyze("--store", self.store, *asked, *known)), with_history=False)
        if lines := documents.differences(expected, found):
            raise Wrong("\n".join([f"{name}: the store's figures are not those of the file", *lines]))

    def clear(self) -> None:
        for file in self.folder.iterdir():
            file.unlink()
        self.folder.rmdir()


# What is written

def versions(motcua: pathlib.Path) -> dict:
    return {"motcua": machine.said([motcua, "--version"]),
            "commit": machine.said(["git", "-C", HERE, "describe", "--always", "--dirty"]),
            "openssl": machine.said(["openssl", "version"]), "python": platform.python_version()}


def write(folder: pathlib.Path, facts: dict, bench: Bench) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = facts | {"figures": [vars(figure) | {"holds": figure.holds} for figure in bench.figures],
                       "groups": [vars(group) for group in bench.groups]}
    (folder / "store-latest.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "store-latest.md").write_text(page(facts, bench), encoding="utf-8")


def page(facts: dict, bench: Bench) -> str:
    host, known = facts["machine"], facts["versions"]
    lines = [
        "# Figures of the store, last run", "",
        f"{facts['date']}, MotCua {known['motcua']} ({known['commit']}), {known['openssl']}, "
        f"Python {known['python']}.", "",
        f"{host['processor']}, {host['cores']} cores, {host['memoryGiB']} GiB, {host['kernel']}, {host['architecture']} "
        f"({', '.join(host['vectors']) or 'baseline'}). {facts['dossiers']:,} dossiers, {facts['megabytes']:,.0f} MB. "
        f"Whole processes in turns, medians of {facts['runs']} runs or more; every answer was compared with that of the "
        "files. How it is measured: [README](../README.md). All figures: [store-latest.json](store-latest.json).", "",
        "| | measured | target | aim | |", "|---|---|---|---|---|", *[figure.row() for figure in bench.figures], ""]
    for group in bench.groups:
        # No engine of a group is the one that the others are compared with: the ratios stand in the table above.
        lines += [f"**{group.name}**", "", *engine_table(group), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def over_floors(figures: list[Figure]) -> list[str]:
    """Names of the figures that break a floor or a ceiling of floors.json."""
    limits = json.loads((HERE / "floors.json").read_text(encoding="utf-8")).get("store", [])
    measured = {figure.name: figure for figure in figures}
    broken = []
    print(f"\n{'':80} {'measured':>9} {'limit':>9}")
    for limit in limits:
        figure = measured.pop(limit["figure"])
        bound = limit.get("floor", limit.get("ceiling"))
        holds = figure.value >= bound if "floor" in limit else figure.value <= bound
        print(f"{figure.words:80} {figure.measured:>9} {bound:9,g}  {'' if holds else 'BROKEN'}")
        if not holds:
            broken.append(figure.name)
    for figure in measured.values():
        print(f"{figure.words:80} {figure.measured:>9}")
    return broken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", type=pathlib.Path, default=MOTCUA)
    parser.add_argument("--work", type=pathlib.Path, default=WORK, help="folder for data and stores (9 GB)")
    parser.add_argument("--results", type=pathlib.Path, default=HERE / "results")
    parser.add_argument("--records", type=int, help=f"default {RECORDS:,}")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RECORDS:,} records and the floors; writes nothing")
    options = parser.parse_args()
    options.records = options.records or (QUICK_RECORDS if options.quick else RECORDS)
    if not os.access(options.motcua, os.X_OK):
        sys.exit(f"{options.motcua} is missing: swift build -c release")
    bench = Bench(options)
    try:
        for part in (bench.first_load, bench.next_nights, bench.same_again, bench.quarter, bench.small_nights):
            part()
    except Wrong as wrong:
        sys.exit(str(wrong))
    finally:
        bench.clear()
    if options.quick:
        if broken := over_floors(bench.figures):
            sys.exit("broken: " + "; ".join(broken) + " (floors.json says why each limit is what it is)")
        return
    print("\n" + "\n".join(figure.row() for figure in bench.figures))
    facts = {"date": machine.now(), "runs": options.runs, "machine": machine.describe(),
             "versions": versions(bench.motcua), "dossiers": bench.dossiers, "megabytes": bench.base.size / 1e6}
    write(options.results, facts, bench)
    print(f"\nwritten: {options.results}")


if __name__ == "__main__":
    main()
