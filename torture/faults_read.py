"""Reads that fail, and inputs or stores that are not what they were taken for."""
import os
import shutil
import subprocess

import store
from program import Broken, Ran
from scene import STORE, Scene
from trial import Bench, Case, Kind, Trial


def bad_read(scene: Scene, place: int) -> Case:
    """Of the store's files and of the export alike."""
    def case(trial: Trial) -> str:
        trial.place(scene)
        ran = trial.run(scene.command, f"read@{place}")
        if ran.status >= 2:
            named(ran, "kho.db", "first.csv", "next.csv", "night.jsonl")
        return f"{scene.name}: {trial.settle(scene, ran)}"
    return case


def named(ran: Ran, *names: str) -> None:
    if not any(name in ran.message for name in names):
        ran.check_end()
        raise Broken(f"no file is named: {ran.message[-300:]}")


def reads(bench: Bench) -> list[Case]:
    cases = []
    for scene in bench.scenes.both():
        cases += [bad_read(scene, place)
                  for place in bench.spread(scene.counts["read"], 10, 100, f"read {scene.name}")]
    return cases


# Inputs that are none

def disturbed(trial: Trial, scene: Scene, name: str, **options: object) -> str:
    """The import must not be one, and must say of which file; with the right file it goes on as ever."""
    ran = trial.run(scene.command, **options)
    ran.check_end()
    if ran.status < 2:
        raise Broken(f"ended with {ran.status} and has imported something")
    named(ran, name)
    path = trial.folder / "input" / f"{scene.name}.csv"
    subprocess.run(["rm", "-rf", path], check=True)
    path.hardlink_to(scene.folder / "input" / path.name)
    return f"{ran.end}, {trial.settle(scene, ran).split(', ')[1]}"


def not_there(trial: Trial, scene: Scene) -> str:
    (trial.folder / "input" / f"{scene.name}.csv").unlink()
    return disturbed(trial, scene, f"{scene.name}.csv")


def folder_instead(trial: Trial, scene: Scene) -> str:
    path = trial.folder / "input" / f"{scene.name}.csv"
    path.unlink()
    path.mkdir()
    return disturbed(trial, scene, f"{scene.name}.csv")


def not_readable(trial: Trial, scene: Scene) -> str:
    path = trial.folder / "input" / f"{scene.name}.csv"
    path.unlink()
    shutil.copyfile(scene.folder / "input" / path.name, path)
    path.chmod(0)
    return disturbed(trial, scene, path.name, **as_nobody(trial))


def store_not_writable(trial: Trial, scene: Scene) -> str:
    options = as_nobody(trial)
    (trial.folder / "store").chmod(0o500)
    ran = trial.run(scene.command, **options)
    (trial.folder / "store").chmod(0o700)
    if ran.status >= 2:
        named(ran, "store")
    # Where a reader has left its -wal and -shm no file need be made, and the import may well be done.
    return f"{ran.end}, {trial.settle(scene, ran).split(', ')[1]}"


def as_nobody(trial: Trial) -> dict:
    """Permissions mean nothing to root; what follows runs as somebody else then."""
    if os.geteuid() != 0:
        return {}
    if not shutil.which("setpriv"):
        raise Skipped
    for path in [trial.folder, *trial.folder.rglob("*")]:
        if path.stat().st_nlink == 1 or path.is_dir():
            os.chown(path, 65534, 65534)
    program = trial.bench.program.path
    back = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    if subprocess.run([*back.split(), str(program), "--version"], capture_output=True, cwd="/").returncode:
        raise Skipped
    return {"limits": f'set -- {back} "$@"'}


class Skipped(Exception):
    """This machine does not have what is needed."""


def store_is_folder(trial: Trial, scene: Scene) -> str:
    for path in trial.store.parent.glob("kho.db*"):
        path.unlink()
    trial.store.mkdir()
    ran = trial.run(scene.command)
    ran.check_end()
    if ran.status < 2:
        raise Broken(f"ended with {ran.status} though the store is a folder")
    named(ran, "kho.db")
    return ran.end


def pipe_instead(trial: Trial, scene: Scene) -> str:
    """Taken whole or refused; a size is not known in advance."""
    path = trial.folder / "input" / f"{scene.name}.csv"
    path.unlink()
    os.mkfifo(path)
    writer = subprocess.Popen(["/bin/sh", "-c", 'exec cat "$0" > "$1"', scene.folder / "input" / path.name, path])
    ran = trial.run(scene.command)
    writer.kill()
    writer.wait()
    ran.check_end()
    found = store.dump(trial.store)
    if found.faults:
        raise Broken("; ".join(found.faults[:3]))
    if ran.status < 2 and found.tables["dossier"] != scene.after.dump.tables["dossier"]:
        raise Broken("other dossiers than from the same bytes in a file")
    return ran.end


def output_full(trial: Trial, scene: Scene) -> str:
    """A report that cannot be given to its reader has failed, and has changed nothing."""
    if trial.run(scene.command).status > 1:
        raise Broken("the import has failed")
    for command in (["analyze", "--store", STORE, "--format", "json"], ["export", "--store", STORE]):
        ran = trial.run(command, limits="exec >/dev/full")
        ran.check_end()
        if ran.status < 2:
            raise Broken(f"{command[0]} ended with {ran.status} and could not write")
    trial.check_reads(trial.standing(scene.after))
    return "said"


def odd_inputs(bench: Bench) -> list[Case]:
    acts = [not_there, folder_instead, pipe_instead, not_readable, store_not_writable, store_is_folder, output_full]

    def of(act, scene: Scene) -> Case:
        def case(trial: Trial) -> str:
            trial.place(scene)
            try:
                return f"{act.__name__.replace('_', ' ')}: {act(trial, scene)}"
            except Skipped:
                return "skipped"
        return case
    return [of(act, scene) for scene in bench.scenes.both() for act in acts
            if not (act in (store_is_folder, output_full) and scene.name == "next")]


KINDS = [Kind("reads", reads), Kind("oddinputs", odd_inputs)]
