"""Syncs that fail: no success may be said for what is not on the disk.

SQLite passes over a failed sync of a folder, and one after the commit (of a checkpoint) costs nothing. So the end
alone does not tell: whenever success is said, the disk is built as a power cut right afterwards would leave it.
"""
import images
import shim
from program import Broken
from scene import Scene
from trial import Bench, Case, Kind, Trial


def bad_sync(scene: Scene, place: int, stays: str) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        record = trial.folder / "calls"
        ran = trial.run(scene.command, f"sync@{place}{stays}", record, data=True)
        ran.check_end()
        calls = shim.changes(record)
        failed = [call.path for call in calls if call.mark in "FD" and call.result < 0]
        if ran.status < 2:
            # Only what a sync has kept: the harshest of all disks.
            check_kept(trial, scene, calls, failed)
        where = "folder" if set(failed) == {"store"} else "file"
        return f"{scene.name}, {where}: {trial.settle(scene, ran)}"
    return case


def check_kept(trial: Trial, scene: Scene, calls: list[shim.Call], failed: list[str]) -> None:
    image = images.Disk(scene.folder / "store", calls, len(calls)).image("none", trial.random)
    folder = trial.folder / "cut" / "store"
    folder.mkdir(parents=True)
    for name, content in image.items():
        (folder / name).write_bytes(content)
    if trial.standing_at(folder / "kho.db", scene.before, scene.after) is not scene.after:
        raise Broken(f"success was said, and a power cut loses the run: the sync of {', '.join(failed)} had failed")


def syncs(bench: Bench) -> list[Case]:
    return [bad_sync(scene, place, stays) for scene in bench.scenes.both() for stays in ("", "+")
            for place in bench.spread(scene.counts["sync"], 3, None, f"sync {scene.name}{stays}")]


KINDS = [Kind("syncs", syncs)]
