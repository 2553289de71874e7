"""What a store takes on disk, and the small C program that starts what is measured."""
import pathlib
import shutil
import subprocess
import sys

from engines import HERE
from runs import Launcher


def launcher(work: pathlib.Path) -> Launcher:
    """As in `Engines`, without the peers, which no store is compared with."""
    work.mkdir(parents=True, exist_ok=True)
    compiler = shutil.which("cc") or sys.exit("there is no C compiler (cc)")
    program = work / "measure"
    subprocess.run([compiler, "-O2", "-o", program, HERE / "measure.c"], check=True)
    return Launcher(program, work)


def files_of(store: pathlib.Path) -> list[pathlib.Path]:
    """The store and what SQLite keeps beside it."""
    return sorted(store.parent.glob(store.name + "*"))


def size(store: pathlib.Path) -> int:
    return sum(file.stat().st_size for file in files_of(store))


def write_ahead_log(store: pathlib.Path) -> int:
    log = store.with_name(store.name + "-wal")
    return log.stat().st_size if log.exists() else 0


def remove(store: pathlib.Path) -> None:
    for file in files_of(store):
        file.unlink()
