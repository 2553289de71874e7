extension HTMLScript {
    /// Sorting, filtering and paging. Groups and totals stay where they are; only plain rows move, within their part.
    static let tables = #"""
        const data = JSON.parse(document.getElementById('data').textContent);
        const locale = data.language === 'vi' ? 'vi-VN' : 'en-GB';
        const collator = new Intl.Collator(data.language, { numeric: true });
        const counted = new Intl.NumberFormat(locale);
        const say = (word, ...parts) => data.words[word].replace(/\{(\d)\}/g, (_, place) => parts[place]);
        const number = (value) => counted.format(value);

        const make = (tag, attributes = {}, ...children) => {
          const element = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          element.append(...children);
          return element;
        };

        // Vietnamese is found without its accents.
        const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
          .replace(/đ/g, 'd').replace(/−/g, '-').replace(/\s+/g, ' ').trim();

        // What a cell says, without the mark before it and without what stands for nothing.
        const label = (cell) => {
          if (!cell || cell.querySelector('.none')) return '';
          const icon = cell.querySelector(':scope > .icon');
          return (icon ? cell.textContent.slice(icon.textContent.length) : cell.textContent).trim();
        };

        // Rates as exact fractions, everything else as text; nothing for what has no value.
        const sortValue = (cell, kind) => {
          const key = cell ? cell.dataset.v : undefined;
          if (key === undefined) return kind === 'text' || kind === 'date' ? label(cell) || null : null;
          if (!/^-?\d+(\/\d+)?$/.test(key)) return key;
          const [above, below] = key.split('/');
          return [BigInt(above), BigInt(below || 1)];
        };

        const compare = (a, b) => {
          if (Array.isArray(a) && Array.isArray(b)) {
            const [left, right] = [a[0] * b[1], b[0] * a[1]];
            return left < right ? -1 : left > right ? 1 : 0;
          }
          if (Array.isArray(a) !== Array.isArray(b)) return Array.isArray(a) ? -1 : 1;
          return collator.compare(a, b);
        };

        // The column that each heading of one column stands over.
        const headings = (table) => {
          const taken = [];
          const found = [];
          [...table.tHead.rows].forEach((row, level) => {
            let column = 0;
            for (const cell of row.cells) {
              while (taken[level]?.[column]) column += 1;
              for (let below = 0; below < cell.rowSpan; below += 1) {
                for (let beside = 0; beside < cell.colSpan; beside += 1) {
                  (taken[level + below] ||= [])[column + beside] = true;
                }
              }
              if (cell.dataset.kind) found.push({ cell, column, kind: cell.dataset.kind });
              column += cell.colSpan;
            }
          });
          return found;
        };

        const pagedFrom = \#(HTMLPage.longFrom);
        const pageLength = 500;
        const filteredFrom = 9;
        const printed = [];

        const enhance = (table, name) => {
          const body = table.tBodies[0];
          const parts = [{ rows: [] }];
          let last = null;
          let plain = 0;
          for (const row of body.rows) {
            if (row.classList.contains('none')) return null;
            if (row.classList.contains('remark')) {
              last.more.push(row);
              continue;
            }
            const indent = Number(row.querySelector('th')?.style.getPropertyValue('--indent') || 0);
            last = { row, more: [], indent, isPlain: !/\b(total|group)\b/.test(row.className) };
            if (last.isPlain) {
              parts.at(-1).rows.push(last);
              plain += 1;
            } else {
              parts.push({ head: last, rows: [] });
            }
          }
          const state = { sorted: null, ascending: true, wanted: [], page: 0, isPrinting: false, shown: plain };
          const tools = make('div', { class: 'tools' });
          const status = make('p', { class: 'status', role: 'status' });

          const textOf = (unit) => unit.text ||= fold([unit.row, ...unit.more].map((row) =>
            [...row.cells].map(label).join(' ')).join(' '));
          const matches = (unit) => state.wanted.every((word) => textOf(unit).includes(word));

          // Rows that stand further in belong to the one above them and go with it.
          const inOrder = (rows) => {
            if (!state.sorted || rows.length < 2) return rows;
            const { column, kind } = state.sorted;
            const least = Math.min(...new Set(rows.map((unit) => unit.indent)));
            const blocks = [];
            for (const unit of rows) {
              if (unit.indent === least || blocks.length === 0) {
                blocks.push({ unit, value: sortValue(unit.row.cells[column], kind), under: [] });
              } else {
                blocks.at(-1).under.push(unit);
              }
            }
            blocks.sort((a, b) => {
              if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
              return state.ascending ? compare(a.value, b.value) : compare(b.value, a.value);
            });
            return blocks.flatMap((block) => [block.unit, ...inOrder(block.under)]);
          };

          const listed = () => {
            const units = [];
            state.shown = 0;
            for (const part of parts) {
              let rows = state.wanted.length ? part.rows.filter(matches) : part.rows;
              // Whoever looks for a group sees all of it.
              const isGroup = part.head?.row.classList.contains('group');
              if (isGroup && rows.length < part.rows.length && matches(part.head)) rows = part.rows;
              const isKept = part.head && (!isGroup || rows.length > 0 || part.rows.length === 0);
              if (isKept) units.push(part.head);
              state.shown += rows.length;
              for (const unit of inOrder(rows)) units.push(unit);
            }
            return units;
          };

          const pager = make('div', { class: 'pager' });
          const previous = make('button', { type: 'button' }, say('previous'));
          const next = make('button', { type: 'button' }, say('next'));
          const range = make('span', { class: 'range', role: 'status' });
          previous.addEventListener('click', () => turn(-1));
          next.addEventListener('click', () => turn(1));
          const turn = (by) => {
            state.page += by;
            paint();
            table.closest('.scroll')?.scrollTo(0, 0);
          };

          const paint = () => {
            const units = listed();
            const isPaged = units.length > pagedFrom && !state.isPrinting;
            const pages = isPaged ? Math.ceil(units.length / pageLength) : 1;
            state.page = Math.max(0, Math.min(state.page, pages - 1));
            const first = isPaged ? state.page * pageLength : 0;
            const end = isPaged ? Math.min(units.length, first + pageLength) : units.length;
            const fragment = document.createDocumentFragment();
            for (let place = first; place < end; place += 1) {
              fragment.append(units[place].row);
              for (const row of units[place].more) fragment.append(row);
            }
            body.replaceChildren(fragment);
            pager.hidden = !isPaged;
            previous.disabled = state.page === 0;
            next.disabled = state.page >= pages - 1;
            range.textContent = isPaged ? say('page', number(first + 1), number(end), number(units.length)) : '';
          };

          const count = () => {
            const isFiltered = state.wanted.length > 0;
            status.textContent = isFiltered
              ? say('shownOf', number(state.shown), number(plain)) : say('shownAll', number(plain));
            tools.classList.toggle('filtered', isFiltered);
          };

          if (plain > 1) {
            const sortable = headings(table);
            for (const heading of sortable) {
              const button = make('button', { type: 'button', class: 'sort', title: say('sortBy') });
              button.append(...heading.cell.childNodes);
              heading.cell.append(button);
              // On paper: buttons are not painted where a heading is repeated on the next sheet.
              heading.cell.dataset.heading = button.textContent;
              heading.cell.setAttribute('aria-sort', 'none');
              // Up, down, and as the report had it.
              button.addEventListener('click', () => {
                if (state.sorted !== heading) Object.assign(state, { sorted: heading, ascending: true });
                else if (state.ascending) state.ascending = false;
                else state.sorted = null;
                for (const other of sortable) {
                  const isSorted = state.sorted === other;
                  other.cell.setAttribute('aria-sort',
                    isSorted ? (state.ascending ? 'ascending' : 'descending') : 'none');
                }
                paint();
              });
            }
          }
          if (plain >= filteredFrom) {
            const input = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
            input.placeholder = say('filterHint');
            const words = make('span', {}, say('filter'), make('span', { class: 'unseen' }, ': ' + name));
            tools.append(make('label', {}, words, input), status);
            let waiting = 0;
            input.addEventListener('input', () => {
              clearTimeout(waiting);
              waiting = setTimeout(() => {
                state.wanted = fold(input.value).split(' ').filter((word) => word !== '');
                state.page = 0;
                paint();
                count();
              }, plain > pagedFrom ? 150 : 0);
            });
            count();
          }
          (table.closest('.scroll') || table).before(tools);
          if (plain > pagedFrom) {
            pager.append(previous, range, next, make('p', { class: 'muted' }, say('pagesNote')));
            (table.closest('.scroll') || table).after(pager);
            paint();
          }
          table.closest('.long')?.classList.add('ready');
          if (plain > 25) table.closest('.scroll')?.classList.add('tall');
          // On paper stands every row; a filter that is on is said above it.
          printed.push((isPrinting) => {
            if (plain <= pagedFrom) return;
            state.isPrinting = isPrinting;
            paint();
          });
          return { units: listed };
        };

        for (const table of document.querySelectorAll('main table')) {
          enhance(table, table.caption ? table.caption.textContent : table.getAttribute('aria-label') || '');
        }

        let closed = [];
        addEventListener('beforeprint', () => {
          closed = [...document.querySelectorAll('details:not([open])')];
          for (const details of closed) details.open = true;
          for (const print of printed) print(true);
        });
        addEventListener('afterprint', () => {
          for (const details of closed) details.open = false;
          for (const print of printed) print(false);
        });

        """#
}
