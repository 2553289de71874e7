"""What a report of `motcua analyze --format json` says in figures, and where two reports differ."""
import json

# How often a due date was moved is known to a store's history only.
OF_HISTORY = {"counts": {"extendedTwice"}, "indicators": {"A7"}}


def figures(document: dict, with_history: bool = True) -> dict:
    """Every slice with its counts and indicators, and what was kept out of them. `with_history` is for two reports of
    stores; a report of files knows of one state only."""
    left_out = {"counts": set(), "indicators": set()} if with_history else OF_HISTORY
    slices = {}
    for piece in document["slices"]:
        counts = {name: count for name, count in piece["counts"].items() if name not in left_out["counts"]}
        shown = [entry for entry in piece["indicators"] if entry["id"] not in left_out["indicators"]]
        slices[tuple(piece["key"])] = {"counts": counts, "indicators": shown}
    excluded = {entry["kind"]: entry["count"] for entry in document["excluded"] if entry["count"]}
    return {"slices": slices, "excluded": excluded, "dossiers": document["totals"]["dossiers"]}


def differences(expected: dict, found: dict, most: int = 6) -> list[str]:
    """Sentences on the figures that differ; none when the two are equal."""
    lines = [f"{name} {expected[name]} ≠ {found[name]}"
             for name in ("dossiers", "excluded") if expected[name] != found[name]]
    for key in sorted(set(expected["slices"]) | set(found["slices"]), key=str):
        a, b = expected["slices"].get(key), found["slices"].get(key)
        if a is None or b is None:
            lines.append(f"{key} stands only in one of the two")
        elif a != b:
            lines.append(f"{key}: " + (wrong_counts(a["counts"], b["counts"]) or wrong_indicators(a, b)))
    return lines[:most] + ([f"… and {len(lines) - most} more"] if len(lines) > most else [])


def wrong_counts(a: dict, b: dict) -> str:
    return ", ".join(f"{name} {a.get(name, 0)} ≠ {b.get(name, 0)}" for name in {**a, **b}
                     if a.get(name, 0) != b.get(name, 0))


def wrong_indicators(a: dict, b: dict) -> str:
    pairs = [(x, y) for x, y in zip(a["indicators"], b["indicators"]) if x != y]
    return "; ".join(f"{json.dumps(x, ensure_ascii=False)} ≠ {json.dumps(y, ensure_ascii=False)}" for x, y in pairs[:2])
