"""The stores that are damaged, and everything that may rightly be answered from them."""
import pathlib
import shutil
from dataclasses import dataclass

import scene as scenes
import shim
import store
from program import Broken
from scene import COMMANDS, STORE, Scene, Scenes, State
from trial import Bench

BACKUP = "backup/kho.db"
QUESTIONS = {
    "report": scenes.REPORT, "report of run 1": [*scenes.REPORT, "--known-at", "1"],
    "list": ["list", "T4", "--store", STORE, "--as-of", "2025-07-31", "--format", "csv", "--threads", "1"],
    "export": ["export", "--store", STORE],
}
Answers = dict[str, str]


@dataclass(frozen=True)
class Whole:
    """What a store answers, and what it answers once the third export has been imported too."""

    now: Answers
    then: Answers


@dataclass
class Victims:
    """Folders, each with store/."""

    state: State
    quiet: pathlib.Path  # two runs, closed as it should be; with a backup
    hot: pathlib.Path  # the same just after a kill: the second run is still in the -wal
    other: pathlib.Path  # another office's, just after a kill
    own: Whole
    earlier: Whole  # of the first run only
    others: list[Whole]


def victims(bench: Bench) -> Victims:
    folder = bench.work / "scenes" / "damage"
    third, following = bench.scenes.get("third"), bench.scenes.get("next")
    foreign = Scenes(bench.program, bench.library, bench.work / "scenes" / "other", bench.seed + 100).get("next")
    quiet = folder / "quiet"
    quiet.mkdir(parents=True)
    scenes.placed(third.folder, quiet)
    (quiet / "backup").mkdir()
    answered(bench, ["backup", BACKUP, "--store", STORE], quiet)
    hot = just_after_commit(bench, following, folder / "hot")
    other = just_after_commit(bench, foreign, folder / "other")
    own, earlier, *others = [
        whole(bench, there, third) for there in (quiet, following.folder, foreign.folder, other)]
    return Victims(third.before, quiet, hot, other, own, earlier, others)


def answered(bench: Bench, command: list[str], folder: pathlib.Path) -> str:
    ran = bench.program.run(command, folder)
    ran.check_end()
    if ran.status > 1:
        raise Broken(f"{command[0]} ended with {ran.status}: {ran.message[-300:]}")
    return ran.output


def whole(bench: Bench, source: pathlib.Path, third: Scene) -> Whole:
    """Of the store in `source`; the export is the same for all, also for another office's."""
    folder = bench.work / "scenes" / "asked"
    folder.mkdir()
    scenes.placed(third.folder, folder)
    shutil.rmtree(folder / "store")
    shutil.copytree(source / "store", folder / "store")
    now = {name: answered(bench, question, folder) for name, question in QUESTIONS.items()}
    answered(bench, COMMANDS["third"], folder)
    then = {name: answered(bench, question, folder) for name, question in QUESTIONS.items()}
    shutil.rmtree(folder)
    return Whole(now, then)


def just_after_commit(bench: Bench, scene: Scene, folder: pathlib.Path) -> pathlib.Path:
    """Killed when the -wal has been synced, and before its pages go back into the store."""
    record = scene.record
    synced = [place for place, call in enumerate(record) if call.mark in "FD" and call.path == "kho.db-wal"]
    backs = [place for place, call in enumerate(record)
             if call.mark == "W" and call.path == "kho.db" and synced and place > synced[0]]
    if not backs:
        raise Broken("no page goes from a synced -wal into the store: its loss cannot be tried")
    folder.mkdir(parents=True)
    scenes.placed(scene.folder, folder)
    faults = f"kill@{shim.step(record, backs[0])}"
    bench.program.run(scene.command, folder, shim.variables(bench.library, folder / "store", faults))
    found = store.dump(folder / STORE)
    if found.digest != scene.after.dump.digest or not (folder / f"{STORE}-wal").exists():
        raise Broken(f"a kill in front of the checkpoint has not left the run in the -wal: {found.digest}")
    return folder
