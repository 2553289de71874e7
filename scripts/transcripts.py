"""Runs the commands in the documents and writes or compares what they say. Called by transcripts.sh.

Each document gets a scratch folder in which data/, Tests/, docs/ and benchmarks/ are those of the repository, so
that files a command writes are there for the next command and nowhere else.
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FENCE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
MADE = re.compile(r"^<!-- \$ (.*?) -->\n(.*?)^<!-- end -->$", re.M | re.S)
SHOWN = ("data", "Tests", "docs", "benchmarks")


def main():
    root = Path(sys.argv[1])
    arguments = sys.argv[2:]
    check = "--check" in arguments
    rest = [argument for argument in arguments if argument != "--check"]
    if len(rest) != 1 or not os.access(rest[0], os.X_OK):
        sys.exit("usage: scripts/transcripts.sh [--check] path/to/motcua")
    binary = Path(rest[0]).resolve()

    documents = [path for path in (root / "README.md", root / "README.vi.md") if path.exists()]
    documents += sorted((root / "docs").rglob("*.md"))
    stale = 0
    for path in documents:
        before = path.read_text(encoding="utf-8")
        after = rewritten(before, path, root, binary)
        if after == before:
            continue
        name = str(path.relative_to(root))
        if not check:
            path.write_text(after, encoding="utf-8")
            print(f"{name}: written anew")
            continue
        stale += 1
        sys.stdout.writelines(
            difflib.unified_diff(
                before.splitlines(True), after.splitlines(True), name, f"{name}, as the program says it"))
    if stale:
        sys.exit(f"{stale} document(s) differ; scripts/transcripts.sh {rest[0]} writes them anew.")


def rewritten(text, path, root, binary):
    if not FENCE.search(text) and not MADE.search(text):
        return text
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "motcua"
        (scratch / ".bin").mkdir(parents=True)
        (scratch / ".tmp").mkdir()
        (scratch / ".bin" / "motcua").symlink_to(binary)
        for name in SHOWN:
            (scratch / name).symlink_to(root / name)
        language = "vi" if path.name.endswith(".vi.md") else "en"
        environment = {
            "PATH": f"{scratch / '.bin'}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(scratch), "TMPDIR": str(scratch / ".tmp"), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "COLUMNS": "100", "TERM": "dumb", "MOTCUA_LANG": language, "MOTCUA_NOW": "2026-01-05 08:00:00",
        }

        def run(command):
            done = subprocess.run(
                ["sh", "-c", command], cwd=scratch, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
            said = done.stdout.decode("utf-8").replace("\r\n", "\n")
            if said and not said.endswith("\n"):
                said += "\n"
            # Blanks at line ends say nothing and editors take them away.
            return "".join(line.rstrip() + "\n" for line in said.splitlines())

        def fenced(match):
            out = []
            for command in commands(match.group(1)):
                out.append(command)
                out.append(run("\n".join(unprompted(command))))
            return "```console\n" + "".join(out) + "```"

        def made(match):
            return f"<!-- $ {match.group(1)} -->\n\n{run(match.group(1)).strip()}\n\n<!-- end -->"

        # In the order of the document: a later command may use what an earlier one wrote.
        both = re.compile(f"{FENCE.pattern}|{MADE.pattern}", re.M | re.S)

        def either(match):
            whole = match.group(0)
            inner = FENCE.fullmatch(whole)
            return fenced(inner) if inner else made(MADE.fullmatch(whole))

        return both.sub(either, text)


def commands(block):
    """The commands of a block, each with its continuation lines: after a line that ends with a backslash."""
    found = []
    goes_on = False
    for line in block.splitlines(True):
        if goes_on:
            found[-1] += line
            goes_on = line.rstrip("\n").endswith("\\")
        elif line.startswith("$ "):
            found.append(line)
            goes_on = line.rstrip("\n").endswith("\\")
    return found


def unprompted(command):
    lines = command.splitlines()
    return [lines[0][2:]] + [line[2:] if line.startswith("> ") else line for line in lines[1:]]


if __name__ == "__main__":
    main()
