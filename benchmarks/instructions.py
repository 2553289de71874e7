"""How many instructions a record costs: a figure that a busy machine does not change.

Valgrind's cachegrind without its cache model counts what callgrind counts (Ir) in a third of the time. Valgrind has no
AVX-512, so on every machine the AVX2 kernels are what is counted.
"""
import os
import re
import shutil
import subprocess
import sys

from data import Data
from engines import Engines

FEW, MANY = 20_000, 100_000


def per_record(engines: Engines, data: Data) -> int:
    """Of `analyze` without de-duplication on one thread; start-up and the report cancel out between two exports."""
    valgrind = install_valgrind()
    # Valgrind stumbles over the debug information of static Swift.
    bare = engines.work / "motcua-without-debug-information"
    subprocess.run(["strip", "--strip-debug", "-o", bare, engines.motcua_path], check=True)
    counting = []
    for records in (FEW, MANY):
        given = data.export(records)
        command = engines.motcua_command(given.path, given.truth["asOf"], "plain", "--threads", "1")
        counting.append(subprocess.Popen(
            [valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", bare, *command[1:]],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            # Swift seeds its dictionaries at random otherwise.
            env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}))
    few, many = (counted(process) for process in counting)
    return round((many - few) / (MANY - FEW))


def counted(process: subprocess.Popen) -> int:
    words = process.communicate()[1]
    found = re.search(r"I\s+refs:\s+([\d,]+)", words)
    if process.returncode != 0 or not found:
        sys.exit("valgrind could not count:\n" + words[-2000:])
    return int(found[1].replace(",", ""))


def install_valgrind() -> str:
    if found := shutil.which("valgrind"):
        return found
    print("installing valgrind", flush=True)
    sudo = ["sudo"] if os.geteuid() != 0 and shutil.which("sudo") else []
    for step in (["update", "-qq"], ["install", "-y", "-qq", "valgrind"]):
        subprocess.run([*sudo, "apt-get", *step], stdout=subprocess.DEVNULL, check=False)
    return shutil.which("valgrind") or sys.exit("valgrind is missing; on Debian: apt-get install valgrind")
