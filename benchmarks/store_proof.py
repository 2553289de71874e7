"""What `motcua import` must have answered before its time counts; as in proof.py."""
import json
from collections.abc import Callable
from dataclasses import dataclass

from proof import failure
from runs import Run

Check = Callable[[Run], list[str]]


@dataclass(frozen=True)
class about:
    """A count that is not known to the last one: of records that were changed some are older ones of their id, and some
    were changed to what they were."""

    most: int

    def __eq__(self, found: object) -> bool:
        return isinstance(found, int) and self.most * 0.9 <= found <= self.most


@dataclass(frozen=True, init=False)
class one_of:
    words: tuple[str, ...]

    def __init__(self, *words: str):
        object.__setattr__(self, "words", words)

    def __eq__(self, found: object) -> bool:
        return found in self.words


def ended(run: Run) -> list[str]:
    return failure(run)


def answer(run: Run) -> dict:
    """The run's line of JSON, which stands last."""
    return json.loads((run.output.strip().splitlines() or ["{}"])[-1])


def imported(**counts: object) -> Check:
    def check(run: Run) -> list[str]:
        # 1: records were rejected, and all others are in.
        if wrong := failure(run, good=(0, 1)):
            return wrong
        found = answer(run)
        expected = {"contract": "motcua.import/1", "state": "published", **counts}
        lines = [f"{name} {value} ≠ {found.get(name)}" for name, value in expected.items()
                 if not value == found.get(name)]
        if found["read"] != found["accepted"] + found["rejected"] + found["skipped"]:
            lines.append(f"read {found['read']} ≠ accepted + rejected + skipped")
        told = sum(found[name] for name in ("added", "changed", "unchanged", "older", "beyond"))
        # A register's rows are accepted too, and each id of it is told once.
        if not found["registerRows"] and told != found["accepted"] - found["replaced"]:
            lines.append(f"added + changed + unchanged + older + beyond {told} ≠ accepted − replaced")
        return lines
    return check


def already_imported(run: Run) -> list[str]:
    if wrong := failure(run):
        return wrong
    state = answer(run).get("state")
    return [] if state == "alreadyImported" else [f"state alreadyImported ≠ {state}"]
