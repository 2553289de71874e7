"""Runs whole processes, in turns, and says what they took."""
import os
import pathlib
import signal
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

# ru_maxrss counts KiB on Linux, bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Wrong(Exception):
    """An engine's answer is not the truth, or it gave none: its time would mean nothing."""


@dataclass(frozen=True)
class Run:
    """One process from its start to its end."""

    seconds: float
    peak: int  # resident bytes
    status: int
    output: str
    errors: str


@dataclass(frozen=True)
class Case:
    """A command of one engine, and what its answer must be: `check` gives sentences on what is wrong."""

    engine: str
    command: list
    check: Callable[[Run], list[str]]


@dataclass
class Samples:
    """The runs of one engine."""

    seconds: list[float] = field(default_factory=list)
    peak: int = 0

    def add(self, run: Run) -> None:
        self.seconds.append(run.seconds)
        self.peak = max(self.peak, run.peak)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def facts(self) -> dict:
        return {
            "median": round(self.median, 4), "fastest": round(min(self.seconds), 4),
            "slowest": round(max(self.seconds), 4), "peakMiB": round(self.peak / 2**20, 1),
        }


class Launcher:
    """Starts processes through the small program `measure`. Their output goes to a file, so that nobody has to read a
    pipe while they are timed."""

    def __init__(self, measure: pathlib.Path, scratch: pathlib.Path):
        self.measure = measure
        self.scratch = scratch

    def run(self, command: list, timeout: float = 900) -> Run:
        readable, writable = os.pipe()
        output, errors = self.scratch / "stdout", self.scratch / "stderr"
        with open(output, "wb") as out, open(errors, "wb") as err:
            process = subprocess.Popen(
                [str(self.measure), str(writable), *map(str, command)], stdout=out, stderr=err,
                pass_fds=[writable], start_new_session=True)
            os.close(writable)
            try:
                status = process.wait(timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                os.close(readable)
                raise Wrong(f"{command[0]} did not end within {timeout:.0f} s")
        with os.fdopen(readable) as pipe:
            words = pipe.read().split()
        if len(words) != 2:
            raise Wrong(f"{command[0]} could not be started: {read(errors)}")
        return Run(float(words[0]), int(words[1]) * RSS_UNIT, status, read(output), read(errors))


def read(path: pathlib.Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def prove(case: Case, run: Run) -> None:
    wrong = case.check(run)
    if wrong:
        raise Wrong("\n".join([f"{case.engine} is wrong: {' '.join(map(str, case.command))}", *wrong]))


def interleaved(launcher: Launcher, cases: list[Case], rounds: int) -> dict[str, Samples]:
    """Each engine once per round, so that what else the machine does falls on all of them. A first round is not timed:
    it proves every answer and brings the file into the page cache."""
    for case in cases:
        prove(case, launcher.run(case.command))
    samples = {case.engine: Samples() for case in cases}
    for _ in range(rounds):
        for case in cases:
            run = launcher.run(case.command)
            prove(case, run)
            samples[case.engine].add(run)
    return samples
