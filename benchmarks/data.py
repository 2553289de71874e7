"""The inputs of the benchmarks: made once from a seed, kept in the work folder, each with its truth beside it.

Everything comes from `motcua generate`; what is harder to read than an ordinary export is written anew from one.
"""
import csv
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SEED = 1
BLOCK = 1 << 20
SMALL_FILES = 158
NOTE_HOSTS, NOTE_LINES = 30_000, 40
UNCLOSED_BYTES, UNCLOSED_RECORD = 200_000_000, 1_000


@dataclass(frozen=True)
class Input:
    """A file or a folder, and what an engine must count in it."""

    path: pathlib.Path
    truth_path: pathlib.Path

    @property
    def truth(self) -> dict:
        return json.loads(self.truth_path.read_text(encoding="utf-8"))

    @property
    def size(self) -> int:
        files = self.path.iterdir() if self.path.is_dir() else [self.path]
        return sum(file.stat().st_size for file in files)


class Data:
    def __init__(self, folder: pathlib.Path, motcua: pathlib.Path):
        self.folder = folder
        self.motcua = motcua
        folder.mkdir(parents=True, exist_ok=True)

    def export(self, records: int, quote: str = "minimal") -> Input:
        """`quote` is "minimal" or "all"."""
        def make(path: pathlib.Path, truth: pathlib.Path) -> None:
            subprocess.run(
                [self.motcua, "generate", "--records", str(records), "--seed", str(SEED), "--quote", quote,
                 "--progress", "none", "--output", path, "--truth", truth], check=True)
        return self._once(f"{quote}-{records}.csv", make)

    def encoded(self, records: int, name: str, encode: Callable[[str], bytes]) -> Input:
        """The export in another encoding."""
        def make(path: pathlib.Path, truth: pathlib.Path) -> None:
            source = self.export(records)
            with open(source.path, encoding="utf-8", newline="") as text, open(path, "wb") as file:
                for line in text:
                    file.write(encode(line))
            write_truth(truth, source.truth, bytes=path.stat().st_size)
        return self._once(f"{name}-{records}.csv", make)

    def zipped(self, records: int) -> Input:
        # A report counts the bytes of the text, so the truth stays.
        def make(path: pathlib.Path, truth: pathlib.Path) -> None:
            source = self.export(records)
            with open(source.path, "rb") as text, open(path, "wb") as file:
                with gzip.GzipFile("", "wb", 6, file, mtime=0) as zipped:
                    shutil.copyfileobj(text, zipped, BLOCK)
            shutil.copyfile(source.truth_path, truth)
        return self._once(f"minimal-{records}.csv.gz", make)

    def small_files(self, records: int) -> Input:
        """The export cut into a folder of files, each with the heading."""
        def make(folder: pathlib.Path, truth: pathlib.Path) -> None:
            source = self.export(records)
            folder.mkdir()
            rows = lines_of_records(source.path)
            heading = next(rows)
            share = -(-records // SMALL_FILES)
            for number in range(SMALL_FILES):
                with open(folder / f"part-{number + 1:03}.csv", "wb") as file:
                    file.write(heading)
                    for _, row in zip(range(share), rows):
                        file.write(row)
            extra = SMALL_FILES - 1
            old = source.truth
            write_truth(
                truth, old, bytes=old["bytes"] + extra * len(heading), lines=old["lines"] + extra,
                skipped={**old["skipped"], "heading": SMALL_FILES})
        return self._once(f"small-files-{records}", make)

    def quoted_notes(self) -> Input:
        """A valid file in which the last cell of every record is a note of lines that look like records. Who looks for
        record starts at line ends counts the notes."""
        def make(path: pathlib.Path, truth: pathlib.Path) -> None:
            source = self.export(NOTE_HOSTS)
            rows = lines_of_records(source.path)
            heading = next(rows)
            hosts = [row.rstrip(b"\n") for row in rows]
            plain = [row for row in hosts if b"\n" not in row]
            with open(path, "wb") as file:
                file.write(heading)
                for number, host in enumerate(hosts):
                    cells = next(csv.reader([host.decode("utf-8")]))
                    first = number * NOTE_LINES % len(plain)
                    note = b"\n".join((plain + plain[:NOTE_LINES])[first:first + NOTE_LINES]).replace(b'"', b'""')
                    file.write(joined(cells[:-1]) + b',"' + note + b'"\n')
            lines = 1 + NOTE_HOSTS * NOTE_LINES
            write_truth(truth, source.truth, bytes=path.stat().st_size, lines=lines)
        return self._once("quoted-notes.csv", make)

    def unclosed_quote(self) -> Input:
        """A file with a single quote in it, which opens and is never closed. Its truth is where: line and lines."""
        def make(path: pathlib.Path, truth: pathlib.Path) -> None:
            source = self.export(1_000_000)
            with open(source.path, encoding="utf-8", newline="") as text, open(path, "wb") as file:
                for number, cells in enumerate(csv.reader(text)):
                    row = ",".join(" ".join(cell.replace('"', " ").replace(",", " ").split()) for cell in cells)
                    if number == UNCLOSED_RECORD:
                        head, comma, last = row.rpartition(",")
                        row = f'{head}{comma}"{last}'
                    file.write(row.encode("utf-8") + b"\n")
                    if file.tell() >= UNCLOSED_BYTES:
                        break
            write_truth(truth, {"asOf": source.truth["asOf"], "firstLine": UNCLOSED_RECORD + 1, "lines": number + 1})
        return self._once("unclosed-quote.csv", make)

    def _once(self, name: str, make: Callable[[pathlib.Path, pathlib.Path], None]) -> Input:
        """What is there is used again; what was left half made is not."""
        made = Input(self.folder / name, self.folder / (name + ".truth.json"))
        if made.path.exists() and made.truth_path.exists():
            return made
        print(f"making {name}", flush=True)
        path, truth = self.folder / (name + ".part"), self.folder / (name + ".truth.part")
        if path.is_dir():
            shutil.rmtree(path)
        make(path, truth)
        if made.path.is_dir():
            shutil.rmtree(made.path)
        os.replace(path, made.path)
        os.replace(truth, made.truth_path)
        return made


def write_truth(path: pathlib.Path, truth: dict, **changes: object) -> None:
    path.write_text(json.dumps({**truth, **changes}, ensure_ascii=False), encoding="utf-8")


def lines_of_records(path: pathlib.Path) -> Iterator[bytes]:
    """Records as they stand, with their line ends: a record ends where its quotes are even."""
    record = b""
    with open(path, "rb") as file:
        for line in file:
            record += line
            if record.count(b'"') % 2 == 0:
                yield record
                record = b""


def joined(cells: list[str]) -> bytes:
    """Cells as CSV, every one quoted that needs it, on one line."""
    quoted = ['"' + cell.replace('"', '""') + '"' if set(cell) & set('",\n\r') else cell for cell in cells]
    return ",".join(quoted).encode("utf-8")


def windows1258(text: str) -> bytes:
    """Windows-1258 has letters such as ê and ơ whole and writes the five tones as marks behind the letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in tones), "")
        parts.append(unicodedata.normalize("NFC", marks.replace(tone, "")) + tone if tone else letter)
    return "".join(parts).encode("cp1258")


def utf16(text: str) -> bytes:
    """Little endian, without a byte order mark: the zero bytes tell."""
    return text.encode("utf-16-le")
