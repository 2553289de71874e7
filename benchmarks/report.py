"""Writes what was measured: a page, a chart, all figures as JSON, and a line of history."""
import json
import pathlib

import chart
from measured import Group

# What the sections of the page are called, in their order.
SECTIONS = {
    "tokenizing": ("Tokenizing alone", "Ratio: seconds of libcsv with empty callbacks ÷ ours."),
    "parsers": ("The two parsers", "The same command, with the scanner and with libcsv inside."),
    "inputs": ("Other forms of the same export",
               "Ratio: seconds ÷ those of the plain UTF-8 file. MB/s are of the plain text. zlib is the bare inflater."),
    "notes": ("Quoted notes that look like records",
              "A valid file: 30,000 records, each with a quoted note of 40 lines that look like records."),
    "unclosed": ("A quote that is never closed",
                 "200 MB with one quote near the start. Ours reports the line and reads on; libcsv says nothing."),
}


def write(folder: pathlib.Path, facts: dict, groups: list[Group]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "latest.json").write_text(
        json.dumps(facts | {"groups": [vars(group) for group in groups]}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8")
    (folder / "latest.md").write_text(page(facts, groups), encoding="utf-8")
    jobs = [group for group in groups if group.section == "job"]
    if jobs:
        (folder / "latest.svg").write_text(chart.draw(charted(jobs)), encoding="utf-8")
        with open(folder / "history.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(line_of_history(facts, jobs), ensure_ascii=False) + "\n")


def charted(jobs: list[Group]) -> list[Group]:
    """The largest export with the most threads."""
    most = max((group.settings["records"], group.settings["threads"]) for group in jobs)
    return [group for group in jobs if (group.settings["records"], group.settings["threads"]) == most]


def line_of_history(facts: dict, jobs: list[Group]) -> dict:
    machine = facts["machine"]
    return {
        "date": facts["date"], "commit": facts["versions"]["commit"], "processor": machine["processor"],
        "cores": machine["cores"], "runs": facts["runs"],
        "job": {group.name: {
            engine: values["ratio"] if "ratio" in values else values["median"]
            for engine, values in group.engines.items()} for group in jobs},
    }


def page(facts: dict, groups: list[Group]) -> str:
    machine, versions = facts["machine"], facts["versions"]
    memory = f", {machine['memoryGiB']} GiB" if machine["memoryGiB"] else ""
    lines = [
        "# Figures of the last run", "",
        f"{facts['date']}, MotCua {versions['motcua']} ({versions['commit']}), DuckDB {versions['duckdb']}, Polars "
        f"{versions['polars']}, libcsv {versions['libcsv']}, Python {versions['python']}.", "",
        f"{machine['processor']}, {machine['cores']} cores{memory}, {machine['kernel']}, {machine['architecture']} "
        f"({', '.join(machine['vectors']) or 'baseline'}). Medians of {facts['runs']} interleaved runs, whole processes; "
        "every answer was compared with the truth before its time counted, unless a line says otherwise. "
        "How it is measured: [README](../README.md). All figures: [latest.json](latest.json).", "",
    ]
    jobs = [group for group in groups if group.section == "job"]
    if jobs:
        lines += job_tables(jobs)
    for section, (title, words) in SECTIONS.items():
        chosen = [group for group in groups if group.section == section]
        if chosen:
            lines += [f"## {title}", "", words, ""]
            for group in chosen:
                lines += [f"**{group.name}**", "", *engine_table(group), ""]
    growth = [group for group in groups if group.section == "growth"]
    if growth:
        lines += growth_table(growth)
    return "\n".join(lines).rstrip("\n") + "\n"


def job_tables(jobs: list[Group]) -> list[str]:
    lines = [
        "## Job J", "",
        "Bold: seconds of the peer ÷ ours. Then median seconds (fastest–slowest) and peak resident MiB.", "",
        "![Seconds of job J by engine](latest.svg)", "",
    ]
    engines = list(dict.fromkeys(engine for group in jobs for engine in group.engines))
    lines += ["| | " + " | ".join(engines) + " |", "|---" * (len(engines) + 1) + "|"]
    for group in jobs:
        cells = [cell(group.engines.get(engine)) for engine in engines]
        lines.append(f"| {group.name} | " + " | ".join(cells) + " |")
    return lines + [""]


def cell(facts: dict | None) -> str:
    if facts is None:
        return ""
    ratio = f"**{facts['ratio']:.2f} ×** " if "ratio" in facts else ""
    return f"{ratio}{seconds(facts)} · {facts['peakMiB']:.0f} MiB"


def seconds(facts: dict) -> str:
    return f"{facts['median']:.3f} ({facts['fastest']:.3f}–{facts['slowest']:.3f})"


def engine_table(group: Group) -> list[str]:
    outcomes = any("outcome" in facts for facts in group.engines.values())
    lines = ["| | seconds | MB/s | peak MiB | ratio |" + (" answer |" if outcomes else ""),
             "|---|---|---|---|---|" + ("---|" if outcomes else "")]
    for engine, facts in group.engines.items():
        ratio = f"{facts['ratio']:.2f}" if "ratio" in facts else ""
        row = f"| {engine} | {seconds(facts)} | {facts['megabytesPerSecond']:.0f} | {facts['peakMiB']:.1f} | {ratio} |"
        lines.append(row + (f" {facts.get('outcome', '')} |" if outcomes else ""))
    return lines


def growth_table(groups: list[Group]) -> list[str]:
    lines = ["## Growth", "",
             "Beyond start-up: the time less that of an export of one record, against the smallest export.", "",
             "| | seconds | peak MiB | beyond start-up |", "|---|---|---|---|"]
    for group in groups:
        facts = group["motcua"]
        lines.append(f"| {group.name} | {seconds(facts)} | {facts['peakMiB']:.1f} | "
                     f"{group.settings['beyondStartUp']:.2f} × |")
    return lines + [""]
