"""Two imports at once: one waits, or is refused and says that another one runs."""
import fcntl
import shutil
import time

import scene as scenes
from program import Broken, Ran
from scene import COMMANDS, Scene, State
from trial import Bench, Case, Kind, Trial

LOCK = "kho.db.lock"


def both_at_once(trial: Trial, commands: list[list[str]]) -> list[Ran]:
    program, began = trial.bench.program, time.monotonic()
    processes = []
    for command in commands:
        processes.append(program.start(command, trial.folder))
        time.sleep(trial.random.choice([0, 0, 0.002, 0.005, 0.01]))
    return [trial.noted(program.end(process, began)) for process in processes]


def check_refusal(ran: Ran) -> None:
    ran.check_end()
    if ran.status == 3 or (ran.status == 2 and "Another run" not in ran.message):
        raise Broken(f"ended with {ran.status} and does not say that another run is at work: {ran.message[-300:]}")


def same_file(scene: Scene, wait: list[str]) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        runs = both_at_once(trial, [scene.command + wait] * 2)
        for ran in runs:
            check_refusal(ran)
        states = sorted(ran.answer.get("state", "") for ran in runs)
        if "published" not in states or states == ["published"] * 2:
            raise Broken(f"of two imports of one file, the ends are {states}")
        if wait and "refused" in states:
            raise Broken("one was refused though it may wait")
        trial.settle(scene, runs[0] if runs[0].answer.get("state") == "published" else runs[1])
        return " + ".join(states)
    return case


def different_files(scene: Scene, ends: dict[str, State], wait: list[str]) -> Case:
    """`ends` are the states after the one, after the other, and after both in either order."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        runs = both_at_once(trial, [COMMANDS["next"] + wait, COMMANDS["third"] + wait])
        for ran in runs:
            check_refusal(ran)
        kept = [name for name, ran in zip(("next", "third"), runs) if ran.says_kept]
        if not kept or (wait and len(kept) < 2):
            raise Broken(f"kept: {kept}")
        possible = [ends[" ".join(kept)]] + ([ends["third next"]] if len(kept) == 2 else [])
        trial.check_reads(trial.standing(*possible))
        return f"{' + '.join(kept)} kept"
    return case


def ends_of(bench: Bench, scene: Scene) -> dict[str, State]:
    ends = {}
    for order in ("next", "third", "next third", "third next"):
        folder = bench.work / "scenes" / "order"
        folder.mkdir()
        scenes.placed(scene.folder, folder)
        for name in order.split():
            bench.scenes.undisturbed(COMMANDS[name], folder)
        ends[order] = scenes.state(bench.program, folder)
        shutil.rmtree(folder)
    return ends


def held_lock(scene: Scene, way: str) -> Case:
    """The lock is held by this process: for good, or until the import has waited a while."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        with open(trial.folder / "store" / LOCK, "w") as file:
            (trial.folder / "store" / LOCK).chmod(0o600)
            fcntl.flock(file, fcntl.LOCK_EX)
            began = time.monotonic()
            wait = {"refused": [], "waits in vain": ["--wait", "1"], "waits": ["--wait", "30"]}[way]
            process = trial.bench.program.start(scene.command + wait, trial.folder)
            if way == "waits":
                time.sleep(0.5)
                if process.poll() is not None:
                    raise Broken("did not wait for the lock")
                fcntl.flock(file, fcntl.LOCK_UN)
            ran = trial.noted(trial.bench.program.end(process, began))
            if way != "waits":
                check_refusal(ran)
                if ran.status != 2:
                    raise Broken(f"ended with {ran.status} though the lock is held")
            if way == "waits in vain" and not 0.9 < ran.seconds < 5:
                raise Broken(f"--wait 1 took {ran.seconds:.1f} s")
        return f"{way}: {trial.settle(scene, ran)}"
    return case


def pairs(bench: Bench) -> list[Case]:
    first, following = bench.scenes.both()
    ends, cases = ends_of(bench, following), []
    for number in range(bench.count(10, 200)):
        wait = [[], ["--wait", "60"]][number // 2 % 2]
        scene = [first, following][number // 4 % 2]
        cases.append(same_file(scene, wait) if number % 2 else different_files(following, ends, wait))
    ways = ["refused", "waits in vain", "waits"]
    return cases + [held_lock(scene, way) for scene in (first, following) for way in ways]


KINDS = [Kind("pairs", pairs)]
