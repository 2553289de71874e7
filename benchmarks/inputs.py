"""What else is measured: tokenizing alone, both parsers, inputs that are hard to read, and growth."""
import proof
from data import SMALL_FILES, Data, Input, utf16, windows1258
from engines import Engines
from job import QUOTES, millions
from measured import Group
from runs import Case, Samples, Wrong, interleaved

RECORDS = 1_000_000
GROWTH = (1_000_000, 5_000_000, 10_000_000)


def tokenizing(engines: Engines, data: Data, rounds: int) -> list[Group]:
    groups = []
    for quote, words in QUOTES.items():
        given = data.export(RECORDS, quote)
        for level in engines.levels():
            cases = [engines.tokenizer(given, level), engines.libcsv(given)]
            samples = interleaved(engines.launcher, cases, rounds)
            groups.append(Group.of("tokenizing", f"bounds of every field, {words}, {level}", given.size, samples))
    return groups


def parsers(engines: Engines, data: Data, rounds: int) -> list[Group]:
    groups = []
    for quote, words in QUOTES.items():
        given = data.export(RECORDS, quote)
        cases = [
            engines.motcua(given, "plain", "--threads", 1, "--parser", "scanner"),
            engines.motcua(given, "plain", "--threads", 1, "--parser", "libcsv", name="motcua, --parser libcsv"),
            engines.libcsv(given),
        ]
        samples = interleaved(engines.launcher, cases, rounds)
        groups.append(Group.of("parsers", f"J-plain by parser, {words}, 1 thread", given.size, samples))
    return groups


def kinds(engines: Engines, data: Data, rounds: int) -> list[Group]:
    """The same export in other clothes, against the export as it is."""
    plain, zipped = data.export(RECORDS), data.zipped(RECORDS)
    flags = ("--threads", 2)
    cases = [
        engines.motcua(plain, "plain", *flags),
        engines.motcua(data.encoded(RECORDS, "windows-1258", windows1258), "plain", *flags, name="Windows-1258"),
        engines.motcua(data.encoded(RECORDS, "utf-16", utf16), "plain", *flags, name="UTF-16"),
        engines.motcua(zipped, "plain", *flags, name="gzip"),
        piped(engines, zipped, flags),
        engines.inflate(zipped),
        engines.motcua(data.small_files(RECORDS), "plain", *flags, name=f"{SMALL_FILES} small files"),
    ]
    samples = interleaved(engines.launcher, cases, rounds)
    return [Group.of("inputs", "J-plain on other forms of the same export, 2 threads", plain.size, samples)]


def piped(engines: Engines, zipped: Input, flags: tuple) -> Case:
    """What a shell would do: its decompressor beside the engine."""
    case = engines.motcua(zipped, "plain", *flags)
    command = [word if word is not zipped.path else "-" for word in case.command]
    return Case("gzip -dc │ motcua -", ["sh", "-c", 'gzip -dc "$0" | "$@"', zipped.path, *command], case.check)


def quoted_notes(engines: Engines, data: Data, rounds: int) -> list[Group]:
    """A valid file; whoever reads it wrong is named, not timed away."""
    given = data.quoted_notes()
    groups = []
    for threads in (1, 2):
        readers = [engines.motcua(given, "plain", "--threads", threads), engines.duckdb(given, "plain", threads),
                   engines.duckdb_sequential(given, "plain", threads), engines.polars(given, "plain", threads)]
        outcomes = {case.engine: outcome(engines, case) for case in readers}
        if outcomes["motcua"] != "right":
            raise Wrong(f"motcua on quoted notes: {outcomes['motcua']}")
        cases = [*readers, engines.libcsv(given)]
        samples = {case.engine: Samples() for case in cases}
        for _ in range(rounds):
            for case in cases:
                samples[case.engine].add(engines.launcher.run(case.command))
        group = Group.of("notes", f"J-plain, quoted notes that look like records, {threads} thread{'s' * (threads > 1)}",
                         given.size, samples)
        for engine, words in outcomes.items():
            group[engine]["outcome"] = words
        groups.append(group)
    return groups


def outcome(engines: Engines, case: Case) -> str:
    run = engines.launcher.run(case.command)
    if run.status != 0:
        return "rejects the file"
    return "wrong counts" if case.check(run) else "right"


def unclosed_quote(engines: Engines, data: Data, rounds: int) -> list[Group]:
    given = data.unclosed_quote()
    truth = given.truth
    command = engines.motcua_command(given.path, truth["asOf"], "plain", "--threads", 2)
    ours = Case("motcua", command, proof.unclosed(truth["lines"], truth["firstLine"]))
    samples = interleaved(engines.launcher, [ours, engines.libcsv(given)], rounds)
    return [Group.of("unclosed", "a quote that is never closed, 2 threads", given.size, samples)]


def growth(engines: Engines, data: Data, rounds: int) -> list[Group]:
    """Time beyond start-up, which is the time of one record."""
    inputs = {records: data.export(records) for records in (1, *GROWTH)}
    groups = []
    for threads in (1, 2):
        cases = [engines.motcua(given, "plain", "--threads", threads, name=str(records))
                 for records, given in inputs.items()]
        samples = interleaved(engines.launcher, cases, rounds)
        start = samples["1"].median
        first = samples[str(GROWTH[0])].median - start
        for records in GROWTH:
            own = samples[str(records)]
            group = Group.of("growth", f"J-plain, {millions(records)}, {threads} thread{'s' * (threads > 1)}",
                             inputs[records].size, {"motcua": own}, records=records, threads=threads,
                             startUp=round(start, 4), beyondStartUp=round((own.median - start) / first, 3))
            groups.append(group)
    return groups
