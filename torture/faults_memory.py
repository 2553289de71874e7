"""Little memory: an import ends well or says that there is none; and it needs no more for a longer export."""
import os
import pathlib
import shutil
import subprocess

from program import Broken
from scene import Scene
from trial import Bench, Case, Kind, Trial

HERE = pathlib.Path(__file__).resolve().parent
MIB = 1 << 20
MORE = 64 * MIB  # that a hundred times as many records may cost


def limited(scene: Scene, mebibytes: int) -> Case:
    def case(trial: Trial) -> str:
        trial.place(scene)
        ran = trial.run(scene.command, limits=f"ulimit -v {mebibytes * 1024}")
        if ran.status == 127:
            return f"{mebibytes} MB: too little to start"
        return f"{mebibytes} MB, {trial.settle(scene, ran)}"
    return case


def bounded(bench: Bench, small: Scene, large: Scene, program: pathlib.Path) -> Case:
    def case(trial: Trial) -> str:
        peaks = [peak(trial, scene, program) for scene in (small, large)]
        if peaks[1] > peaks[0] + MORE:
            raise Broken(f"the peak of memory grows with the export: {peaks[0] // MIB} MiB, {peaks[1] // MIB} MiB")
        return f"bounded: {peaks[0] // MIB} and {peaks[1] // MIB} MiB"
    return case


def peak(trial: Trial, scene: Scene, program: pathlib.Path) -> int:
    trial.place(scene)
    readable, writable = os.pipe()
    command = [program, str(writable), trial.bench.program.path, *scene.command]
    subprocess.run(command, cwd=trial.folder, pass_fds=[writable], capture_output=True)
    os.close(writable)
    with os.fdopen(readable) as pipe:
        kibibytes = int(pipe.read().split()[1])
    for name in ("store", "input"):
        shutil.rmtree(trial.folder / name)
    return kibibytes * 1024


def memory(bench: Bench) -> list[Case]:
    rows = 8_000 if bench.is_quick else 200_000
    large = bench.scenes.both(rows)
    sizes = [512, 256] if bench.is_quick else [512, 256, 640, 448, 384, 320, 288, 224, 192, 160]
    cases = [limited(large[i % 2], sizes[i // 2 % len(sizes)]) for i in range(bench.count(4, 20))]
    program = bench.work / "measure"
    subprocess.run(["cc", "-O2", "-o", program, HERE.parent / "benchmarks" / "measure.c"], check=True)
    return [*cases, bounded(bench, bench.scenes.get("first"), large[0], program)]


KINDS = [Kind("memory", memory, workers=1)]
