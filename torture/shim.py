"""The shim as the harness uses it: compiled once, switched on by variables, its record read back."""
import pathlib
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
ENTRY = struct.Struct("<BBHHiIQq")
COUNTERS = ["step", "write", "sync", "read", "input"]


@dataclass(frozen=True)
class Call:
    """One call on the store's files, which are named without their folder.

    `mark`: C create, W write, T truncate, F fsync, D fdatasync, R rename, L link, U unlink, r read, X what cannot be
    replayed; P is a write to standard output.
    """

    mark: str
    counter: str
    path: str
    other: str
    result: int
    inode: int
    offset: int
    data: bytes


def calls(record: pathlib.Path) -> Iterator[Call]:
    whole, at = record.read_bytes() if record.exists() else b"", 0
    while at + ENTRY.size <= len(whole):
        mark, counter, path, other, result, data, inode, offset = ENTRY.unpack_from(whole, at)
        at += ENTRY.size
        parts = []
        for size in (path, other, data):
            parts.append(whole[at:at + size])
            at += size
        names = [part.decode().rpartition("/")[2] for part in parts[:2]]
        yield Call(chr(mark), COUNTERS[counter], *names, result, inode, offset, parts[2])


def counts(record: pathlib.Path) -> dict[str, int]:
    """How many calls of each kind there were: a fault can be put on any of them."""
    found = dict.fromkeys(COUNTERS, 0)
    for call in calls(record):
        if call.mark in "PX":
            continue
        found[call.counter] += 1
        if call.counter in ("write", "sync"):
            found["step"] += 1
        if call.counter == "input":
            found["read"] += 1
    return found


def step(record: list[Call], place: int) -> int:
    """The step that this call of the record is."""
    return sum(call.mark not in "PX" for call in record[:place + 1])


def changes(record: pathlib.Path) -> list[Call]:
    """What changed something, or said something."""
    return [call for call in calls(record) if call.mark != "r"]


def compiled(work: pathlib.Path) -> pathlib.Path:
    compiler = shutil.which("cc") or sys.exit("there is no C compiler (cc)")
    library = work / "shim.so"
    subprocess.run(
        [compiler, "-O2", "-Wall", "-shared", "-fPIC", "-o", library, HERE / "shim.c", "-lpthread"], check=True)
    return library


def variables(library: pathlib.Path, under: pathlib.Path, faults: str = "", record: pathlib.Path | None = None,
              data: bool = False, inputs: pathlib.Path | None = None) -> dict[str, str]:
    """`under` is the store's folder, `inputs` that of the exports; `faults` is a list like "kill@12" or "full@3+"."""
    names = {"LD_PRELOAD": str(library), "TORTURE_UNDER": f"{under}/", "TORTURE_FAULTS": faults}
    if inputs:
        names["TORTURE_INPUT"] = f"{inputs}/"
    if record:
        names["TORTURE_LOG"] = str(record)
    if data:
        names["TORTURE_DATA"] = "1"
    return names
