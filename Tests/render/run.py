#!/usr/bin/env python3
"""Makes every report in HTML and XLSX and opens them in other programs.

    python3 Tests/render/run.py [--motcua PATH] [--keep DIR]

The sample pack gives what an office would see; a second pack has hostile text in every field that a report can show:
markup, script, formulas, quotes, control characters. HTML goes to pages.py (Chromium), XLSX to xlsx.py (LibreOffice,
openpyxl) together with the same report as JSON. Exit code 1 when one of them finds a fault.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

PAYLOADS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "javascript:alert(3)",
    "'-alert(4)-'",
    "{{7*7}} ${7*7}",
    "&lt;b&gt; &amp; &#60;",
    "=HYPERLINK(\"http://example.invalid\";\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(1;1)",
    "=cmd|' /C calc'!A0",
    "]]> <!-- -->",
    "\u202egnirts\u202c",
]


def csv_cell(text):
    return '"' + text.replace('"', '""') + '"'


def hostile_export(path):
    """120 dossiers of three months; unit, procedure, field, code and officer are payloads in turn."""
    lines = [
        "Mã hồ sơ,Tên thủ tục,Lĩnh vực,Đơn vị giải quyết,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,"
        "Trạng thái,Ngày thư xin lỗi,Cán bộ xử lý"
    ]
    for number in range(120):
        payload = [PAYLOADS[(number + step) % len(PAYLOADS)] for step in range(4)]
        month = 7 + number % 3
        due = 10 + number % 7
        finished = "" if number % 11 == 0 else f"{due + (number % 5 == 0) * 2 - 1:02}/{month:02}/2025"
        cells = [
            f"{payload[0]}-{number:04}",
            "Thủ tục " + payload[1] if number % 2 else payload[1],
            payload[2],
            payload[3],
            "Trực tuyến" if number % 3 else "Trực tiếp",
            f"{1 + number % 5:02}/{month:02}/2025",
            f"{due:02}/{month:02}/2025",
            finished,
            "Đang giải quyết" if not finished else "Đã trả kết quả",
            f"{due - 1:02}/{month:02}/2025" if number % 10 == 0 else "",
            payload[1],
        ]
        lines.append(",".join(csv_cell(cell) for cell in cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class Maker:
    def __init__(self, motcua, folder):
        self.motcua, self.folder = str(pathlib.Path(motcua).resolve()), folder
        self.made = []

    def make(self, name, *arguments):
        """The same report as HTML, XLSX and JSON."""
        environment = dict(os.environ, MOTCUA_NOW="2026-01-15T08:00:00", TMPDIR=str(self.folder))
        for ending in ("html", "xlsx", "json"):
            output = self.folder / f"{name}.{ending}"
            command = [self.motcua, *arguments, "--output", str(output)]
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
            if done.returncode > 1:
                sys.exit(f"{' '.join(command)}\nexit code {done.returncode}\n{done.stderr}")
        self.made.append(name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--motcua", default=ROOT / ".build/debug/motcua")
    parser.add_argument("--keep", type=pathlib.Path, help="keeps files and screenshots here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        maker = Maker(options.motcua, folder)
        sample = ["data/sample/ho-so.csv"]
        for register in ("kenh-nop", "thanh-toan", "so-hoa", "thu-xin-loi", "thu-tuc"):
            sample += ["--register", f"data/sample/{register}.csv"]
        # A profile brings its own targets.
        scored = list(sample)
        sample += ["--target", "T1>=98", "--target", "O1>60"]
        for kind in ("summary", "form-06", "units", "procedures", "late", "brief"):
            maker.make(kind, "report", "2025-Q3", "--kind", kind, *sample)
        maker.make("compare", "compare", "2025-Q1", "2025-Q2", "2025-Q3", *sample, "--lang", "en")
        maker.make("letters", "letters", *sample)
        maker.make("published", "report", "2025-Q3", "--kind", "units", "--hide-small", *sample)
        feedback = ROOT / "cases" / "petitions-and-ratings"
        maker.make(
            "feedback", "feedback", "2025-04", "--petitions", str(feedback / "phan-anh.csv"), "--ratings",
            str(feedback / "danh-gia.csv"))
        maker.make("score", "score", "qd-766", "--period", "2025-Q3", "--what-if", "late=-5,online=+20", *scored)
        maker.make("all-profiles", "score", "--all", "--period", "2025-Q3", *scored, "--lang", "en")
        hostile = folder / "hostile.csv"
        hostile_export(hostile)
        maker.make("hostile-summary", "report", "2025-07-01..2025-09-30", str(hostile))
        maker.make("hostile-late", "report", "2025-07-01..2025-09-30", "--kind", "late", str(hostile))
        maker.make("hostile-compare", "compare", "2025-07", "2025-08", "--calendar", "civil", str(hostile))
        maker.make("hostile-officers", "letters", "--by", "officer", str(hostile))

        failed = False
        shots = ["--shots", str(options.keep)] if options.keep else []
        pages = [str(folder / f"{name}.html") for name in maker.made]
        failed |= subprocess.run([sys.executable, HERE / "pages.py", *shots, *pages]).returncode != 0
        for name in maker.made:
            book, json = folder / f"{name}.xlsx", folder / f"{name}.json"
            failed |= subprocess.run([sys.executable, HERE / "xlsx.py", book, "--json", json]).returncode != 0
        sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
