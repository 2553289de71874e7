"""What was measured, as data: groups of engines that ran in turns on one input."""
from dataclasses import dataclass

from runs import Samples


@dataclass(frozen=True)
class Group:
    """`ratios` are to motcua: the other's median seconds ÷ motcua's. `outcomes` are only there where an engine may be
    wrong without ending the run."""

    section: str
    name: str
    settings: dict
    bytes: int
    engines: dict[str, dict]

    @staticmethod
    def of(section: str, name: str, size: int, samples: dict[str, Samples], **settings: object) -> "Group":
        ours = samples["motcua"].median if "motcua" in samples else None
        engines = {}
        for engine, runs in samples.items():
            facts = runs.facts() | {"megabytesPerSecond": round(size / runs.median / 1e6, 1)}
            if ours and engine != "motcua":
                facts["ratio"] = round(runs.median / ours, 3)
            engines[engine] = facts
        return Group(section, name, settings, size, engines)

    def __getitem__(self, engine: str) -> dict:
        return self.engines[engine]

    def show(self) -> None:
        print(f"\n{self.name} ({self.bytes / 1e6:.0f} MB)")
        print(f"  {'':24} {'median s':>9} {'spread s':>15} {'MB/s':>7} {'peak MiB':>9} {'ratio':>7}")
        for engine, facts in self.engines.items():
            spread = f"{facts['fastest']:.3f}–{facts['slowest']:.3f}"
            ratio = f"{facts['ratio']:.2f}" if "ratio" in facts else ""
            print(f"  {engine:24} {facts['median']:9.3f} {spread:>15} {facts['megabytesPerSecond']:7.0f} "
                  f"{facts['peakMiB']:9.1f} {ratio:>7}  {facts.get('outcome', '')}", flush=True)
