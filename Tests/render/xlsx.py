#!/usr/bin/env python3
"""Opens a workbook in two other programs and compares what they find.

    python3 Tests/render/xlsx.py FILE.xlsx [--json FILE.json]

openpyxl (Debian python3-openpyxl) reads cells and their types; LibreOffice (Debian libreoffice-calc-nogui) computes
the workbook and writes every sheet as CSV. No cell may be a formula or a link, no text that looks like one may have
been computed, and both programs must find the same numbers, dates and texts. With --json the tables of the report's
JSON form (contract motcua.report/1) must hold the same numbers as the sheets. Exit code 1 with every difference on
standard error.
"""
import argparse
import csv
import datetime
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

try:
    import openpyxl
except ImportError:
    sys.exit("openpyxl is missing: apt-get install python3-openpyxl (or pip install openpyxl)")

# Field separator ",", quote '"', UTF-8, from line 1, formats ignored: cells not as shown but as they are, formulas
# not written out, every sheet to a file of its own.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
EPOCH = datetime.datetime(1899, 12, 30)
faults = []


def fault(text):
    faults.append(text)


def decode(text):
    """`_x005F_` is how a workbook says `_`; openpyxl leaves it as it stands."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def read_openpyxl(path):
    """Sheet name → rows of (kind, value, number format): n, s, d or None."""
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book.worksheets:
        rows = []
        for row in sheet.iter_rows():
            cells = []
            for cell in row:
                if cell.data_type == "f":
                    fault(f"{sheet.title}!{cell.coordinate} is a formula: {cell.value!r}")
                if cell.hyperlink is not None:
                    fault(f"{sheet.title}!{cell.coordinate} is a link")
                value = cell.value
                if value is None:
                    cells.append((None, None, None))
                elif isinstance(value, datetime.datetime):
                    cells.append(("d", (value - EPOCH) / datetime.timedelta(days=1), None))
                elif isinstance(value, bool):
                    fault(f"{sheet.title}!{cell.coordinate} is a truth value")
                elif isinstance(value, (int, float)):
                    cells.append(("n", float(value), cell.number_format))
                else:
                    cells.append(("s", decode(value), None))
            rows.append(cells)
        sheets[sheet.title] = rows
    return sheets


def read_office(path, folder):
    """Sheet name → rows of text as LibreOffice writes them."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        sys.exit("LibreOffice is missing: apt-get install libreoffice-calc-nogui")
    # A name of its own, so that the sheets' names can be told from it; a profile of its own, so that runs do not meet.
    copy = Path(folder) / "book.xlsx"
    shutil.copyfile(path, copy)
    done = subprocess.run(
        [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", FILTER,
         "--outdir", str(folder), str(copy)],
        capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        fault(f"LibreOffice could not open it: {done.stderr.strip()}")
    sheets = {}
    for file in sorted(Path(folder).glob("book-*.csv")):
        with open(file, newline="", encoding="utf-8") as lines:
            sheets[file.stem[len("book-"):]] = list(csv.reader(lines))
    return sheets


def number(text):
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def same(a, b):
    return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12)


def day(text):
    """A date as LibreOffice writes it unformatted, as a serial; None when it is none."""
    for form in ("%m/%d/%Y %H:%M:%S", "%m/%d/%Y", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"):
        try:
            return (datetime.datetime.strptime(text, form) - EPOCH) / datetime.timedelta(days=1)
        except ValueError:
            pass
    return None


def compare(own, office):
    if len(own) != len(office):
        fault(f"openpyxl finds the sheets {sorted(own)}, LibreOffice {sorted(office)}")
    counted = 0
    for name, rows in own.items():
        other = office.get(name)
        if other is None:
            # Names of files cannot hold every letter.
            near = [key for key in office if re.sub(r"\W", "", key) == re.sub(r"\W", "", name)]
            if len(near) != 1:
                fault(f"LibreOffice has no sheet {name!r}")
                continue
            other = office[near[0]]
        for line, cells in enumerate(rows):
            for column, (kind, value, _) in enumerate(cells):
                place = f"{name}!{openpyxl.utils.get_column_letter(column + 1)}{line + 1}"
                text = other[line][column] if line < len(other) and column < len(other[line]) else ""
                counted += kind is not None
                if kind == "n":
                    shown = number(text[:-1]) / 100 if text.endswith("%") and number(text[:-1]) is not None else number(text)
                    if shown is None or not same(shown, value):
                        fault(f"{place}: openpyxl reads {value!r}, LibreOffice {text!r}")
                elif kind == "d":
                    shown = day(text)
                    # To the second.
                    if shown is None or abs(shown - value) > 0.6 / 86400:
                        fault(f"{place}: openpyxl reads day {value!r}, LibreOffice {text!r}")
                elif kind == "s" and text != value:
                    fault(f"{place}: openpyxl reads {value!r}, LibreOffice {text!r}")
                elif kind is None and text != "":
                    fault(f"{place}: openpyxl reads nothing, LibreOffice {text!r}")
    return counted


def check_parts(path):
    """No formula or link anywhere, charts among them referring to cells of the workbook only."""
    with zipfile.ZipFile(path) as book:
        broken = book.testzip()
        if broken:
            fault(f"{broken} is damaged")
        for name in book.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            text = book.read(name).decode("utf-8")
            if re.search(r"<f[ >]", text):
                fault(f"{name} holds a formula")
            if "<hyperlink" in text or 'TargetMode="External"' in text:
                fault(f"{name} holds a link")
            for reference in re.findall(r"<c:f>(.*?)</c:f>", text):
                if not re.fullmatch(r"('(?:[^']|'')+'|[\w.]+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", reference):
                    fault(f"{name} refers to {reference}")


def expected(cell):
    """What a cell of the JSON form must be on the sheet: (kind, value or values, decimals of a rate)."""
    if cell is None or cell.get("count") == 0:
        return None, None, None
    if "number" in cell:
        # More digits than a sheet can hold are text there.
        return ("n", float(cell["number"]), None) if abs(cell["number"]) < 10**15 else ("s", None, None)
    if "numerator" in cell:
        if cell["denominator"] == 0:
            return "s", None, None
        decimals = len(cell["percent"].split(".")[1])
        return ("n", cell["numerator"] / cell["denominator"], decimals) if decimals <= 11 else ("s", None, None)
    if "points" in cell:
        return "n", float(cell["points"]), None
    if "sum" in cell:
        return "n", cell["sum"] / cell["count"], None
    for key in ("day", "instant"):
        if key in cell:
            serial = (datetime.datetime.fromisoformat(cell[key]) - EPOCH) / datetime.timedelta(days=1)
            return ("d", serial, None) if serial >= 61 else ("s", None, None)
    if "hidden" in cell:
        return "s", ["ẩn", "hidden"], None
    if "text" in cell:
        # What steers a screen is written out on the sheet.
        return "s", [cell["text"]] if cell["text"].isprintable() else None, None
    for key in ("word", "missing"):
        if key in cell:
            return "s", list(cell[key].values()), None
    fault(f"a cell of the JSON form that is not known: {cell}")
    return None, None, None


def fits(found, wanted):
    kind, value, decimals = wanted
    if kind != found[0]:
        return False
    if kind == "n":
        return same(found[1], value) and (decimals is None or found[2] == "0." + "0" * decimals + "%")
    if kind == "d":
        return abs(found[1] - value) < 0.6 / 86400
    return value is None or found[1] in value


def compare_json(own, path):
    """Every table and every card of figures stands on a sheet, row beneath row, cell beside cell."""
    report = json.loads(Path(path).read_text(encoding="utf-8"))
    if not str(report.get("contract", "")).startswith("motcua.report/"):
        fault(f"{path}: no report but {report.get('contract')!r}")
        return 0
    compared = 0
    for section in report["sections"]:
        for block in section["blocks"]:
            kind = block["kind"]
            if kind == "table":
                name = f"table {block['key']}"
                rows = [row["cells"] for row in block["rows"]]
            elif kind == "figures":
                name = f"figures of {section['key']}"
                rows = [[{"word": figure["name"]}, figure["value"]] for figure in block["figures"]]
            else:
                continue
            wanted = [[expected(cell) for cell in row] for row in rows]

            def stands(sheet, start):
                return all(
                    len(sheet[start + at]) >= len(row) and all(map(fits, sheet[start + at], row))
                    for at, row in enumerate(wanted))

            if not any(stands(sheet, at) for sheet in own.values() for at in range(len(sheet) - len(wanted) + 1)):
                fault(f"{path}: {name} stands on no sheet as it is")
            compared += sum(cell[0] in ("n", "d") for row in wanted for cell in row)
    if compared == 0:
        fault(f"{path}: holds no figure to compare")
    return compared


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--json")
    arguments = parser.parse_args()
    try:
        check_parts(arguments.file)
        own = read_openpyxl(arguments.file)
    except Exception as error:  # What cannot be opened is the finding.
        sys.exit(f"{arguments.file}: cannot be opened: {error}")
    with tempfile.TemporaryDirectory() as folder:
        office = read_office(arguments.file, folder)
    counted = compare(own, office)
    text = f"{arguments.file}: {len(own)} sheets, {counted} cells the same in openpyxl and LibreOffice"
    if arguments.json:
        text += f", {compare_json(own, arguments.json)} figures as in {arguments.json}"
    if faults:
        for line in faults[:50]:
            print(line, file=sys.stderr)
        if len(faults) > 50:
            print(f"and {len(faults) - 50} more", file=sys.stderr)
        sys.exit(1)
    print(text)


main()
