"""Job J: motcua, DuckDB, Polars and libcsv's bare loop in turns over one export."""
from data import Data
from engines import Engines
from measured import Group
from runs import interleaved

QUOTES = {"minimal": "minimal quoting", "all": "all quoted"}


def millions(records: int) -> str:
    return f"{records / 1e6:g} M records"


def measure(engines: Engines, data: Data, records: int, quote: str, mode: str, threads: int, rounds: int,
            textbook: bool = False) -> Group:
    """`mode` is "plain" or "dedup". libcsv has no threads: it runs beside one thread. `textbook` adds the forms of
    de-duplication that the peers' manuals show."""
    given = data.export(records, quote)
    cases = [engines.motcua(given, mode, "--threads", threads), engines.duckdb(given, mode, threads),
             engines.polars(given, mode, threads)]
    if textbook and mode == "dedup":
        cases += [engines.duckdb_textbook(given, threads), engines.polars_textbook(given, threads)]
    if threads == 1:
        cases.append(engines.libcsv(given))
    name = f"J-{mode}, {QUOTES[quote]}, {millions(records)}, {threads} thread{'s' if threads > 1 else ''}"
    group = Group.of("job", name, given.size, interleaved(engines.launcher, cases, rounds),
                     records=records, quote=quote, mode=mode, threads=threads)
    group.show()
    return group
