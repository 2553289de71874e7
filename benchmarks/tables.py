"""The table of job J in the forms that are compared: the generator's truth, a report of `motcua analyze`, and what the
scripts of the peers print.

A table is a dict: (unit, year, quarter) -> {column: count}; cells in which everything is 0 are left out.
"""
import re

# Columns of the truth, and the mark of the report that says the same.
MARKS = {
    "received": lambda c: c["received"],
    "finished": lambda c: c["resolved"],
    "early": lambda c: c["early"],
    "onTime": lambda c: c["onTime"],
    "late": lambda c: c["late"],
    "open": lambda c: c["open"],
    "overdue": lambda c: c["openOverdue"],
    "withdrawn": lambda c: c["withdrawn"],
    "refused": lambda c: c["refused"],
    "resultDigitized": lambda c: c["resultDigitized"],
    "lateWithApologyDate": lambda c: c["lateWithDatedLetter"],
    "lateFirstPromise": lambda c: c["lateFirstPromiseR"],
    "lateFirstPromiseWithApologyDate": lambda c: c["apologyR"] - c["apologyUndatedR"],
    "online": lambda c: c["online"],
    "withFee": lambda c: c["withFee"],
    "paidOnline": lambda c: c["paidOnlineWithFee"],
    "notAccepted": lambda c: c["notAccepted"],
}

RECORD_KINDS = ("rejected", "skipped")


def nonzero(table):
    return {key: counts for key, counts in table.items() if any(counts.values())}


def of_truth(truth, which, columns=None):
    """`which` is "plain" or "dedup"."""
    part = truth[which]
    names = part["columns"]
    table = {}
    for unit, year, quarter, *values in part["cells"]:
        counts = dict(zip(names, values))
        table[unit, year, quarter] = {name: counts[name] for name in names if columns is None or name in columns}
    return nonzero(table)


def of_report(report):
    """The one place that knows the shape of docs/json-contract.md."""
    if report["dimensions"] != ["unit", "quarter"]:
        raise ValueError(f"the report is cut by {report['dimensions']}, not by unit and quarter")
    table = {}
    for piece in report["slices"]:
        if piece["depth"] != 2:
            continue
        unit, quarter = piece["key"]
        year, number = re.fullmatch(r"(\d{4})-Q([1-4])", quarter).groups()
        table[unit, int(year), int(number)] = {name: read(piece["counts"]) for name, read in MARKS.items()}
    return nonzero(table)


def of_peer(answer):
    columns = answer["columns"]
    return nonzero({tuple(cell[:3]): dict(zip(columns, cell[3:])) for cell in answer["cells"]})


def differences(expected, found):
    """Sentences on the cells that differ, at most ten; empty when the tables are equal."""
    lines = []
    for key in sorted(set(expected) | set(found)):
        a, b = expected.get(key, {}), found.get(key, {})
        wrong = [f"{name} {a.get(name, 0)} ≠ {b.get(name, 0)}" for name in {**a, **b} if a.get(name, 0) != b.get(name, 0)]
        if wrong:
            lines.append(f"{key}: {', '.join(wrong)}")
    return lines[:10]


def record_differences(truth, report, which):
    """Sentences on the counts of records that differ."""
    totals = report["totals"]
    skipped, rejected = sum(truth["skipped"].values()), sum(truth["rejected"].values())
    replaced = truth["replaced"] if which == "dedup" else 0
    pairs = {
        "bytes": truth["bytes"], "lines": truth["lines"], "accepted": truth["accepted"], "rejected": rejected,
        "skipped": skipped, "replaced": replaced, "dossiers": truth["accepted"] - replaced,
    }
    lines = [f"{name} {value} ≠ {totals[name]}" for name, value in pairs.items() if totals[name] != value]
    for name in RECORD_KINDS:
        # Whether words alone on a line head a group or end the list is a matter of taste: counted together.
        merge = lambda kind: "group" if kind == "footer" else kind
        expected, found = {}, {}
        for kind, count in truth[name].items():
            expected[merge(kind)] = expected.get(merge(kind), 0) + count
        for entry in (entry for file in report["files"] for entry in file[name]):
            found[merge(entry["kind"])] = found.get(merge(entry["kind"]), 0) + entry["count"]
        for kind in sorted(set(expected) | set(found)):
            if expected.get(kind, 0) != found.get(kind, 0):
                lines.append(f"{name} {kind}: {expected.get(kind, 0)} ≠ {found.get(kind, 0)}")
    return lines
