"""What a fault is put upon: a store as it stood, an import into it, and what must stand there before and after.

`first` makes a new store, `next` imports the next month into it, `third` the one after that. What is expected comes
from runs that nobody disturbed, and those are held against the generator's truth and against each other.
"""
import json
import pathlib
import shutil
import tempfile
from dataclasses import dataclass, field

import exports
import shim
import store
from program import Broken, Program

STORE, NIGHT = "store/kho.db", "store/night.jsonl"


@dataclass(frozen=True)
class State:
    dump: store.Dump
    report: str


@dataclass
class Scene:
    name: str
    folder: pathlib.Path  # has store/ as it stood before, and input/
    command: list[str]
    before: State
    after: State
    seconds: float
    rows: int  # in the night's journal before
    record: list[shim.Call] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def import_command(name: str, instant: str, *options: str) -> list[str]:
    return ["import", f"input/{name}", "--store", STORE, "--exported-at", instant, "--format", "json",
            "--journal", NIGHT, *options]


NAMES = ["first", "next", "third"]
COMMANDS = {name: import_command(f"{name}.csv", instant) for name, instant in zip(NAMES, exports.INSTANTS)}


REPORT = ["analyze", "--store", STORE, "--by", "unit", "--as-of", "2025-07-31", "--format", "json"]


def report(program: Program, folder: pathlib.Path, extra: dict[str, str] | None = None) -> str:
    """The figures that everything else is compared with; empty when there is no store to ask."""
    if not (folder / STORE).exists():
        return ""
    ran = program.run(REPORT, folder, extra)
    ran.check_end()
    if ran.status > 1:
        raise Broken(f"no report: ended with {ran.status}: {ran.message[-300:]}")
    return ran.output


def state(program: Program, folder: pathlib.Path) -> State:
    found = store.dump(folder / STORE)
    if found.faults:
        raise Broken("; ".join(found.faults))
    return State(found, report(program, folder))


def night_rows(folder: pathlib.Path) -> list[dict]:
    """The rows of the journal; half a row is none."""
    path, rows = folder / NIGHT, []
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []:
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return rows


def placed(scene_folder: pathlib.Path, folder: pathlib.Path) -> None:
    """A fresh copy of the store; the inputs are only read, so they are the same files."""
    shutil.copytree(scene_folder / "store", folder / "store", dirs_exist_ok=True)
    (folder / "input").mkdir()
    for path in (scene_folder / "input").iterdir():
        (folder / "input" / path.name).hardlink_to(path)


class Scenes:
    """Made when they are first asked for; one folder for each size."""

    def __init__(self, program: Program, library: pathlib.Path, work: pathlib.Path, seed: int):
        self.program, self.library, self.work, self.seed = program, library, work, seed
        self.made: dict[tuple[str, int], Scene] = {}

    def get(self, name: str, rows: int = 2_000) -> Scene:
        if (name, rows) not in self.made:
            self.made[name, rows] = self.make(name, rows)
        return self.made[name, rows]

    def both(self, rows: int = 2_000) -> list[Scene]:
        return [self.get("first", rows), self.get("next", rows)]

    def make(self, name: str, rows: int) -> Scene:
        folder = self.work / "scenes" / f"{name}-{rows}"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "input").mkdir(parents=True)
        (folder / "store").mkdir()
        paths = [folder / "input" / f"{name}.csv" for name in NAMES]
        truth = exports.generated(self.program, paths[0], rows, self.seed, "2025-01-01", "2025-06-30")
        for number in (1, 2):
            exports.next_month(self.program, paths[number - 1], paths[number], rows, self.seed + number)
        for earlier in NAMES[:NAMES.index(name)]:
            self.undisturbed(COMMANDS[earlier], folder)
        before, rows_before = state(self.program, folder), len(night_rows(folder))
        ends = []
        for record in (None, folder / "calls"):
            with tempfile.TemporaryDirectory(dir=self.work) as copy:
                there = pathlib.Path(copy)
                placed(folder, there)
                extra = record and shim.variables(self.library, there / "store", record=record, data=rows < 10_000,
                                                  inputs=there / "input")
                seconds = self.undisturbed(COMMANDS[name], there, extra, truth if name == "first" else None)
                ends.append((state(self.program, there), seconds))
        if ends[0][0] != ends[1][0]:
            raise Broken(f"the same import twice differs in {ends[0][0].dump.differs_from(ends[1][0].dump)}")
        made = Scene(name, folder, COMMANDS[name], before, ends[0][0], ends[0][1], rows_before)
        made.record, made.counts = shim.changes(record), shim.counts(record)
        return made

    def undisturbed(self, command: list[str], folder: pathlib.Path, extra: dict[str, str] | None = None,
                    truth: dict | None = None) -> float:
        ran = self.program.run(command, folder, extra)
        ran.check_end()
        if ran.status > 1 or ran.answer.get("state") != "published":
            raise Broken(f"an undisturbed import ended with {ran.status}: {ran.output} {ran.errors[-500:]}")
        wrong = [f"{key} {ran.answer.get(key)} ≠ {value}" for key, value in expected(truth).items()
                 if ran.answer.get(key) != value]
        if wrong:
            raise Broken("the answer is not the truth: " + ", ".join(wrong))
        return ran.seconds


def expected(truth: dict | None) -> dict:
    """Statements 1 and 2: every line is accounted for, and every record."""
    if truth is None:
        return {}
    rejected, skipped = sum(truth["rejected"].values()), sum(truth["skipped"].values())
    return {"read": truth["accepted"] + rejected + skipped, "accepted": truth["accepted"], "rejected": rejected,
            "skipped": skipped, "replaced": truth["replaced"], "dossiers": truth["dossiers"]}
