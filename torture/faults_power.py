"""Power cuts: the disk as it may be at any moment of an import, and what motcua makes of it."""
import random

import images
from program import Ran
from scene import Scene
from trial import Bench, Case, Kind, Trial


def laid_out(trial: Trial, image: dict[str, bytes]) -> None:
    folder = trial.store.parent
    for path in folder.iterdir():
        path.unlink()
    for name, content in image.items():
        path = folder / name
        path.write_bytes(content)
        path.chmod(0o600)


def after_cut(scene: Scene, cut: int, way: str) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        disk = images.Disk(scene.folder / "store", scene.record, cut)
        laid_out(trial, disk.image(way, trial.random))
        trial.done.append(f"power cut after call {cut} of {len(scene.record)}, unsynced writes: {way}")
        return f"{scene.name}: {settled(trial, scene, disk.said)}"
    return case


def settled(trial: Trial, scene: Scene, was_said: bool) -> str:
    status = 0 if was_said else -9
    return trial.settle(scene, Ran(scene.command, status, SAID if was_said else "", "", 0)).replace("done", "said")


SAID = '{"contract": "motcua.import/1", "state": "published"}\n'


def last_write(scene: Scene) -> int:
    """Of the store: from there on the word is said that the run is kept."""
    return max(place for place, call in enumerate(scene.record) if call.mark in "WT" and call.path.startswith("kho.db"))


def power(bench: Bench) -> list[Case]:
    """Half of the cuts beside a sync or a name that moves, where a fault in their order shows; a quarter after the run,
    when its success has been said or is about to be; the rest anywhere."""
    chance, cases = random.Random(f"{bench.seed} power"), []
    scenes = bench.scenes.both()
    for number in range(bench.count(100, 5_000)):
        scene = scenes[number % 2]
        turns = [i + side for i, call in enumerate(scene.record) if call.mark in "FDRLUP" for side in (0, 1)]
        cut = chance.choice([chance.choice(turns), chance.choice(turns), chance.randint(0, len(scene.record)),
                             chance.randint(last_write(scene), len(scene.record))])
        cases.append(after_cut(scene, cut, chance.choice(images.WAYS)))
    return cases


KINDS = [Kind("power", power)]
