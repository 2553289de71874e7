"""What stands in a store, read with nothing of motcua's own code: an ordered dump, its digest, SQLite's own checks."""
import hashlib
import marshal
import os
import pathlib
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field

# Clocks and places, and the digest over them: they differ from run to run and are no figures.
LEFT_OUT = {
    "store": {"made_at", "small_digest"}, "run": {"started_at", "finished_at", "undone_at"},
    "file": {"modified_at", "path"}, "frozen": {"made_at"},
}
SIDES = ["", "-wal", "-journal"]  # -shm is rebuilt from the -wal
ROWS = 20_000


@dataclass(frozen=True)
class Dump:
    """`digest` is "absent" without a file, "empty" without a published run."""

    digest: str
    tables: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def differs_from(self, other: "Dump") -> str:
        names = sorted(self.tables.keys() | other.tables.keys())
        return ", ".join(name for name in names if self.tables.get(name) != other.tables.get(name)) or self.digest


ABSENT = Dump("absent")


def copied(store: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    for side in SIDES:
        source = store.with_name(store.name + side)
        if source.exists():
            shutil.copyfile(source, folder / source.name)
    return folder / store.name


def dump(store: pathlib.Path) -> Dump:
    """Of a copy: whoever opens a store first after a kill repairs it, and that shall be motcua."""
    if not store.exists():
        return ABSENT
    with tempfile.TemporaryDirectory(dir=store.parent.parent, prefix="copy-") as folder:
        copy = copied(store, pathlib.Path(folder))
        database = sqlite3.connect(f"file:{copy}?mode=rw", uri=True)
        try:
            return of_database(database)
        except sqlite3.DatabaseError as error:
            return Dump("damaged", faults=[f"SQLite: {error}"])
        finally:
            database.close()


def of_database(database: sqlite3.Connection) -> Dump:
    names = [name for name, in database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
    tables = {name: table_digest(database, name) for name in names}
    faults = [str(row) for row in database.execute("PRAGMA integrity_check") if row != ("ok",)]
    faults += [f"foreign key {row}" for row in database.execute("PRAGMA foreign_key_check")]
    if "run" not in names or not database.execute("SELECT count(*) FROM run").fetchone()[0]:
        return Dump("empty", tables, faults)
    whole = hashlib.sha256(repr(sorted(tables.items())).encode())
    return Dump(whole.hexdigest(), tables, faults + conservation(database))


def table_digest(database: sqlite3.Connection, name: str) -> str:
    info = database.execute(f'PRAGMA table_info("{name}")').fetchall()
    kept = [row[1] for row in info if row[1] not in LEFT_OUT.get(name, ())]
    key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]] or kept
    quoted = [", ".join(f'"{column}"' for column in columns) for columns in (kept, key)]
    digest = hashlib.sha256()
    rows = database.execute(f'SELECT {quoted[0]} FROM "{name}" ORDER BY {quoted[1]}')
    while batch := rows.fetchmany(ROWS):
        # Version 2 knows no references: equal rows are equal bytes.
        digest.update(marshal.dumps([list(row) for row in batch], 2))
    return digest.hexdigest()


def conservation(database: sqlite3.Connection) -> list[str]:
    """Statements 1 and 2 as the store itself tells them."""
    faults = []
    for table in ("run", "file"):
        wrong = database.execute(
            f"SELECT id FROM {table} WHERE read <> accepted + rejected + skipped ORDER BY id").fetchall()
        faults += [f"{table} {number}: read is not accepted + rejected + skipped" for number, in wrong]
    wrong = database.execute("SELECT id, size, bytes FROM file WHERE size <> bytes AND NOT is_compressed").fetchall()
    faults += [f"file {number} had {size} bytes, {read} were read (statement 1)" for number, size, read in wrong]
    row = database.execute("SELECT id, dossiers FROM run WHERE state = 'published' ORDER BY id DESC").fetchone()
    count = database.execute("SELECT count(*) FROM dossier").fetchone()[0]
    if row and row[1] != count:
        faults.append(f"run {row[0]} published {row[1]} dossiers, the store has {count}")
    return faults


def loose_modes(folder: pathlib.Path) -> list[str]:
    """Files that others than their owner can read."""
    return [path.name for path in sorted(folder.iterdir()) if path.is_file() and os.stat(path).st_mode & 0o077]
