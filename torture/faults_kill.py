"""kill -9 during an import: at random times, and at every step on its files."""
from scene import Scene
from trial import Bench, Case, Kind, Trial

# Long enough that a random moment falls anywhere in it; the steps are looked at one by one on the small ones.
RELEASE_ROWS = 200_000


def random_moment(scene: Scene) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        ran = trial.killed_after(trial.random.uniform(0, 1.05) * scene.seconds, scene.command)
        return f"{scene.name}: {trial.settle(scene, ran)}"
    return case


def kills(bench: Bench) -> list[Case]:
    rows = 2_000 if bench.is_quick else RELEASE_ROWS
    scenes = bench.scenes.both(rows)
    return [random_moment(scenes[i % 2]) for i in range(bench.count(50, 1_000))]


def at_step(scene: Scene, fault: str) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        ran = trial.run(scene.command, fault)
        return f"{scene.name}: {trial.settle(scene, ran)}"
    return case


def steps(bench: Bench) -> list[Case]:
    """In front of the call, and in the middle of it: half of a write is there, or the name has just been moved."""
    cases = []
    for scene in bench.scenes.both():
        faults = [f"{word}@{place}" for place in range(1, scene.counts["step"] + 1) for word in ("kill", "tear")]
        # An odd number, so that both words have their turn.
        cases += [at_step(scene, fault) for fault in bench.every(faults, 21, scene.name)]
    return cases


KINDS = [Kind("kill", kills), Kind("steps", steps)]
