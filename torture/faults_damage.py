"""Stores that somebody or something has damaged: it is said, or the figures are right; and a backup brings it back."""
import pathlib
import random
import shutil
from collections.abc import Callable

import damages
from program import Broken
from scene import COMMANDS, STORE
from trial import Bench, Case, Kind, Trial
from victims import BACKUP, QUESTIONS, Answers, Victims, victims

Way = Callable[[pathlib.Path, random.Random], None]


def asked(trial: Trial, allowed: list[Answers], when: str, most: int) -> str:
    """Whatever is asked is answered rightly, or refused with a word. What is asked first may repair something, so the
    order changes."""
    said = False
    commands = [("verify", ["verify", "--store", STORE]), *QUESTIONS.items()]
    for name, command in trial.random.sample(commands, most):
        ran = trial.run(command)
        ran.check_end()
        if name != "verify" and ran.status < 2 and ran.output not in [answers[name] for answers in allowed]:
            raise Broken(f"a wrong {name}, unsaid, {when}")
        said = said or ran.status >= 2
    return "said" if said else "harmless"


def damaged(way: Way, is_hot: bool, is_foreign: bool, given: Victims, inputs: pathlib.Path) -> Case:
    def case(trial: Trial) -> str:
        lay(trial, given, is_hot, inputs)
        way(trial.store, trial.random)
        name = f"{way.__name__.replace('_', ' ')}{', hot' if is_hot else ''}"
        trial.done.append(f"damage: {name}")
        # A run whose -wal is lost had not been said to be there: the earlier state is whole.
        wholes = [given.own, *([given.earlier] if is_hot else []), *(given.others if is_foreign else [])]
        outcome = asked(trial, [whole.now for whole in wholes], f"after damage: {name}",
                        3 if trial.bench.is_quick else 5)
        # The next night does not know of the damage either.
        trial.run(COMMANDS["third"]).check_end()
        asked(trial, [answers for whole in wholes for answers in (whole.now, whole.then)],
              f"after damage and an import: {name}", 2 if trial.bench.is_quick else 5)
        restored = trial.run(["restore", BACKUP, "--store", STORE])
        restored.check_end()
        if restored.status != 0:
            raise Broken(f"restore ended with {restored.status} after damage: {name}: {restored.message[-300:]}")
        trial.check_reads(trial.standing(given.state))
        return outcome
    return case


def lay(trial: Trial, given: Victims, is_hot: bool, inputs: pathlib.Path) -> None:
    shutil.copytree((given.hot if is_hot else given.quiet) / "store", trial.folder / "store")
    for name in ("backup", "input"):
        (trial.folder / name).mkdir()
    shutil.copyfile(given.quiet / BACKUP, trial.folder / BACKUP)
    for path in inputs.iterdir():
        (trial.folder / "input" / path.name).hardlink_to(path)


def damage(bench: Bench) -> list[Case]:
    given, inputs = victims(bench), bench.scenes.get("third").folder / "input"

    def other_office(path: pathlib.Path, chance: random.Random) -> None:
        shutil.copyfile(given.other / STORE, path)

    def wal_of_other_office(path: pathlib.Path, chance: random.Random) -> None:
        shutil.copyfile(given.other / f"{STORE}-wal", damages.side(path, "-wal"))

    foreign = [other_office, wal_of_other_office]
    ways = [*damages.WAYS, *foreign]
    # Hot and quiet in turns for each way.
    return [damaged(ways[i % len(ways)], i // len(ways) % 2 == 0, ways[i % len(ways)] in foreign, given, inputs)
            for i in range(bench.count(50, 2_000))]


KINDS = [Kind("damage", damage)]
