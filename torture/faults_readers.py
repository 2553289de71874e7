"""Eight readers in a loop while one import follows another: every report is that of a completed run, in their order,
and no reader is turned away."""
import collections
import shutil
import threading
import time

import exports
import scene as scenes
from program import Broken
from scene import STORE
from trial import Bench, Case, Kind, Trial
from victims import QUESTIONS

READERS, LONGEST_WAL = 8, 64 << 20


class Night:
    """How far the imports are: `begun` and `done` count states."""

    def __init__(self) -> None:
        self.begun = self.done = 0
        self.is_over = False
        self.faults: list[str] = []
        self.reads: collections.Counter[str] = collections.Counter()


def read_on(trial: Trial, number: int, night: Night, reports: list[str]) -> None:
    # Most ask for figures; the others must not be turned away either.
    command = {6: ["verify", "--store", STORE], 7: ["runs", "--store", STORE, "--format", "json"]}.get(number)
    while not night.is_over and not night.faults:
        lowest = night.done
        ran = trial.bench.program.run(command or scenes.REPORT, trial.folder)
        highest = night.begun
        if ran.status > 1 or ran.status < 0:
            night.faults.append(f"a reader ended with {ran.status}: {ran.message[-300:]}")
        elif command is None and ran.output not in reports[lowest:highest + 1]:
            known = [i for i, report in enumerate(reports) if report == ran.output]
            night.faults.append(f"a report of state {known} while imports {lowest} to {highest} were at work")
        night.reads[command[0] if command else "report"] += 1


def soak(files: int, seconds: float, chain: list[scenes.State], folder) -> Case:
    def case(trial: Trial) -> str:
        ends, reads, imports = time.monotonic() + seconds, collections.Counter(), 0
        while time.monotonic() < ends or not imports:
            for name in ("store", "input"):
                shutil.rmtree(trial.folder / name, ignore_errors=True)
            scenes.placed(folder, trial.folder)
            night = Night()
            reports = [state.report for state in chain]
            readers = [threading.Thread(target=read_on, args=(trial, number, night, reports))
                       for number in range(READERS)]
            for reader in readers:
                reader.start()
            try:
                imports += import_all(trial, files, night)
            finally:
                night.is_over = True
                for reader in readers:
                    reader.join()
            reads += night.reads
            if night.faults:
                raise Broken(night.faults[0])
            trial.check_reads(trial.standing(chain[-1]))
        return f"{imports} imports, " + ", ".join(f"{count} × {name}" for name, count in sorted(reads.items()))
    return case


def command(number: int) -> list[str]:
    return scenes.import_command(f"month-{number}.csv", f"2025-{7 + number // 28:02}-{1 + number % 28:02} 00:00")


def import_all(trial: Trial, files: int, night: Night) -> int:
    for number in range(1, files):
        night.begun = number
        ran = trial.run(command(number))
        ran.check_end()
        if ran.status > 1:
            raise Broken(f"an import beside readers ended with {ran.status}: {ran.message[-300:]}")
        night.done = number
        wal = trial.folder / f"{STORE}-wal"
        # The readers are still there; what they hold back must be given back with the next import.
        if wal.exists() and wal.stat().st_size > LONGEST_WAL:
            raise Broken(f"the -wal has {wal.stat().st_size >> 20} MiB after an import")
    return files - 1


def readers(bench: Bench) -> list[Case]:
    rows = 2_000 if bench.is_quick else 200_000
    files, seconds = (6, 5 * bench.scale) if bench.is_quick else (8, 3_600 * bench.scale)
    folder = bench.work / "scenes" / "readers"
    (folder / "store").mkdir(parents=True)
    (folder / "input").mkdir()
    exports.generated(bench.program, folder / "input" / "month-0.csv", rows, bench.seed, "2025-01-01", "2025-06-30")
    for number in range(1, files):
        exports.next_month(bench.program, folder / "input" / f"month-{number - 1}.csv",
                           folder / "input" / f"month-{number}.csv", rows, bench.seed + number)
    bench.scenes.undisturbed(command(0), folder)
    chain = [scenes.state(bench.program, folder)]
    there = bench.work / "scenes" / "readers-chain"
    there.mkdir()
    scenes.placed(folder, there)
    for number in range(1, files):
        bench.scenes.undisturbed(command(number), there)
        chain.append(scenes.state(bench.program, there))
    return [soak(files, seconds, chain, folder)]


def same_answer(name: str, command: list[str], threads: int, times: int, folder) -> Case:
    def case(trial: Trial) -> str:
        scenes.placed(folder, trial.folder)
        answers = collections.Counter()
        for _ in range(times):
            ran = trial.run([*command, *(["--threads", str(threads)] if threads else [])])
            ran.check_end()
            answers[ran.output] += 1
        if len(answers) > 1:
            raise Broken(f"{name} with {threads} threads has {len(answers)} answers, {list(answers.values())} times")
        return "one answer"
    return case


def answers(bench: Bench) -> list[Case]:
    """What nobody disturbs gives the same bytes each time."""
    questions = {name: command for name, command in QUESTIONS.items() if "--threads" not in command}
    questions["list"] = ["list", "T4", "--store", STORE, "--as-of", "2025-07-31", "--format", "csv"]
    folder = bench.scenes.get("third").folder
    return [same_answer(name, command, threads, bench.count(5, 50), folder)
            for name, command in questions.items() for threads in ([0] if name == "export" else [1, 2, 4])]


KINDS = [Kind("readers", readers, workers=1), Kind("answers", answers)]
