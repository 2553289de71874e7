"""One fault upon another: a kill while the last kill is being repaired, a full disk on the way back."""
import store
from program import Ran
from scene import REPORT, STORE, Scene
from trial import Bench, Case, Kind, Trial


def place(trial: Trial, scene: Scene, counter: str = "step") -> int:
    return trial.random.randint(1, scene.counts[counter])


def look(trial: Trial, scene: Scene) -> None:
    """Whether the first run is there already; what follows must not take it away."""
    trial.was_after = store.dump(trial.store).digest == scene.after.dump.digest


def killed_twice(trial: Trial, scene: Scene) -> Ran:
    """Most of the repair happens in the first steps of the second run."""
    trial.run(scene.command, f"tear@{place(trial, scene)}")
    look(trial, scene)
    steps = trial.random.choice([12, scene.counts["step"]])
    return trial.run(scene.command, f"kill@{trial.random.randint(1, steps)}")


def killed_while_asked(trial: Trial, scene: Scene) -> Ran:
    """A reader that comes first repairs, and is killed in it."""
    ran = trial.run(scene.command, f"kill@{place(trial, scene)}")
    if trial.store.exists():
        for command in (REPORT, ["verify", "--store", STORE]):
            trial.run(command, f"{trial.random.choice(['kill', 'tear'])}@{trial.random.randint(1, 6)}").check_end()
    return ran


def full_on_the_way_back(trial: Trial, scene: Scene) -> Ran:
    """The disk stays full while the run is taken back, and then the power of the process goes too."""
    full = place(trial, scene, "write")
    return trial.run(scene.command, f"full@{full}+,kill@{full + trial.random.randint(1, 20)}")


def full_after_kill(trial: Trial, scene: Scene) -> Ran:
    trial.run(scene.command, f"tear@{place(trial, scene)}")
    look(trial, scene)
    return trial.run(scene.command, f"full@{trial.random.randint(1, 12)}+")


def syncs_fail_on_full_disk(trial: Trial, scene: Scene) -> Ran:
    return trial.run(scene.command, f"full@{place(trial, scene, 'write')}+,sync@1+")


def reads_fail_after_kill(trial: Trial, scene: Scene) -> Ran:
    trial.run(scene.command, f"kill@{place(trial, scene)}")
    look(trial, scene)
    return trial.run(scene.command, f"read@{trial.random.randint(1, 40)}")


WAYS = [killed_twice, killed_while_asked, full_on_the_way_back, full_after_kill, syncs_fail_on_full_disk,
        reads_fail_after_kill]


def stacked_case(way, scene: Scene) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        ran = way(trial, scene)
        return f"{way.__name__.replace('_', ' ')}: {trial.settle(scene, ran).split(', ')[1]}"
    return case


def stacked(bench: Bench) -> list[Case]:
    scenes = bench.scenes.both()
    return [stacked_case(WAYS[i // 2 % len(WAYS)], scenes[i % 2]) for i in range(bench.count(12, 200))]


KINDS = [Kind("stacked", stacked)]
