"""Runs motcua, and says how it ended and what it said."""
import json
import os
import pathlib
import signal
import subprocess
import time
from dataclasses import dataclass

NOW = "2026-11-01 08:00:00"
HANGS_AFTER = 300.0  # seconds; a 200,000-row import under the shim takes far less

# The ends that the program promises; anything else is a fault by itself.
ENDS = {0: "done", 1: "done", 2: "refused", 3: "failed"}
KEPT = {"published", "alreadyImported"}
# A run that is kept and could not be written into the journal has failed in part, and must say both.
STATES = {0: KEPT, 1: KEPT, 2: {"refused"}, 3: {"failed", *KEPT}}


class Broken(Exception):
    """One of the promises does not hold. The sentence says which."""


@dataclass(frozen=True)
class Ran:
    command: list[str]
    status: int
    output: str
    errors: str
    seconds: float

    @property
    def is_killed(self) -> bool:
        return self.status == -signal.SIGKILL

    @property
    def end(self) -> str:
        return "killed" if self.is_killed else ENDS.get(self.status, "died")

    @property
    def answer(self) -> dict:
        """The line of JSON of an import; empty when there is none, or half of one."""
        try:
            return json.loads(self.output)
        except ValueError:
            return {}

    @property
    def says_kept(self) -> bool:
        return self.status in (0, 1) or self.answer.get("state") in KEPT

    @property
    def message(self) -> str:
        """What a person is told; `verify` says on its page what it has found."""
        return self.errors or self.output[-1_000:]

    def check_end(self) -> None:
        """No crash, no silence, and one word everywhere for how it went."""
        if self.status < 0 and not self.is_killed:
            raise Broken(f"died of {signal.Signals(-self.status).name}: {self.errors[-300:]}")
        if self.is_killed:
            return
        if self.status not in ENDS:
            raise Broken(f"ended with {self.status}: {self.errors[-300:]}")
        if self.status >= 2 and len(self.message.strip()) < 10:
            raise Broken(f"ended with {self.status} and no message")
        if self.answer.get("contract") == "motcua.import/1":
            if self.output.count("\n") != 1:
                raise Broken("the answer is not one line")
            if self.answer.get("state") not in STATES[self.status]:
                raise Broken(f"ended with {self.status}, but the answer says {self.answer.get('state')}")
        elif "import" in self.command and "json" in self.command and self.status < 2:
            raise Broken(f"ended with {self.status} and no answer")


@dataclass(frozen=True)
class Program:
    path: pathlib.Path

    def start(self, arguments: list, folder: pathlib.Path, extra: dict[str, str] | None = None,
              limits: str = "") -> subprocess.Popen:
        """`limits` are words of the shell in front of it, like "ulimit -v 262144"."""
        command = [str(self.path), *map(str, arguments)]
        if limits:
            command = ["/bin/sh", "-c", f'{limits}; exec "$@"', "sh", *command]
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        variables = kept | {"MOTCUA_NOW": NOW, "MOTCUA_LANG": "en", "TMPDIR": str(folder)} | (extra or {})
        return subprocess.Popen(command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")

    def end(self, process: subprocess.Popen, began: float) -> Ran:
        try:
            output, errors = process.communicate(timeout=HANGS_AFTER)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Broken(f"did not end within {HANGS_AFTER:.0f} s")
        return Ran(list(process.args), process.returncode, output, errors, time.monotonic() - began)

    def run(self, arguments: list, folder: pathlib.Path, extra: dict[str, str] | None = None, limits: str = "") -> Ran:
        began = time.monotonic()
        return self.end(self.start(arguments, folder, extra, limits), began)

    def killed_after(self, seconds: float, arguments: list, folder: pathlib.Path) -> Ran:
        began = time.monotonic()
        process = self.start(arguments, folder)
        time.sleep(seconds)
        process.kill()
        return self.end(process, began)
