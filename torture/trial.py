"""One trial: a fresh copy of a scene, what is done to it, and the six statements afterwards."""
import json
import pathlib
import random
import shlex
from collections.abc import Callable
from dataclasses import dataclass

import scene as scenes
import shim
import store
from program import Broken, Program, Ran
from scene import NIGHT, STORE, Scene, Scenes, State

# What may lie in the store's folder when all is done.
NAMES = {"kho.db", "kho.db.lock", "kho.db-wal", "kho.db-shm", "night.jsonl"}
KEPT_BESIDE = "kho.db.before-restore"


@dataclass(frozen=True)
class Bench:
    """What all trials share."""

    program: Program
    library: pathlib.Path
    work: pathlib.Path
    scenes: Scenes
    seed: int
    is_quick: bool
    scale: float

    def count(self, quick: int, release: int) -> int:
        return max(1, round((quick if self.is_quick else release) * self.scale))

    def every(self, items: list, quick: int, kind: str) -> list:
        """All of them for a release; for a change each of so many, from another one with each seed."""
        step = max(1, round((quick if self.is_quick else 1) / self.scale))
        return items[random.Random(f"{self.seed} {kind}").randrange(min(step, len(items))):: step]

    def spread(self, calls: int, quick: int, release: int | None, kind: str) -> list[int]:
        """That many of the calls; all of them for None, or when there are no more."""
        count = self.count(quick, calls if release is None else release)
        if count >= calls:
            return list(range(1, calls + 1))
        return sorted(random.Random(f"{self.seed} {kind}").sample(range(1, calls + 1), count))


class Trial:
    def __init__(self, bench: Bench, kind: str, number: int):
        self.bench, self.number = bench, number
        self.random = random.Random(f"{bench.seed} {kind} {number}")
        self.folder = bench.work / f"{kind}-{number}"
        self.folder.mkdir(parents=True)
        self.done: list[str] = []
        self.was_after = False  # whether a first of two disturbed runs had left the run there

    @property
    def store(self) -> pathlib.Path:
        return self.folder / STORE

    def place(self, scene: Scene) -> None:
        scenes.placed(scene.folder, self.folder)

    def noted(self, ran: Ran, words: str = "") -> Ran:
        """Written down, so that a failure can be followed by hand."""
        said = (ran.output if len(ran.output) < 2_000 else "…") + ran.errors[-2_000:]
        self.done.append(f"$ {words} {shlex.join(ran.command)}\n# {ran.status} after {ran.seconds:.3f} s\n{said}")
        return ran

    def run(self, arguments: list, faults: str = "", record: pathlib.Path | None = None, data: bool = False,
            limits: str = "", extra: dict[str, str] | None = None, under: str = "store") -> Ran:
        extra = dict(extra or {})
        if faults or record:
            extra |= shim.variables(
                self.bench.library, self.folder / under, faults, record, data, inputs=self.folder / "input")
        return self.noted(self.bench.program.run(arguments, self.folder, extra, limits), faults)

    def killed_after(self, seconds: float, arguments: list) -> Ran:
        ran = self.bench.program.killed_after(seconds, arguments, self.folder)
        return self.noted(ran, f"killed after {seconds:.4f} s:")

    # The statements

    def standing(self, *states: State) -> State:
        """Statements 4 and 6: the store is whole, and is one of these."""
        return self.standing_at(self.store, *states)

    @staticmethod
    def standing_at(path: pathlib.Path, *states: State) -> State:
        found = store.dump(path)
        if found.faults:
            raise Broken("the store is damaged: " + "; ".join(found.faults[:3]))
        # A store that was made and has no run yet holds as much as none at all.
        digest = "absent" if found.digest == "empty" else found.digest
        for state in states:
            if digest == state.dump.digest:
                return state
        if digest == "absent":
            raise Broken("there is no store any more, or nothing in it")
        raise Broken(f"half a run stands in the store: {found.differs_from(states[0].dump)}")

    def check_reads(self, state: State) -> None:
        """Statement 6 by motcua itself: it finds no fault, and reports that state."""
        if state.dump.digest == "absent":
            return
        verified = self.run(["verify", "--store", STORE])
        verified.check_end()
        if verified.status != 0:
            raise Broken(f"verify finds fault: {verified.message[-300:]}")
        if scenes.report(self.bench.program, self.folder) != state.report:
            raise Broken("the report is of no completed run")

    def says_kept(self, scene: Scene, ran: Ran) -> bool:
        rows = [row for row in scenes.night_rows(self.folder)[scene.rows:] if row.get("state") == "published"]
        return ran.says_kept or bool(rows)

    def settle(self, scene: Scene, ran: Ran) -> str:
        """All that must hold after an import that was disturbed; gives the class of its outcome."""
        ran.check_end()
        state = self.standing(scene.before, scene.after)
        is_after = state is scene.after
        says_kept = self.says_kept(scene, ran)
        if says_kept and not is_after:
            raise Broken("success was said, and the run is not there (statement 3)")
        if self.was_after and not is_after:
            raise Broken("the run was there, and is no more")
        if ran.status in (2, 3) and is_after and not says_kept and not self.was_after:
            raise Broken(f"{ran.end} was said, and yet the run is there (statement 4): {ran.message[-200:]}")
        self.check_reads(state)
        self.check_again(scene, is_after)
        return f"{ran.end}, {'after' if is_after else 'before'}"

    def check_again(self, scene: Scene, is_after: bool) -> None:
        """Statement 5, twice over; the second time costs as much as the first, and is seldom needed."""
        is_twice = not self.bench.is_quick or self.random.random() < 0.3
        for is_kept in (is_after, True)[:1 + is_twice]:
            ran = self.run(scene.command)
            ran.check_end()
            said = ran.answer.get("state")
            if said != ("alreadyImported" if is_kept else "published"):
                raise Broken(f"repeating the import ended with {ran.status}, {said}: {ran.message[-300:]}")
            self.standing(scene.after)
            self.check_journal()
        self.check_tidy()

    def check_tidy(self) -> None:
        folder = self.store.parent
        left = {path.name for path in folder.iterdir() if not path.name.startswith(KEPT_BESIDE)} - NAMES
        if left:
            raise Broken(f"left behind: {', '.join(sorted(left))}")
        if loose := store.loose_modes(folder):
            raise Broken(f"others can read {', '.join(loose)}")

    def check_journal(self) -> None:
        """Half a row, left by whatever happened before, must not take the next one with it."""
        last = (self.folder / NIGHT).read_text(encoding="utf-8", errors="replace").rstrip("\n").split("\n")[-1]
        try:
            json.loads(last)
        except ValueError:
            raise Broken(f"the journal's last row cannot be read: {last[:200]}")


Case = Callable[[Trial], str]


@dataclass(frozen=True)
class Kind:
    """`plan` gives the trials; `workers` is 1 where a trial wants the machine for itself."""

    name: str
    plan: Callable[[Bench], list[Case]]
    workers: int = 2
