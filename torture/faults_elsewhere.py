"""kill -9 while something else than an import runs: a report, a check, a backup, what undoes and restores."""
import shutil
from collections.abc import Callable
from dataclasses import dataclass

import scene as scenes
import shim
import store
from program import Broken
from scene import STORE, Scene, State
from trial import Bench, Case, Kind, Trial

BACKUP, LIST = "backup/kho.db", "list.csv"


@dataclass(frozen=True)
class Act:
    """A command upon the two runs of scene `third`; `after` is what it makes of the store, and `product` the file that
    it writes: there whole, or as it was."""

    name: str
    command: list[str]
    scene: Scene
    after: State
    seconds: float
    steps: int
    product: str
    products: tuple[str, ...]

    def lay(self, trial: Trial) -> None:
        lay(self.scene, trial.folder)


def lay(scene: Scene, folder) -> None:
    """With a backup of the first run, which a newer one replaces and `restore` brings back."""
    scenes.placed(scene.folder, folder)
    (folder / "backup").mkdir()
    shutil.copyfile(scene.folder / BACKUP, folder / BACKUP)
    (folder / "backup" / "kho.db").chmod(0o600)


def digest_of(folder, name: str) -> str:
    path = folder / name
    if not name or not path.exists():
        return "none"
    return store.dump(path).digest if path.suffix == ".db" else path.read_text(encoding="utf-8")


def acts(bench: Bench) -> list[Act]:
    third, following = bench.scenes.get("third"), bench.scenes.get("next")
    if not (third.folder / BACKUP).exists():
        (third.folder / "backup").mkdir()
        said = bench.program.run(
            ["backup", third.folder / BACKUP, "--store", following.folder / STORE], bench.work)
        if said.status:
            raise Broken(f"backup ended with {said.status}: {said.message}")
    words = {
        "report": (scenes.REPORT, ""), "verify": (["verify", "--store", STORE], ""),
        "export": (["export", "--store", STORE, "-o", LIST], LIST),
        "backup": (["backup", BACKUP, "--store", STORE], BACKUP),
        "restore": (["restore", BACKUP, "--store", STORE], ""), "undo": (["undo", "2", "--store", STORE], ""),
    }
    return [measured(bench, name, command, product, third) for name, (command, product) in words.items()]


def measured(bench: Bench, name: str, command: list[str], product: str, scene: Scene) -> Act:
    folder = bench.work / "scenes" / f"act-{name}"
    folder.mkdir(parents=True)
    lay(scene, folder)
    was, record = digest_of(folder, product), folder / "calls"
    ran = bench.program.run(command, folder, shim.variables(bench.library, folder, record=record))
    ran.check_end()
    if ran.status > 1:
        raise Broken(f"{name} ended with {ran.status}: {ran.message[-300:]}")
    steps = shim.counts(record)["step"]
    return Act(name, command, scene, scenes.state(bench.program, folder), ran.seconds, steps, product,
               (was, digest_of(folder, product)))


def killed(act: Act, kill: Callable[[Trial], object], bench: Bench) -> Case:
    def case(trial: Trial) -> str:
        act.lay(trial)
        ran = kill(trial)
        ran.check_end()
        state = trial.standing(act.scene.before, act.after)
        if ran.status == 0 and state.dump.digest != act.after.dump.digest:
            raise Broken(f"{act.name} said success, and the store is as before")
        check_product(act, trial, act.products)
        trial.check_reads(state)
        again = trial.run(act.command)
        again.check_end()
        is_done = act.name == "undo" and state is act.after
        if again.status > 1 and not is_done:
            raise Broken(f"{act.name} again ended with {again.status}: {again.message[-300:]}")
        trial.check_reads(trial.standing(act.after))
        check_product(act, trial, act.products[1:])
        trial.check_tidy()
        return f"{act.name}: {ran.end}"
    return case


def check_product(act: Act, trial: Trial, allowed: tuple[str, ...]) -> None:
    if digest_of(trial.folder, act.product) not in allowed:
        raise Broken(f"{act.name} left half a file: {act.product}")


def elsewhere(bench: Bench) -> list[Case]:
    cases = []
    for act in acts(bench):
        cases += [killed(act, lambda trial, act=act, word=f"{word}@{place}": trial.run(act.command, word, under="."),
                         bench)
                  for word in ("kill", "tear") for place in bench.spread(act.steps, 2, 30, f"{act.name} {word}")]
        cases += [killed(act, lambda trial, act=act: trial.killed_after(
            trial.random.uniform(0, act.seconds), act.command), bench) for _ in range(bench.count(2, 35))]
    return cases


KINDS = [Kind("elsewhere", elsewhere)]
