"""What an engine's answer must be before its time counts: sentences on what is wrong, none when it is right."""
import json
from collections.abc import Callable

import tables
from runs import Run

# The columns of job J, named as in the truth.
JOB = ("received", "finished", "early", "onTime", "late", "overdue", "online", "withFee", "paidOnline",
       "resultDigitized", "lateWithApologyDate")

Check = Callable[[Run], list[str]]


def failure(run: Run, good: tuple[int, ...] = (0,)) -> list[str]:
    if run.status in good:
        return []
    # The last line of a Python traceback, or of any other complaint, says what happened.
    return [f"ended with {run.status}: {(run.errors.strip().splitlines() or ['it said nothing'])[-1]}"]


def motcua(truth: dict, mode: str) -> Check:
    """The whole report: every column that the truth knows, and every record and line accounted for."""
    def check(run: Run) -> list[str]:
        if wrong := failure(run):
            return wrong
        report = json.loads(run.output)
        expected = tables.of_truth(truth, mode, columns=tables.MARKS)
        return tables.differences(expected, tables.of_report(report)) + tables.record_differences(truth, report, mode)
    return check


def peer(truth: dict, mode: str) -> Check:
    def check(run: Run) -> list[str]:
        if wrong := failure(run):
            return wrong
        return tables.differences(tables.of_truth(truth, mode, columns=JOB), tables.of_peer(json.loads(run.output)))
    return check


def begins(word: object) -> Check:
    """For the bare loops: the bytes they went through stand first."""
    def check(run: Run) -> list[str]:
        if wrong := failure(run):
            return wrong
        found = run.output.split()[:1]
        return [] if found == [str(word)] else [f"{word} ≠ {' '.join(found)}"]
    return check


def tokens(records: int, fields: int) -> Check:
    def check(run: Run) -> list[str]:
        if wrong := failure(run):
            return wrong
        expected = f"{records} records {fields} fields"
        return [] if run.output.startswith(expected) else [f"{expected} ≠ {run.output.strip()}"]
    return check


def unclosed(lines: int, first_line: int) -> Check:
    """The quote is reported with the line on which it opened, weighs the lines that it swallowed, and reading goes on
    behind it to the end. All other records of the file are one line each."""
    def check(run: Run) -> list[str]:
        if wrong := failure(run, good=(0, 1)):
            return wrong
        report = json.loads(run.output)
        file, totals = report["files"][0], report["totals"]
        kinds = {entry["kind"]: entry["count"] for entry in file["rejected"] if entry["count"]}
        places = [(reject["line"], reject["lastLine"]) for reject in file["firstRejects"]]
        if len(places) != 1 or places[0][0] != first_line or kinds != {"unclosedQuote": places[0][1] - first_line + 1}:
            return [f"one unclosed quote, from line {first_line} ≠ {kinds}, lines {places}"]
        found = totals["accepted"] + totals["skipped"] + totals["rejected"]
        return [] if totals["lines"] == found == lines else [f"{lines} lines ≠ {totals['lines']}, {found} accounted for"]
    return check
