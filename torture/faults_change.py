"""An export that changes while it is read: it is taken whole, as it was or as it is, or not at all.

The importer is stopped at one of its reads (the shim does it), the file is changed, the importer goes on.
"""
import csv
import os
import pathlib
import random
import shutil
import signal
import time

import exports
import shim
import store
from program import Broken
from scene import Scene
from trial import Bench, Case, Kind, Trial

ROWS = 8_000  # some megabytes: more than one read


def grows(path: pathlib.Path) -> None:
    with open(path, "ab") as file, open(path.with_name("next.csv"), "rb") as more:
        file.write(more.read()[-200_000:])


def shrinks(path: pathlib.Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def is_emptied(path: pathlib.Path) -> None:
    os.truncate(path, 0)


def is_replaced(path: pathlib.Path) -> None:
    other = path.with_name("beside.csv")
    shutil.copyfile(path.with_name("next.csv"), other)
    other.rename(path)


def has_another_layout(path: pathlib.Path) -> None:
    """Other marks, and the columns from right to left: what was found out about the file before is wrong now."""
    rows = exports.rows(path.with_name("next.csv"))
    other = path.with_name("beside.csv")
    with open(other, "w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter=";").writerows(row[::-1] for row in rows)
    other.rename(path)


def has_other_bytes(path: pathlib.Path) -> None:
    """Of the same size: in every record the day that something was received is another one."""
    data = path.read_bytes().replace(b"/02/2025", b"/03/2025").replace(b"/05/2025", b"/04/2025")
    with open(path, "r+b") as file:
        file.write(data)


def goes_away(path: pathlib.Path) -> None:
    path.unlink()


CHANGES = [grows, shrinks, is_replaced, has_another_layout, has_other_bytes, is_emptied, goes_away]


def changed(scene: Scene, change, place: int, allowed: set[str]) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        path = trial.folder / "input" / "first.csv"
        own(scene, path)
        program, began = trial.bench.program, time.monotonic()
        extra = shim.variables(trial.bench.library, trial.folder / "store", f"stop@{place}",
                               inputs=trial.folder / "input")
        process = program.start(scene.command, trial.folder, extra)
        seen = os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        if seen.si_code == os.CLD_STOPPED:
            change(path)
            process.send_signal(signal.SIGCONT)
        ran = trial.noted(program.end(process, began), f"stop@{place}, {change.__name__}")
        ran.check_end()
        if ran.status < 2:
            found = store.dump(trial.store)
            if found.faults:
                raise Broken(f"{'; '.join(found.faults)} ({change.__name__} at read {place})")
            if found.digest not in allowed:
                raise Broken(f"what was imported was never in the file ({change.__name__} at read {place})")
            return f"{change.__name__.replace('_', ' ')}: taken whole"
        trial.standing(scene.before)
        if "first.csv" not in ran.message:
            raise Broken(f"the file is not named: {ran.message[-300:]}")
        again(trial, scene, path)
        return f"{change.__name__.replace('_', ' ')}: {ran.end}"
    return case


def own(scene: Scene, path: pathlib.Path) -> None:
    """A copy of its own: the exports of all trials are the same files."""
    path.unlink(missing_ok=True)
    shutil.copyfile(scene.folder / "input" / path.name, path)


def again(trial: Trial, scene: Scene, path: pathlib.Path) -> None:
    own(scene, path)
    trial.check_again(scene, False)


def change(bench: Bench) -> list[Case]:
    scene = bench.scenes.get("first", ROWS)
    reads = scene.counts["input"]
    if reads < 4:
        raise Broken(f"the export is read by {reads} calls: there is nothing in between")
    allowed = {way: {scene.after.dump.digest, changed_digest(bench, scene, way)} for way in CHANGES}
    cases, chance = [], random.Random(f"{bench.seed} change")
    for number in range(bench.count(7, 350)):
        way = CHANGES[number % len(CHANGES)]
        # In front of the first read, where it is only known by its looks, and anywhere.
        place = 1 if number % 3 == 0 else chance.randint(1, reads)
        cases.append(changed(scene, way, place, allowed[way]))
    return cases


def changed_digest(bench: Bench, scene: Scene, way) -> str:
    """Of an undisturbed import of what the file is afterwards."""
    folder = bench.work / "scenes" / "changed"
    folder.mkdir()
    (folder / "store").mkdir()
    shutil.copytree(scene.folder / "input", folder / "input")
    way(folder / "input" / "first.csv")
    bench.program.run(scene.command, folder)
    digest = store.dump(folder / "store" / "kho.db").digest
    shutil.rmtree(folder)
    return digest


KINDS = [Kind("change", change)]
