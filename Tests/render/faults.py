#!/usr/bin/env python3
"""Breaks a good page in many ways, one at a time: pages.py must find each. A check that cannot fail says nothing.

    python3 Tests/render/faults.py DIR

The folder has report.vi.html and late.vi.html, as `MOTCUA_HTML=DIR MOTCUA_HTML_ROWS=60 swift test --filter
pagesToLookAt` writes them.
"""
import base64
import hashlib
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from pages import Checker  # noqa: E402
from webdriver import Driver  # noqa: E402


def script(old, new):
    """A change within the script, which gets its new hash."""
    def change(text):
        text = text.replace(old, new)
        code = re.findall(r"<script>(.*?)</script>", text, re.S)[0]
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        return re.sub(r"sha256-[^']+", "sha256-" + digest, text)
    return change


def plain(old, new, count=1):
    return lambda text: text.replace(old, new, count)


def pattern(old, new):
    return lambda text: re.sub(old, new, text, count=1, flags=re.S)


LIST = "late.vi.html"

# What is done to the page, and a part of what must be said of it.
FAULTS = [
    ("a wrong hash", pattern(r"sha256-.", "sha256-_"), "policy names another script"),
    ("an exception", script("const printed = [];", "const printed = []; setTimeout(() => { throw new Error('x') });"), "console says"),
    ("a request", lambda t: plain("<main", '<img alt="x" role="img" aria-label="x" src="http://127.0.0.1:9/x.png"><main')(
        pattern(r"default-src 'none'", "default-src *")(t)), "asks the network"),
    ("two h1", plain("<main id", "<h1>x</h1><main id"), "exactly one h1"),
    ("a skipped level", plain("<h3", "<h5"), "skips a level"),
    ("no language", pattern(r'<html lang="vi"', "<html"), "names no language"),
    ("no main", lambda t: t.replace("<main id=\"main\"", "<div id=\"main\"").replace("</main>", "</div>"), "exactly one main"),
    ("a doubled id", plain('id="rules"', 'id="main"'), "stand twice"),
    ("a button without a name", plain("<h1>", '<button type="button"></button><h1>'), "without a name"),
    ("a field without a name", plain("<h1>", '<input type="text"><h1>'), "without a name"),
    ("a link out of the page", plain("<h1>", '<a href="https://x.invalid">x</a><h1>'), "leads out"),
    ("a link to nowhere", plain('href="#rules"', 'href="#ruled"'), "leads nowhere"),
    ("a picture without a name", pattern(r'<svg role="img" aria-labelledby="[^"]*"', "<svg"), "picture without a name"),
    ("a region without a name", pattern(r'role="region" tabindex="0" aria-label="[^"]*"', 'role="region" tabindex="0"'), "region without a name"),
    ("a handler", plain("<h1>", '<h1 onclick="x()">'), "handler"),
    ("a table without a caption", pattern(r"<caption>.*?</caption>", ""), "without a caption"),
    ("a th without scope", plain('<th scope="row"', "<th"), "without scope"),
    ("a row without a heading", pattern(r'<th scope="row">000(.*?)</th>', r"<td>000\1</td>"), "row without a heading"),
    ("a row too short", pattern(r'<td data-v="[^"]*">[^<]*</td></tr>', "</tr>"), "differ in length"),
    ("pale text", plain("--soft: #4d5968", "--soft: #9aa6b4"), "contrast"),
    ("pale text in the dark", plain("--soft: #a9b5c3", "--soft: #556070"), "dark: contrast"),
    ("pale text on bars", plain("--fill-good: #1a7f64", "--fill-good: #7fd8be"), "contrast"),
    ("too wide", plain("<h1>", '<div style="width:500px">x</div><h1>'), "scrolls sideways"),
    ("too wide everywhere", plain("<h1>", '<div style="width:1500px">x</div><h1>'), "1280 px: the page scrolls"),
    ("sorting that does nothing", script("blocks.sort(", "[].sort("), "changes the order"),
    ("sorting upside down", script("return left < right ? -1 : left > right ? 1 : 0;", "return left < right ? 1 : left > right ? -1 : 0;"), "not in order"),
    ("totals that move", script("isPlain: !/\\b(total|group)\\b/.test(row.className)", "isPlain: true"), "moves totals"),
    ("no aria-sort", script("isSorted ? (state.ascending ? 'ascending' : 'descending') : 'none'", "'none'"), "aria-sort is not"),
    ("a filter that does nothing", script("state.wanted = fold(", "state.wanted = '' && fold("), "the filter does not say", LIST),
    ("a filter with accents", script(".replace(/[\\u0300-\\u036f]/g, '')", ""), "filtering by", LIST),
    ("no filter", script("plain >= filteredFrom", "plain >= 1e9"), "filters", LIST),
    ("no dialog", script("dialog.showModal();", ""), "opens nothing"),
    ("a dialog that is no dialog", script("dialog.showModal();", "dialog.setAttribute('open', '');"), "Escape"),
    ("focus that stays away", script("link.focus();", "document.body.focus(); document.activeElement.blur();"), "come back"),
    ("a list without its length", script("status.textContent = scope.dimension || rows", "status.title = scope.dimension || rows"), "how long it is"),
    ("a list of others", script("rows = rowsOf(list, scope)", "rows = data.evidence.rows"), "dossiers shows"),
    ("the other unit's list", script("(isReceived && row[2] === word) || (isResolved && row[3] === word)", "(isResolved && row[2] === word)"), "dossiers shows"),
    ("formulas in the CSV", script("cell.dataset.v === undefined ? guarded(cell.textContent)", "cell.dataset.v === undefined ? cell.textContent"), "begins a formula"),
    ("an unseen focus", plain("outline: 3px solid var(--focus)", "outline: none"), "focus cannot be seen"),
    ("figures out of reach", lambda t: t.replace('<a class="ref"', '<a tabindex="-1" class="ref"'), "does not reach a figure"),
    ("the wrong paper", plain("size: A4 portrait", "size: A5 portrait"), "not A4"),
    ("rows that are not printed", plain("</style>", "@media print { main tr:last-child td { color: transparent; font-size: 0; } }</style>"), "not on paper"),
    ("many columns upright", lambda t: plain("<section id", '<section class="broad" id')(
        plain(".broad { page: broad; }", "")(t)), "lie across"),
    ("headings that are not repeated", plain("thead { display: table-header-group;", "thead { display: table-row-group;"), "is not repeated", LIST),
    ("two pages", plain('data-layout="flow"', 'data-layout="onePage"'), "one page was promised"),
    ("rules for scripts only", plain(".elsewhere { display: none; }", ".elsewhere { display: none; } .rule { display: none; }"), "rule cannot be read"),
    ("dead buttons", plain("<main id=\"main\" tabindex=\"-1\">", '<main id="main" tabindex="-1"><button type="button">x</button>'), "buttons or fields that do nothing"),
]


def main():
    pages = pathlib.Path(sys.argv[1])
    driver = Driver()
    missed = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, change, wanted, *page in [("nothing", str, None), ("nothing", str, None, LIST)] + FAULTS:
                good = (pages / (page[0] if page else "report.vi.html")).read_text(encoding="utf-8")
                broken = change(good)
                if broken == good and wanted:
                    missed += 1
                    print(f"NOT BROKEN {name}: the page has no such place")
                    continue
                file = pathlib.Path(folder) / "page.html"
                file.write_text(broken, encoding="utf-8")
                checker = Checker(driver, file, None)
                try:
                    checker.check()
                except RuntimeError as error:
                    checker.fault(f"the check breaks off: {error}")
                found = any(wanted in fault for fault in checker.faults) if wanted else not checker.faults
                missed += not found
                print(f"{'found' if found else 'MISSED'} {name}: {(checker.faults or ['nothing is wrong'])[0][:150]}", flush=True)
    finally:
        driver.end()
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
