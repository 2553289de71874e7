"""A disk that is full, a limit on the size of files, a disk that does not take what is written."""
import os
import pathlib
import re
import shutil
import subprocess

from program import Broken, Ran
from scene import Scene
from trial import Bench, Case, Kind, Trial

NAMES_THE_DISK = re.compile(r"disk|space|storage|file size|too large|input/output", re.IGNORECASE)
PAGE = 4096


def settled(trial: Trial, scene: Scene, ran: Ran) -> str:
    """An end that is no success names the disk; a success may be, when what failed came after the commit."""
    if ran.status >= 2 and not NAMES_THE_DISK.search(ran.message):
        ran.check_end()
        raise Broken(f"the message does not name the disk: {ran.message[-300:]}")
    return f"{scene.name}: {trial.settle(scene, ran)}"


def by_shim(scene: Scene, fault: str) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        return settled(trial, scene, trial.run(scene.command, fault))
    return case


def full(bench: Bench) -> list[Case]:
    """Once, and from then on: the one is another's file that was taken away, the other what disks are like."""
    return [by_shim(scene, f"full@{place}{stays}") for scene in bench.scenes.both() for stays in ("", "+")
            for place in bench.spread(scene.counts["write"], 5, None, f"full {scene.name}{stays}")]


def bad_writes(bench: Bench) -> list[Case]:
    return [by_shim(scene, f"write@{place}") for scene in bench.scenes.both()
            for place in bench.spread(scene.counts["write"], 3, None, f"write {scene.name}")]


def limit(bench: Bench) -> list[Case]:
    """RLIMIT_FSIZE: no file may grow beyond that; the signal is ignored, so the write fails."""
    def of(scene: Scene, size: int) -> Case:
        def case(trial: Trial) -> str:
            trial.place(scene)
            ran = trial.run(scene.command, limits=f"trap '' XFSZ; ulimit -f {size // 512}")
            return settled(trial, scene, ran)
        return case
    count = bench.count(3, 20)  # of each scene
    return [of(scene, round(largest(scene) * i / count / 512) * 512)
            for scene in bench.scenes.both() for i in range(count)]


def largest(scene: Scene) -> int:
    return max(call.offset + len(call.data) for call in scene.record if call.mark == "W")


def small_disk(bench: Bench) -> list[Case]:
    """A file system of its own that has room for a part of what the import needs."""
    if not mounts(bench.work):
        return [lambda trial: "no mount"]

    def of(scene: Scene, size: int) -> Case:
        def case(trial: Trial) -> str:
            (trial.folder / "store").mkdir()
            mount(trial.folder / "store", size)
            try:
                trial.place(scene)
                ran = trial.run(scene.command)
                # What can be read when the disk is full is looked at before there is room again.
                ran.check_end()
                trial.check_reads(trial.standing(scene.before, scene.after))
                mount(trial.folder / "store", 64 << 20, "remount,")
                return settled(trial, scene, ran)
            except Broken:
                shutil.copytree(trial.folder / "store", trial.folder / "store-kept")
                raise
            finally:
                subprocess.run(["umount", "--lazy", trial.folder / "store"], check=True)
        return case
    cases, count = [], bench.count(3, 20)
    for scene in bench.scenes.both():
        held = sum(-(-path.stat().st_size // PAGE) * PAGE for path in (scene.folder / "store").iterdir())
        need = sum(len(call.data) for call in scene.record if call.mark == "W")
        cases += [of(scene, held + 4 * PAGE + round(1.1 * need * (i + 1) / count)) for i in range(count)]
    return cases


def mount(folder: pathlib.Path, size: int, options: str = "") -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"{options}size={size},mode=700", "tmpfs", folder], check=True)


def mounts(work: pathlib.Path) -> bool:
    if os.geteuid() != 0:
        return False
    folder = work / "mount"
    folder.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True).returncode:
        return False
    subprocess.run(["umount", folder], check=True)
    return True


KINDS = [Kind("full", full), Kind("writes", bad_writes), Kind("limit", limit), Kind("smalldisk", small_disk)]
