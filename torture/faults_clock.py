"""Clocks: over midnight, set back, on the 29th of February, on servers of other zones. The figures are the same."""
import scene as scenes
from program import Broken, NOW
from scene import COMMANDS, STORE, Scene
from trial import Bench, Case, Kind, Trial

# What the clock says at the first and at the second import, and where the server stands.
NIGHTS = {
    "as ever": (NOW, NOW, "Asia/Ho_Chi_Minh"),
    "in UTC": (NOW, NOW, "UTC"),
    "far in the east": (NOW, NOW, "Pacific/Kiritimati"),
    "far in the west": (NOW, NOW, "Pacific/Niue"),
    "where clocks are set forward": ("2026-03-29 02:30:00", "2026-03-29 03:00:00", "Europe/Berlin"),
    "over midnight": ("2026-10-31 23:59:59", "2026-11-01 00:00:00", "UTC"),
    "over the year's end": ("2026-12-31 23:59:59", "2027-01-01 00:00:00", "UTC"),
    "set back an hour": ("2026-11-01 08:00:00", "2026-11-01 07:00:00", "UTC"),
    "set back a year": ("2026-11-01 08:00:00", "2025-11-01 08:00:00", "UTC"),
    "on 29 February": ("2028-02-29 00:00:00", "2028-02-29 23:59:59", "UTC"),
    "by the real clock": ("", "", "UTC"),
    "by the real clock at home": ("", "", "Asia/Ho_Chi_Minh"),
}


def clocks(now: str, zone: str) -> dict[str, str]:
    return {"MOTCUA_NOW": now, "TZ": zone} if now else {"TZ": zone}


def figures(report: str) -> str:
    """Without the line that tells when the run was published."""
    return "\n".join(line for line in report.split("\n") if '"publishedAt"' not in line)


def night(name: str, first: Scene, following: Scene, listed: str) -> Case:
    earlier, later, zone = NIGHTS[name]

    def case(trial: Trial) -> str:
        trial.place(first)
        for command, now in ((COMMANDS["first"], earlier), (COMMANDS["next"], later)):
            ran = trial.run(command, extra=clocks(now, zone))
            ran.check_end()
            if ran.status > 1:
                raise Broken(f"{name}: the import ended with {ran.status}: {ran.message[-300:]}")
        trial.standing(following.after)
        found = scenes.report(trial.bench.program, trial.folder, {"TZ": zone})
        if figures(found) != figures(following.after.report):
            raise Broken(f"{name}: the report differs")
        if trial.run(["export", "--store", STORE], extra=clocks(later, zone)).output != listed:
            raise Broken(f"{name}: the list of dossiers differs")
        trial.check_again(following, True)
        return "same figures"
    return case


def clock(bench: Bench) -> list[Case]:
    first, following = bench.scenes.both()
    folder = bench.work / "scenes" / "clock"
    folder.mkdir()
    scenes.placed(following.folder, folder)
    bench.scenes.undisturbed(following.command, folder)
    listed = bench.program.run(["export", "--store", STORE], folder)
    return [night(name, first, following, listed.output) for name in NIGHTS]


KINDS = [Kind("clock", clock)]
