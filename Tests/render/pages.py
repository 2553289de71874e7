#!/usr/bin/env python3
"""Opens HTML reports in Chromium and says what is wrong with them.

    python3 Tests/render/pages.py [--shots DIR] FILE.html ...

Nothing may go over the network or into the console; headings, names, tables and contrasts are looked at in light and
dark; tables are sorted and filtered, a figure is opened by mouse and by keyboard, the page is read without scripts and
printed on A4. Exit code 1 when something is wrong. Needs chromium, chromium-driver and poppler-utils.
"""
import argparse
import base64
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from webdriver import ENTER, ESCAPE, TAB, Driver, Page  # noqa: E402

CHECKS = (pathlib.Path(__file__).parent / "checks.js").read_text()
PHONE, NARROW, DESK = 390, 360, 1280
LEAST_CONTRAST = 4.5
# Firm enough for the longest list that is checked.
ROWS = "return [...document.querySelectorAll('main table')].map((t) => t.tBodies[0].rows.length)"


def squeezed(text):
    """Without blanks and what only guides the breaking of lines."""
    return re.sub(r"[\s\u00ad\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", unicodedata.normalize("NFC", text))


class Checker:
    def __init__(self, driver, file, shots):
        self.driver, self.file, self.shots = driver, pathlib.Path(file).resolve(), shots
        self.faults = []
        self.done = []

    def fault(self, *sentences):
        self.faults += sentences

    def check(self):
        page = Page(self.driver)
        try:
            page.resize(DESK)
            page.open(self.file.as_uri())
            self.policy()
            for scheme in ("light", "dark"):
                page.scheme(scheme)
                self.looks(page, scheme)
            page.scheme("light")
            page.resize(DESK)
            self.sorting(page)
            self.filtering(page)
            self.figures(page)
            self.keyboard(page)
            self.paper(page)
            self.silence(page)
        finally:
            page.close()
        self.without_scripts()

    # What is in the file

    def policy(self):
        text = self.file.read_text(encoding="utf-8")
        found = re.search(r"script-src '(sha256-[^']+)'", text)
        scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
        if not found or len(scripts) != 1:
            return self.fault("the page has no policy with the hash of its one script")
        digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
        if found[1] != "sha256-" + digest:
            self.fault(f"the policy names another script: {found[1]}, not sha256-{digest}")
        data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
        try:
            json.loads(data[1])
        except (TypeError, ValueError) as error:
            self.fault(f"the data of the script is no JSON: {error}")

    def silence(self, page):
        for entry in page.log("browser"):
            self.fault(f"the console says {entry['level']}: {entry['message'][:300]}")
        for entry in page.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] != "Network.requestWillBeSent":
                continue
            address = message["params"]["request"]["url"]
            if address.split("#")[0] != self.file.as_uri() and not address.startswith(("blob:", "data:", "about:")):
                self.fault(f"the page asks the network for {address}")

    # How it looks

    def run(self, page, name, *arguments):
        return page.run(CHECKS, name, *arguments)

    def looks(self, page, scheme):
        for width in (NARROW, PHONE, DESK):
            page.resize(width)
            if width != PHONE:
                self.fault(*(f"{scheme}, {width} px: {s}" for s in self.run(page, "sideways")))
            if width != NARROW:
                self.shoot(page, f"{scheme}-{width}")
        self.fault(*(f"{scheme}: {s}" for s in self.run(page, "contrast", LEAST_CONTRAST)))
        if scheme == "light":
            self.fault(*self.run(page, "structure"), *self.run(page, "tables"))

    def shoot(self, page, name):
        if not self.shots:
            return
        # Long pages are cut for looking at, not for checking.
        height = min(page.run("return document.documentElement.scrollHeight"), 6000)
        size = page.run("return innerWidth")
        picture = page.cdp(
            "Page.captureScreenshot", format="png", captureBeyondViewport=True,
            clip={"x": 0, "y": 0, "width": size, "height": height, "scale": 1})
        (self.shots / f"{self.file.stem}-{name}.png").write_bytes(base64.b64decode(picture["data"]))

    # What it does

    def sorting(self, page):
        found = page.run("""
          const results = [];
          for (const table of document.querySelectorAll('main table')) {
            const rows = () => [...table.tBodies[0].rows].map((row) => row.textContent);
            const fixed = () => [...table.tBodies[0].rows].map((row, place) =>
              /\\b(total|group)\\b/.test(row.className) ? place + row.textContent : '').join('|');
            const plain = [...table.tBodies[0].rows].filter((row) => !/\\b(total|group|remark|none)\\b/.test(row.className));
            const buttons = [...table.querySelectorAll('thead th button')];
            if (plain.length < 2) continue;
            if (!buttons.length) { results.push('a table of ' + plain.length + ' rows does not sort'); continue; }
            const first = rows();
            let changed = 0;
            for (const button of buttons) {
              const cell = button.closest('th');
              const stands = fixed();
              if (cell.getAttribute('aria-sort') !== 'none') results.push('unsorted, but aria-sort says otherwise');
              button.click();
              if (cell.getAttribute('aria-sort') !== 'ascending') results.push('aria-sort is not ascending');
              const up = rows();
              const risen = fixed();
              button.click();
              if (cell.getAttribute('aria-sort') !== 'descending') results.push('aria-sort is not descending');
              const down = rows();
              if (up.join() !== first.join() || down.join() !== first.join()) changed += 1;
              if (up.length !== first.length) results.push('sorting loses rows');
              if (fixed() !== stands || risen !== stands) results.push('sorting moves totals or groups');
              button.click();
              if (rows().join() !== first.join()) results.push('the third click does not bring the order back');
            }
            if (!changed) results.push('no heading changes the order of the table ' + table.dataset.key);
          }
          return results;""")
        self.fault(*found)
        self.fault(*page.run("""
          const wrong = [];
          const fraction = (text) => { const [a, b] = text.split('/'); return [BigInt(a), BigInt(b || 1)]; };
          for (const table of document.querySelectorAll('main table')) {
            const heads = [...table.querySelectorAll('thead th[data-kind]')];
            if (table.querySelector('colgroup') || table.querySelector('.total, .group')) continue;
            heads.forEach((head, column) => {
              if (!['number', 'rate'].includes(head.dataset.kind) || !head.querySelector('button')) return;
              head.querySelector('button').click();
              const values = [...table.tBodies[0].rows].map((row) => row.cells[column]?.dataset.v).filter(Boolean).map(fraction);
              for (let place = 1; place < values.length; place += 1) {
                const [a, b] = [values[place - 1], values[place]];
                if (a[0] * b[1] > b[0] * a[1]) { wrong.push('numbers are not in order in ' + table.dataset.key); break; }
              }
              head.querySelector('button').click();
              head.querySelector('button').click();
            });
          }
          return wrong;"""))

    def filtering(self, page):
        inputs = page.run("return document.querySelectorAll('main input[type=search]').length")
        long_tables = page.run("""return [...document.querySelectorAll('main table')].filter((t) =>
          [...t.tBodies[0].rows].filter((r) => !/\\b(total|group|remark|none)\\b/.test(r.className)).length > 8).length""")
        if inputs < long_tables:
            self.fault(f"{long_tables} long tables, but {inputs} filters")
        if not inputs:
            return
        before = page.run(ROWS)
        page.click("main input[type=search]")
        # A word of the table's last row, without its accents and in capitals.
        word = page.run("""
          const table = document.querySelector('main input[type=search]').closest('.table').querySelector('table');
          const rows = [...table.tBodies[0].rows].filter((row) => !/\\b(total|group|remark|none)\\b/.test(row.className));
          const texts = rows.flatMap((row) => [...row.cells]).filter((cell) => !cell.dataset.v && !cell.querySelector('.none')).map((cell) => {
            const icon = cell.querySelector(':scope > .icon');
            return (icon ? cell.textContent.slice(icon.textContent.length) : cell.textContent).trim();
          });
          const text = texts.findLast((each) => /[đĐắấàáâ]/.test(each)) || rows.at(-1).cells[0].textContent;
          return text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toUpperCase();""")
        page.keys(word)
        page.run("return new Promise((done) => setTimeout(done, 300))")
        after = page.run(ROWS)
        status = page.run("return document.querySelector('main [role=status]').textContent")
        told = [int(number) for number in re.findall(r"\d+", re.sub(r"[.,](?=\d{3})", "", status or ""))]
        if len(told) != 2:
            self.fault(f"the filter does not say how many rows it found, of how many: {status!r}")
        elif not 0 < told[0] < told[1] or after == before:
            self.fault(f"filtering by {word!r} leaves {told[0]} of {told[1]} rows")
        page.run("const i = document.querySelector('main input[type=search]'); i.value = ''; i.dispatchEvent(new Event('input'))")
        page.run("return new Promise((done) => setTimeout(done, 300))")
        if page.run(ROWS) != before:
            self.fault("an emptied filter does not bring the rows back")

    def figures(self, page):
        links = page.run("return [...document.querySelectorAll('a.ref')].length")
        if not links:
            if page.run("return document.querySelectorAll('article.rule').length") and not self.is_form(page):
                self.fault("the page has rules, but no figure leads to them")
            return
        page.run("document.querySelector('a.ref').scrollIntoView({block: 'center'})")
        page.click("a.ref")
        self.opened(page, "a click")
        page.scheme("light")
        self.fault(*(f"the dialog: {s}" for s in self.run(page, "contrast", LEAST_CONTRAST)))
        self.fault(*(f"the dialog: {s}" for s in self.run(page, "structure") if "leads" in s or "name" in s))
        self.shoot_dialog(page)
        self.lists(page)
        page.keys(ESCAPE)
        self.closed(page, "a click")
        self.every_figure(page)

    def is_form(self, page):
        return page.run("return document.body.dataset.layout") == "form"

    def shoot_dialog(self, page):
        for width in (DESK, PHONE):
            page.resize(width)
            if self.shots:
                picture = page.call("GET", "/screenshot")
                (self.shots / f"{self.file.stem}-dialog-{width}.png").write_bytes(base64.b64decode(picture))
            box = page.run("const b = document.querySelector('dialog').getBoundingClientRect(); return [b.left, b.right, innerWidth]")
            if box[0] < 0 or box[1] > box[2]:
                self.fault(f"the dialog stands out of the page at {width} px: {box}")
            wide = page.run("const d = document.querySelector('dialog'); return d.scrollWidth - d.clientWidth")
            if wide > 0:
                self.fault(f"the dialog scrolls sideways at {width} px")
        page.resize(DESK)

    def opened(self, page, how):
        state = page.run("""
          const dialog = document.querySelector('dialog');
          return { isOpen: dialog.open, holds: dialog.contains(document.activeElement),
            rule: !!dialog.querySelector('dl'), text: dialog.textContent, code: dialog.querySelectorAll('code').length,
            status: dialog.querySelector('[role=status]')?.textContent || '',
            named: document.getElementById(dialog.getAttribute('aria-labelledby'))?.textContent || '' };""")
        if not state["isOpen"]:
            return self.fault(f"{how} on a figure opens nothing")
        if not state["holds"]:
            self.fault(f"{how}: the focus stays outside the dialog")
        if not state["rule"] or not state["named"]:
            self.fault(f"{how}: the dialog shows no rule")
        # Of petitions and ratings the lists stand in the page.
        has_commands = page.run("return !!document.querySelector('article.rule code')")
        if has_commands and not re.search(r"\d", state["status"]) and not state["code"]:
            self.fault(f"{how}: the dialog shows neither a list nor its command")

    def closed(self, page, how):
        if page.run("return document.querySelector('dialog').open"):
            return self.fault(f"{how}: Escape does not close the dialog")
        if not page.run("return document.activeElement.matches('a.ref')"):
            self.fault(f"{how}: the focus does not come back to the figure")

    def lists(self, page):
        """Numerator and denominator, a copy and a download."""
        found = page.run("""
          const dialog = document.querySelector('dialog');
          const wrong = [];
          for (const button of [...dialog.querySelectorAll('.parts button')]) {
            button.click();
            if (button.getAttribute('aria-pressed') !== 'true') wrong.push('a list that is shown is not marked');
            if (!dialog.querySelector('.view .status').textContent.trim()) wrong.push('a list does not say how long it is');
            const table = dialog.querySelector('.view table');
            const told = dialog.querySelector('.view .status').textContent.replace(/[.,](?=\\d{3})/g, '').match(/\\d+/);
            if (table && !told) wrong.push('a list does not say how long it is');
            if (table && told && Number(told[0]) !== table.tBodies[0].rows.length && table.tBodies[0].rows.length < 500) {
              wrong.push('the list says ' + told[0] + ', but has ' + table.tBodies[0].rows.length + ' rows');
            }
          }
          const saved = [];
          const made = URL.createObjectURL;
          URL.createObjectURL = (blob) => { saved.push(blob); return made.call(URL, blob); };
          dialog.querySelector('.download')?.click();
          URL.createObjectURL = made;
          if (!saved.length) return wrong;
          return saved[0].arrayBuffer().then((bytes) => {
            const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
            if (!text.startsWith('\\uFEFF')) wrong.push('the CSV has no byte order mark');
            if (/(^|[\\n,"])[=+@]/.test(text)) wrong.push('a cell of the CSV begins a formula: ' + text.slice(0, 200));
            return wrong;
          });""")
        self.fault(*found)

    def every_figure(self, page):
        """Each link opens and closes, whatever slice it is of."""
        self.fault(*page.run("""
          const wrong = [];
          const dialog = document.querySelector('dialog');
          const data = JSON.parse(document.getElementById('data').textContent);
          // The same sum by another way: marks as one number, sets of rows.
          const marks = (low, high) => BigInt(high) << 32n | BigInt(low);
          const expected = (list, scope) => data.evidence.rows.filter((row) => {
            const carried = marks(row[0], row[1]) & marks(list.low, list.high);
            const received = marks(list.receivingLow, list.receivingHigh);
            if (!carried) return false;
            if (!scope) return true;
            const word = Number(scope.dataset.word);
            return { procedure: row[4] === word, field: row[5] === word,
              unit: ((carried & received) && row[2] === word) || ((carried & ~received) && row[3] === word),
            }[scope.dataset.dimension];
          }).length;
          for (const link of [...document.querySelectorAll('a.ref')].slice(0, 60)) {
            link.click();
            if (!dialog.open) { wrong.push('opens nothing: ' + link.textContent); continue; }
            const scope = link.dataset.dimension ? link : link.closest('tr[data-dimension]');
            const ids = [...document.querySelectorAll('article.rule')].map((article) => '#' + article.id);
            const id = data.rules[ids.indexOf(link.getAttribute('href'))].id;
            const lists = (data.evidence?.lists || []).filter((list) => list.indicator === id);
            [...dialog.querySelectorAll('.parts button')].forEach((button, place) => {
              button.click();
              const list = lists.find((list) => list.part === ['numerator', 'denominator'][place]);
              if (!list || !list.isHeld || list.procedures) return;
              const rows = dialog.querySelector('.view table')?.tBodies[0].rows.length || 0;
              const wanted = expected(list, scope);
              if (rows !== wanted && wanted <= 2000) wrong.push('a list of ' + wanted + ' dossiers shows ' + rows);
              if (!scope && wanted !== list.count) wrong.push('the figure is ' + list.count + ', its list has ' + wanted);
            });
            const holes = /undefined|NaN|\\{\\d\\}/;
            if (holes.test(dialog.textContent) && !holes.test(document.title)) {
              wrong.push('a dialog has holes: ' + dialog.textContent.slice(0, 200));
            }
            dialog.close();
          }
          return new Promise((done) => setTimeout(() => done(wrong), 50));"""))

    def keyboard(self, page):
        if not page.run("return document.querySelectorAll('a.ref').length"):
            return
        page.run("document.activeElement.blur(); scrollTo(0, 0)")
        page.open(self.file.as_uri())
        first = None
        for step in range(400):
            page.keys(TAB)
            state = page.run("""
              const at = document.activeElement;
              const style = getComputedStyle(at);
              return { isFigure: at.matches('a.ref'), isOut: at === document.body, isSkip: at.matches('.skip'), seen: style.outlineStyle !== 'none' }""")
            first = state if first is None else first
            if state["isOut"]:
                return self.fault("Tab does not reach a figure")
            if not state["seen"]:
                self.fault("the focus cannot be seen: " + page.run("return document.activeElement.outerHTML.slice(0, 100)"))
                break
            if state["isFigure"]:
                break
        else:
            return self.fault("Tab does not reach a figure")
        if not first["isSkip"]:
            self.fault("the first Tab does not reach the link past the head")
        page.keys(ENTER)
        self.opened(page, "Enter")
        page.keys(TAB + TAB)
        if not page.run("return document.querySelector('dialog').contains(document.activeElement)"):
            self.fault("Tab leaves the open dialog")
        page.keys(ESCAPE)
        self.closed(page, "Enter")

    # Paper, and without scripts

    def paper(self, page):
        with tempfile.TemporaryDirectory() as temporary:
            self.print_on(page, (self.shots or pathlib.Path(temporary)) / f"{self.file.stem}.pdf")

    def print_on(self, page, file):
        layout = page.run("return document.body.dataset.layout")
        printed = page.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        file.write_bytes(base64.b64decode(printed["data"]))
        about = subprocess.run(
            ["pdfinfo", "-l", "100000", str(file)], capture_output=True, text=True, check=True).stdout
        pages = int(re.search(r"Pages:\s+(\d+)", about)[1])
        sizes = [(float(w), float(h)) for w, h in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", about)]

        def is_a4(size, across):
            return all(abs(own - a4) <= 2 for own, a4 in zip(size, (842, 595) if across else (595, 842)))

        if not is_a4(sizes[0], layout == "form") or not all(is_a4(size, True) or is_a4(size, False) for size in sizes):
            self.fault(f"the paper is {sorted(set(sizes))} points, not A4 as {layout} wants it")
        # Sheets across are those of tables with many columns, and of the form.
        across = sum(is_a4(size, True) for size in sizes)
        broad = page.run("return document.querySelectorAll('section.broad').length") if layout == "flow" else 0
        if layout != "form" and (across < broad or (across and not broad)):
            self.fault(f"{across} sheets lie across, {broad} sections of many columns are there")
        if layout == "onePage" and pages != 1:
            self.fault(f"one page was promised, {pages} are printed")
        # Nothing is cut on paper: the last row of each table is on it. Raw, since a cell that is broken into lines stands
        # together only in the order of the page itself.
        page.cdp("Emulation.setEmulatedMedia", media="print")
        tables = page.run("""
          dispatchEvent(new Event('beforeprint'));
          const shown = (all) => [...all].filter((one) => one.checkVisibility());
          const tables = shown(document.querySelectorAll('main table')).map((table) => {
            const rows = shown(table.tBodies[0].rows);
            const read = (cell) => {
              const copy = cell.cloneNode(true);
              for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
              return copy.textContent;
            };
            const heading = shown(table.tHead?.rows[0]?.cells || []).map(read).join('');
            return { rows: rows.length, heading, last: rows.length ? shown(rows.at(-1).cells).map(read) : [] };
          });
          dispatchEvent(new Event('afterprint'));
          return tables;""")
        page.cdp("Emulation.setEmulatedMedia", media="")
        raw = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True).stdout
        on_paper = squeezed(raw)
        self.done.append(f"{pages} A4 page{'s' if pages > 1 else ''}, {sum(table['rows'] for table in tables)} rows")
        sheets = [squeezed(sheet) for sheet in raw.split("\f")]
        for number, table in enumerate(tables, 1):
            heading = squeezed(table["heading"])
            last = squeezed("".join(table["last"]))
            ends = [sheet for sheet in sheets if last and last in sheet]
            if len(ends) == 1 and heading not in ends[0]:
                self.fault(f"table {number}: the heading is not repeated on the sheet of its last row")
            if last not in on_paper:
                self.fault(f"table {number}: its last row is not on paper: {' | '.join(table['last'])}")
        if layout == "onePage" and page.run("return document.querySelectorAll('article.rule').length"):
            told = page.run("return document.querySelector('.elsewhere')?.textContent || ''")
            if not told or squeezed(told)[:30] not in on_paper:
                self.fault("the page leaves the rules out and does not say so")

    def without_scripts(self):
        page = Page(self.driver, scripts=False)
        try:
            page.resize(DESK)
            page.open(self.file.as_uri())
            text = page.run("return document.body.innerText")
            rules = page.run("""return [...document.querySelectorAll('article.rule')].map((rule) => ({
              text: rule.innerText.trim(), shown: rule.checkVisibility() }))""")
            if any(not rule["shown"] or not rule["text"] for rule in rules):
                self.fault("without scripts a rule cannot be read")
            if page.run("return document.querySelectorAll('main button, main input').length"):
                self.fault("without scripts there are buttons or fields that do nothing")
            if not text.strip():
                self.fault("without scripts the page is empty")
        finally:
            page.close()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shots", type=pathlib.Path, help="folder for screenshots and PDF")
    arguments.add_argument("files", nargs="+", metavar="FILE.html")
    options = arguments.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    driver = Driver()
    failed = False
    try:
        for file in options.files:
            checker = Checker(driver, file, options.shots)
            checker.check()
            print(f"{'FAIL' if checker.faults else 'ok'} {file}: {'; '.join(checker.done)}")
            for fault in checker.faults:
                print(f"  - {fault}")
            failed = failed or bool(checker.faults)
    finally:
        driver.end()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
