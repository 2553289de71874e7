"""The programs that are measured: how each is made ready, and by which command it does the job."""
import os
import pathlib
import shutil
import subprocess
import sys

import proof
from data import Input
from runs import Case, Launcher

HERE = pathlib.Path(__file__).resolve().parent
MOTCUA = HERE.parent / ".build" / "release" / "motcua"
WORK = HERE.parent / "bench-work"


class Engines:
    """`motcua` is the release binary; everything else is built or installed into the work folder."""

    def __init__(self, motcua: pathlib.Path, work: pathlib.Path):
        if not os.access(motcua, os.X_OK):
            sys.exit(f"{motcua} is missing: swift build -c release")
        self.motcua_path = motcua.resolve()
        self.work = work
        work.mkdir(parents=True, exist_ok=True)
        self.launcher = Launcher(self._compiled("measure"), work)
        self.bare_libcsv = self._compiled("bare_libcsv", "-lcsv")
        self.bare_inflate = self._compiled("bare_inflate", "-lz")
        self.python = self._environment()

    def _compiled(self, name: str, *libraries: str) -> pathlib.Path:
        compiler = shutil.which("cc") or sys.exit("there is no C compiler (cc)")
        program = self.work / name
        subprocess.run([compiler, "-O2", "-o", program, HERE / f"{name}.c", *libraries], check=True)
        return program

    def _environment(self) -> pathlib.Path:
        """A virtual environment with the pinned peers; made anew when the pins change."""
        folder, pins = self.work / "venv", HERE / "peers" / "requirements.txt"
        python, stamp = folder / "bin" / "python", folder / "requirements.txt"
        if stamp.exists() and stamp.read_text() == pins.read_text():
            return python
        print(f"installing {' '.join(pins.read_text().split())}", flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", folder])
        if made.returncode != 0:
            sys.exit("no virtual environment could be made; on Debian: apt-get install python3-venv")
        installed = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", pins])
        if installed.returncode != 0:
            sys.exit(f"pip could not install the peers. It needs PyPI, or a folder of wheels named by PIP_FIND_LINKS "
                     f"that has what {pins} names.")
        shutil.copyfile(pins, stamp)
        return python

    # MotCua

    def motcua_command(self, path: pathlib.Path, as_of: str, mode: str, *options: object) -> list:
        dedup = ["--no-dedup"] if mode == "plain" else []
        return [self.motcua_path, "analyze", path, *dedup, "--base", "received", "--by", "unit,quarter",
                "--rules", "instant", "--as-of", as_of.removesuffix(":00"), "--format", "json", *options]

    def motcua(self, given: Input, mode: str, *options: object, name: str = "motcua") -> Case:
        truth = given.truth
        return Case(name, self.motcua_command(given.path, truth["asOf"], mode, *options), proof.motcua(truth, mode))

    @property
    def tokenizer_path(self) -> pathlib.Path:
        """The tokenizer alone, beside the product's own command."""
        path = self.motcua_path.with_name("motcua-bench")
        if not os.access(path, os.X_OK):
            sys.exit(f"{path} is missing: MOTCUA_MICRO=1 swift build -c release --product motcua-bench")
        return path

    def levels(self) -> list[str]:
        """The kernels that this machine can run, the best first."""
        return subprocess.run([self.tokenizer_path, "levels"], capture_output=True, text=True, check=True).stdout.split()

    def tokenizer(self, given: Input, level: str) -> Case:
        """Finds the bounds of every field on one thread and prints "N records M fields"."""
        records = given.truth["records"] + 1
        command = [self.tokenizer_path, "tokenize", given.path, "--level", level]
        return Case("motcua", command, proof.tokens(records, records * 24))

    # The peers

    def _peer(self, name: str, script: str, given: Input, mode: str, threads: int, *options: str) -> Case:
        truth = given.truth
        dedup = ["--dedup"] if mode == "dedup" else []
        command = [self.python, HERE / "peers" / script, given.path, "--as-of", truth["asOf"], "--threads", threads,
                   *dedup, *options]
        return Case(name, command, proof.peer(truth, mode))

    def duckdb(self, given: Input, mode: str, threads: int) -> Case:
        return self._peer("DuckDB", "duckdb_job.py", given, mode, threads)

    def polars(self, given: Input, mode: str, threads: int) -> Case:
        return self._peer("Polars", "polars_job.py", given, mode, threads)

    def duckdb_textbook(self, given: Input, threads: int) -> Case:
        return self._peer("DuckDB, textbook", "duckdb_job.py", given, "dedup", threads, "--textbook")

    def duckdb_sequential(self, given: Input, mode: str, threads: int) -> Case:
        return self._peer("DuckDB, sequential", "duckdb_job.py", given, mode, threads, "--sequential")

    def polars_textbook(self, given: Input, threads: int) -> Case:
        return self._peer("Polars, textbook", "polars_job.py", given, "dedup", threads, "--textbook")

    # The bare loops

    def libcsv(self, given: Input) -> Case:
        return Case("libcsv", [self.bare_libcsv, given.path], proof.begins(given.size))

    def inflate(self, given: Input) -> Case:
        return Case("zlib", [self.bare_inflate, given.path], proof.begins(given.truth["bytes"]))
