#!/usr/bin/env python3
"""Seven months of nights into one store: every figure must be that of a recount from the raw files, and nothing may
grow.

Each night a made-up one-stop shop (office.py) delivers an export of the last sixty days and of what is still open, now
and then a register of letters, an export that was held back, a column less, records that cannot be read. The same
files are counted by `motcua analyze FILES` and by recount.py, which shares nothing with the program.

    python3 benchmarks/nights.py [--nights 210]        one line a check; exits with 1 when one fails
"""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import sys
from collections.abc import Iterator
from datetime import date, datetime

import documents
import store_files
import store_proof
from engines import MOTCUA, WORK
from office import Delivery, Office
from recount import RECOUNTED, Recount, Rules
from runs import Run, Wrong

FIRST_NIGHT = date(2025, 3, 3)
RULES = (Rules("form-06", "kstt"), Rules("form-06", "civil"), Rules("instant", "civil"))
# A quarter that is over, by calendar.
QUARTERS = {
    "2025-Q1": {"kstt": (datetime(2024, 12, 15), datetime(2025, 3, 15)),
                "civil": (datetime(2025, 1, 1), datetime(2025, 4, 1))},
    "2025-Q2": {"kstt": (datetime(2025, 3, 15), datetime(2025, 6, 15)),
                "civil": (datetime(2025, 4, 1), datetime(2025, 7, 1))},
}
CHECKPOINTS = 8
MOST_LOG = PAGES = 64 << 20
MOST_STORE, MOST_MEMORY = 1.3, 1.2


class Nights:
    def __init__(self, options: argparse.Namespace):
        self.motcua = options.motcua.resolve()
        self.launcher = store_files.launcher(options.work)
        self.folder = options.work / "nights"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.store = self.folder / "store.motcua"
        self.count = options.nights
        self.office = Office(self.folder, self.motcua, FIRST_NIGHT, self.count, options.a_day, options.seed)
        self.recount = Recount()
        self.exports: list[pathlib.Path] = []
        self.registers: list[pathlib.Path] = []
        self.runs: list[Run] = []
        self.largest_log = 0
        # Run of the store → what the recount said then, by rules.
        self.past: dict[int, list[dict]] = {}
        self.failed = False

    # The nights

    def pass_by(self) -> None:
        quiet = []
        with self.check(f"{self.count} nights, each accounted for") as lines:
            for night in range(1, self.count + 1):
                delivery = self.office.deliver(night)
                lines += [f"night {night}: {line}" for line in self.receive(delivery)]
                if delivery.is_quiet:
                    quiet += [f"night {night}: {line}" for line in self.as_of_tonight()]
                elif night == 1 or night % (-(-self.count // CHECKPOINTS)) == 0 or delivery.late_export:
                    self.past[self.last_run] = [self.recount.figures(rules) for rules in RULES]
        with self.check("an export that is that of the night before tells that nothing happened until now") as lines:
            lines += quiet
        rows = sum(answer["read"] for answer in map(store_proof.answer, self.runs))
        seconds = [run.seconds for run in self.runs]
        print(f"   {len(self.runs)} runs, {rows:,} records read, {len(self.recount.known):,} dossiers; "
              f"{statistics.median(seconds):.2f} s a run, the longest {max(seconds):.2f} s", flush=True)

    def receive(self, delivery: Delivery) -> list[str]:
        wrong = []
        if delivery.register:
            self.recount.add_register(delivery.register)
            self.registers.append(delivery.register)
        for export in filter(None, (delivery.export, delivery.late_export)):
            self.recount.add_export(export)
            self.exports.append(export)
            register = delivery.register if export == delivery.export else None
            wrong += self.importing(export, register)
        return wrong

    def importing(self, export: pathlib.Path, register: pathlib.Path | None) -> list[str]:
        registers = ["--register", register] if register else []
        run = self.launcher.run([self.motcua, "import", export, *registers, "--store", self.store,
                                 "--format", "json"])
        states = store_proof.one_of("published", "alreadyImported")
        wrong = store_proof.imported(state=states, dossiers=len(self.recount.known))(run)
        self.runs.append(run)
        self.last_run = store_proof.answer(run).get("run")
        self.largest_log = max(self.largest_log, store_files.write_ahead_log(self.store))
        return wrong

    def as_of_tonight(self) -> list[str]:
        rules = RULES[0]
        return recount_differences(self.recount.figures(rules), self.asked("--store", self.store, *rules.flags))

    # Figures

    def asked(self, *options: object) -> dict:
        run = self.launcher.run([self.motcua, "analyze", *options, "--by", "unit,month", "--format", "json"])
        # 1: records were rejected.
        if run.status not in (0, 1):
            raise Wrong(f"analyze {' '.join(map(str, options))} ended with {run.status}: {run.errors.strip()}")
        return json.loads(run.output)

    def files(self) -> list[object]:
        """Every file, in the order in which the exports were drawn."""
        return [*sorted(self.exports), *(word for register in self.registers for word in ("--register", register))]

    def today(self) -> None:
        anew = Recount()
        for register in self.registers:
            anew.add_register(register)
        for export in sorted(self.exports):
            anew.add_export(export)
        for rules in RULES:
            name = f"{rules.ruleset}, {rules.calendar}"
            files, store = self.asked(*self.files(), *rules.flags), self.asked("--store", self.store, *rules.flags)
            with self.check(f"analyze of the store = recount, {name}") as lines:
                lines += recount_differences(anew.figures(rules), store)
            with self.check(f"dossiers extended more than once in the store = recount, {name}") as lines:
                # What was seen in the order in which it came: an export that comes late tells of no move.
                lines += recount_differences(self.recount.figures(rules), store, documents.OF_HISTORY["counts"])
            with self.check(f"analyze of all files = recount, {name}") as lines:
                lines += recount_differences(anew.figures(rules), files)
            with self.check(f"analyze of the store = analyze of all files, {name}") as lines:
                lines += documents.differences(documents.figures(files, False), documents.figures(store, False))
        quarter = "2025-Q2" if self.count > 120 else "2025-Q1"
        for rules in RULES:
            with self.check(f"{quarter} of the store = recount, {rules.ruleset}, {rules.calendar}") as lines:
                store = self.asked("--store", self.store, *rules.flags, "--period", quarter)
                lines += recount_differences(anew.figures(rules, QUARTERS[quarter][rules.calendar]), store)

    def earlier(self) -> None:
        for run, expected in self.past.items():
            extended = []
            with self.check(f"known at run {run} = recount of the files until then") as lines:
                for rules, figures in zip(RULES, expected):
                    store = self.asked("--store", self.store, "--known-at", run, *rules.flags)
                    extended = recount_differences(figures, store, documents.OF_HISTORY["counts"])
                    lines += [f"{rules.ruleset}, {rules.calendar}: {line}"
                              for line in recount_differences(figures, store)]
            with self.check(f"dossiers extended more than once as known at run {run} = recount") as lines:
                lines += extended

    # The store

    def same_again(self) -> None:
        with self.check("the last file again changes nothing") as lines:
            before = documents.figures(self.asked("--store", self.store))
            run = self.launcher.run([self.motcua, "import", self.exports[-1], "--store", self.store,
                                     "--format", "json"])
            lines += store_proof.already_imported(run)
            lines += documents.differences(before, documents.figures(self.asked("--store", self.store)))

    def sound(self) -> None:
        with self.check("verify") as lines:
            lines += store_proof.ended(self.launcher.run([self.motcua, "verify", "--store", self.store]))
        with self.check("a backup has the same figures") as lines:
            copy = self.folder / "backup.motcua"
            lines += store_proof.ended(self.launcher.run([self.motcua, "backup", copy, "--store", self.store]))
            if not lines:
                lines += documents.differences(
                    documents.figures(self.asked("--store", self.store)), documents.figures(self.asked("--store", copy)))

    def small(self) -> None:
        with self.check(f"the log beside the store stayed below {MOST_LOG >> 20} MiB") as lines:
            if self.largest_log >= MOST_LOG:
                lines.append(f"{self.largest_log / 2**20:.1f} MiB")
        print(f"   at most {self.largest_log / 2**20:.1f} MiB")

        tight = self.folder / "tight.sqlite"
        with contextlib.closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as database:
            database.execute("VACUUM INTO ?", [str(tight)])
        ratio = store_files.size(self.store) / tight.stat().st_size
        with self.check(f"the store takes at most {MOST_STORE} × what stands in it") as lines:
            if ratio > MOST_STORE:
                lines.append(f"{ratio:.2f} ×")
        print(f"   {store_files.size(self.store) / 2**20:.1f} MiB, {ratio:.2f} ×; "
              f"{store_files.size(self.store) / len(self.recount.known):,.0f} bytes a dossier with its history")

        tenth = max(3, len(self.runs) // 10)
        # The first run makes the store. Later ones keep pages of it in memory, up to PAGES.
        first, last = (max(run.peak for run in part) for part in (self.runs[1:tenth + 1], self.runs[-tenth:]))
        pages = min(store_files.size(self.store), PAGES)
        with self.check(f"the last nights take at most {MOST_MEMORY} × the memory of the first, and pages of the store"
                        ) as lines:
            if last > first * MOST_MEMORY + pages:
                lines.append(f"{last / 2**20:.1f} MiB")
        print(f"   {first / 2**20:.1f} MiB, then {last / 2**20:.1f} MiB with at most {pages / 2**20:.1f} MiB of pages")

    # Saying it

    @contextlib.contextmanager
    def check(self, name: str) -> Iterator[list[str]]:
        """One line, and what is wrong below it."""
        lines: list[str] = []
        try:
            yield lines
        except Wrong as wrong:
            lines.append(str(wrong))
        print(f"{'WRONG' if lines else 'holds'}  {name}")
        for line in lines[:10]:
            print("       " + line)
        sys.stdout.flush()
        self.failed = self.failed or bool(lines)


def recount_differences(expected: dict, document: dict,
                        names: set[str] = RECOUNTED - documents.OF_HISTORY["counts"]) -> list[str]:
    """What the recount does not count is left out of the report, and so are cells without anything in them."""
    def bare(slices: dict[tuple, dict]) -> dict[tuple, dict]:
        kept = {key: {name: count for name, count in counts.items() if name in names and count}
                for key, counts in slices.items()}
        return {key: {"counts": counts} for key, counts in kept.items() if counts}

    found = documents.figures(document)
    told = bare({key: piece["counts"] for key, piece in found["slices"].items()})
    return documents.differences({**expected, "slices": bare(expected["slices"])}, {**found, "slices": told})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", type=pathlib.Path, default=MOTCUA)
    parser.add_argument("--work", type=pathlib.Path, default=WORK, help="folder for the nights (1 GB)")
    parser.add_argument("--nights", type=int, default=210)
    parser.add_argument("--a-day", type=int, default=150, help="dossiers received a day")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not os.access(options.motcua, os.X_OK):
        sys.exit(f"{options.motcua} is missing: swift build -c release")
    nights = Nights(options)
    for part in (nights.pass_by, nights.today, nights.earlier, nights.same_again, nights.sound, nights.small):
        part()
    if nights.failed:
        sys.exit(f"the files are kept in {nights.folder}")
    shutil.rmtree(nights.folder)


if __name__ == "__main__":
    main()
