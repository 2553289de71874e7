"""The harness upon itself: does the shim see every call, and would a fault be noticed?"""
import re
import shutil
import sqlite3
import subprocess

import images
from faults_power import laid_out
from program import Broken
from scene import Scene
from trial import Bench, Case, Kind, Trial

TRACED = "write,pwrite64,writev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat"


def same_as_strace(scene: Scene) -> Case:
    """What the kernel is asked to do to the store's files, counted by somebody else."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        trace = trial.folder / "trace"
        strace = shutil.which("strace")
        if not strace or subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True).returncode:
            return "no strace"
        ran = trial.run(scene.command, limits=f'set -- {strace} -f -y -o {trace} -e trace={TRACED} "$@"')
        ran.check_end()
        line = re.compile(r"^\d+ +(\w+)\((.*)")
        seen = [found.group(1) for found in map(line.match, trace.read_text(errors="replace").splitlines())
                if found and "store/" in found.group(2)]
        ours = sum(call.mark in "WTFDRLU" for call in scene.record)
        folders = sum(call.mark in "FD" and call.path == "store" for call in scene.record)
        if len(seen) != ours - folders:
            raise Broken(f"strace sees {len(seen)} calls on the store's files, the shim {ours - folders}")
        return f"{scene.name}: {ours} calls"
    return case


def lost_syncs(scene: Scene) -> Case:
    """On a disk that only says to have synced, a power cut loses what was said to be kept: that must be found."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        disk = images.Disk(scene.folder / "store", scene.record, len(scene.record), syncs=False)
        if not disk.said:
            raise Broken("the record does not have the word that the run has succeeded")
        laid_out(trial, disk.image("none", trial.random))
        try:
            state = trial.standing(scene.before, scene.after)
        except Broken:
            return "lost syncs noticed"
        if state is scene.after:
            raise Broken("a disk without syncs has kept everything: the power cuts show nothing")
        return "lost syncs noticed"
    return case


def one_cell(scene: Scene) -> Case:
    """One value of one dossier is another."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        database = sqlite3.connect(trial.store)
        database.execute("UPDATE dossier SET line = line + 1 WHERE key = (SELECT max(key) FROM dossier)")
        database.commit()
        database.close()
        try:
            trial.standing(scene.before)
        except Broken:
            return "one cell noticed"
        raise Broken("another value in a dossier is not noticed: the dump shows nothing")
    return case


def same_everything(scene: Scene) -> Case:
    """All that was written, and nothing dropped, is the store as it stood."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        laid_out(trial, images.Disk(scene.folder / "store", scene.record, len(scene.record)).image("all", trial.random))
        trial.standing(scene.after)
        return "record replayed"
    return case


def selfcheck(bench: Bench) -> list[Case]:
    cases = [check(scene) for scene in bench.scenes.both() for check in (same_as_strace, lost_syncs, same_everything)]
    return [*cases, one_cell(bench.scenes.get("next"))]


KINDS = [Kind("selfcheck", selfcheck)]
