"""What a disk may hold after a power cut, built from the record of what was written, synced and renamed.

What was synced is there. What was not may be there or not, in any order and torn at sectors of 512 bytes; a name that
was made, moved or taken away is only sure once its folder was synced. Names move in order, as file systems with a
journal do it. A sync that failed has lost what it was for: Linux takes the pages for clean afterwards.
"""
import pathlib
import random
from dataclasses import dataclass, field

from program import Broken
from shim import Call

SECTOR = 512
WAYS = ["none", "all", "writes", "sectors", "torn", "garbage"]


@dataclass
class File:
    kept: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)  # writes and truncates that no sync has followed


def put(content: bytearray, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at:at + len(data)] = data


def apply(content: bytearray, call: Call) -> None:
    if call.mark == "W":
        put(content, call.offset, call.data)
    elif len(content) > call.offset:
        del content[call.offset:]
    else:
        content.extend(bytes(call.offset - len(content)))


class Disk:
    """The files of one folder after the first `cut` calls of a record."""

    def __init__(self, folder: pathlib.Path, record: list[Call], cut: int, syncs: bool = True):
        """Without `syncs` every sync is a lie: so the harness sees whether it would notice."""
        self.names = {path.name: File(bytearray(path.read_bytes())) for path in folder.iterdir()}
        self.moves: list[Call] = []  # names that no sync of the folder has followed
        self.seen = dict(self.names)  # what the program sees
        self.by_inode: dict[int, File] = {}
        self.made: dict[int, File] = {}
        self.said = False
        for number, call in enumerate(record[:cut]):
            self.take(number, call, syncs)

    def file(self, call: Call) -> File:
        # The inode tells a file whose name has moved; one that was there before is known by its name at first.
        if call.inode not in self.by_inode:
            name = call.path.removesuffix(" (deleted)")
            if name not in self.seen:
                raise Broken(f"the record cannot be replayed: {name} was made in an unknown way")
            self.by_inode[call.inode] = self.seen[name]
        return self.by_inode[call.inode]

    def take(self, number: int, call: Call, syncs: bool) -> None:
        if call.mark == "X":
            raise Broken(f"the record cannot be replayed: {call.path} was written to in an unknown way")
        if call.mark == "P":
            self.said = self.said or b'"published"' in call.data
        elif call.result < 0 and call.mark not in "FD":
            return  # it has failed and changed nothing
        elif call.mark == "C":
            self.by_inode[call.inode] = self.seen[call.path] = self.made[number] = File()
            self.moves.append(Call("C", "", call.path, "", number, call.inode, 0, b""))
        elif call.mark in "RLU":
            file = self.file(call)
            self.moves.append(call)
            if call.mark != "L":
                self.seen.pop(call.path, None)
            if call.mark != "U":
                self.seen[call.other] = file
        elif call.mark in "FD" and call.path == "store":
            if syncs and call.result == 0:
                self.move(self.names, len(self.moves))
                self.moves.clear()
        elif call.mark in "FD":
            file = self.file(call)
            if syncs and call.result == 0:
                for waiting in file.waiting:
                    apply(file.kept, waiting)
            if syncs:
                file.waiting.clear()
        else:
            self.file(call).waiting.append(call)

    def move(self, names: dict[str, File], count: int) -> None:
        """The first so many of the moves that wait."""
        for call in self.moves[:count]:
            if call.mark == "C":
                names[call.path] = self.made[call.result]
                continue
            file = names.get(call.path)
            if call.mark != "L":
                names.pop(call.path, None)
            if call.mark != "U" and file is not None:
                names[call.other] = file

    def image(self, way: str, chance: random.Random) -> dict[str, bytes]:
        names = dict(self.names)
        count = len(self.moves)
        self.move(names, 0 if way == "none" else count if way == "all" else chance.randint(0, count))
        return {name: self.content(file, way, chance) for name, file in names.items() if not name.endswith("-shm")}

    def content(self, file: File, way: str, chance: random.Random) -> bytes:
        content = bytearray(file.kept)
        if way == "none" or not file.waiting:
            return bytes(content)
        part = chance.choice([0.1, 0.5, 0.9])
        last = chance.randrange(len(file.waiting))
        for number, call in enumerate(file.waiting):
            if way == "all" or (way == "torn" and number < last):
                apply(content, call)
            elif way == "writes" or call.mark == "T":
                if way != "torn" and chance.random() < part:
                    apply(content, call)
            elif way == "torn" and number == last:
                put(content, call.offset, call.data[:SECTOR * chance.randint(0, len(call.data) // SECTOR)])
            elif way in ("sectors", "garbage"):
                self.sectors(content, call, part, way == "garbage", chance)
        return bytes(content)

    def sectors(self, content: bytearray, call: Call, part: float, garbage: bool, chance: random.Random) -> None:
        at = call.offset
        while at < call.offset + len(call.data):
            # A write need not begin at a sector; the pieces end at them.
            size = min(SECTOR - at % SECTOR, call.offset + len(call.data) - at)
            if chance.random() < part:
                put(content, at, call.data[at - call.offset:at - call.offset + size])
            elif garbage and at >= len(content):
                # New room that was given to the file and never written: whatever lay there before.
                put(content, at, chance.randbytes(size))
            at += size
