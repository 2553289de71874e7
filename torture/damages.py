"""What can happen to the files of a store. Each takes the store's path and chance, and changes the files."""
import pathlib
import random
import sqlite3

PAGE = 4096


def side(path: pathlib.Path, ending: str) -> pathlib.Path:
    return path.with_name(path.name + ending)


def one_of(path: pathlib.Path, chance: random.Random) -> pathlib.Path:
    """The store or, where there is something in it, its -wal."""
    wal = side(path, "-wal")
    return wal if wal.exists() and wal.stat().st_size and chance.random() < 0.5 else path


def flip_bits(path: pathlib.Path, chance: random.Random) -> None:
    path = one_of(path, chance)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def other_bytes(path: pathlib.Path, chance: random.Random) -> None:
    path = one_of(path, chance)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)


def zero_page(path: pathlib.Path, chance: random.Random) -> None:
    path = one_of(path, chance)
    data = bytearray(path.read_bytes())
    at = chance.randrange(0, len(data), PAGE)
    data[at:at + PAGE] = bytes(min(PAGE, len(data) - at))
    path.write_bytes(data)


def old_page(path: pathlib.Path, chance: random.Random) -> None:
    """A write that went to the wrong place: one page has what another one should have."""
    data = bytearray(path.read_bytes())
    if len(data) >= 2 * PAGE:
        here, there = (PAGE * place for place in chance.sample(range(len(data) // PAGE), 2))
        data[here:here + PAGE] = data[there:there + PAGE]
    path.write_bytes(data)


def cut_off(path: pathlib.Path, chance: random.Random) -> None:
    path = one_of(path, chance)
    data = path.read_bytes()
    whole_pages = chance.random() < 0.5
    path.write_bytes(data[:chance.randrange(PAGE, len(data), PAGE) if whole_pages else chance.randrange(1, len(data))])


def emptied(path: pathlib.Path, chance: random.Random) -> None:
    one_of(path, chance).write_bytes(b"")


def without_wal(path: pathlib.Path, chance: random.Random) -> None:
    side(path, "-wal").unlink(missing_ok=True)
    if chance.random() < 0.5:
        side(path, "-shm").unlink(missing_ok=True)


def without_shm(path: pathlib.Path, chance: random.Random) -> None:
    """Gone, or full of what it never was: it is only memory that is shared."""
    if chance.random() < 0.5:
        side(path, "-shm").unlink(missing_ok=True)
    else:
        side(path, "-shm").write_bytes(chance.randbytes(32_768))


def other_database(path: pathlib.Path, chance: random.Random) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE dossier (code TEXT)")
    database.execute("INSERT INTO dossier VALUES ('H99.001-250101-0001')")
    database.commit()
    database.close()


def no_database(path: pathlib.Path, chance: random.Random) -> None:
    path.write_text("Mã hồ sơ,Trạng thái\n" * 500, encoding="utf-8")


WAYS = [flip_bits, flip_bits, other_bytes, other_bytes, zero_page, old_page, cut_off, emptied, without_wal, without_shm,
        other_database, no_database]
