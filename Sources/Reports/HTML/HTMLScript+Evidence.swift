extension HTMLScript {
    /// The dialog behind a figure: its rule, its numerator and denominator, the dossiers of each.
    static let evidence = #"""
        const dialog = document.getElementById('evidence');
        const articles = [...document.querySelectorAll('article.rule')];

        const isInScope = (row, list, scope) => {
          if (!scope.dimension) return true;
          const word = Number(scope.word);
          if (scope.dimension === 'procedure') return row[4] === word;
          if (scope.dimension === 'field') return row[5] === word;
          // A mark of reception counts where the dossier came in, any other where it is worked on.
          const [low, high] = [row[0] & list.low, row[1] & list.high];
          const isReceived = (low & list.receivingLow) !== 0 || (high & list.receivingHigh) !== 0;
          const isResolved = (low & ~list.receivingLow) !== 0 || (high & ~list.receivingHigh) !== 0;
          return (isReceived && row[2] === word) || (isResolved && row[3] === word);
        };

        const rowsOf = (list, scope) => data.evidence.rows.filter((row) =>
          ((row[0] & list.low) !== 0 || (row[1] & list.high) !== 0) && isInScope(row, list, scope));

        const listTable = (columns, rows, name) => {
          const head = make('tr');
          for (const column of columns) {
            const cell = make('th', { scope: 'col', 'data-kind': column.kind }, column.heading);
            if (!['text', 'date'].includes(column.kind)) cell.className = 'n';
            head.append(cell);
          }
          const body = make('tbody');
          for (const row of rows) {
            const line = make('tr');
            columns.forEach((column, place) => {
              const value = row[place] ?? '';
              const cell = place === 0 ? make('th', { scope: 'row' }) : make('td');
              if (!['text', 'date'].includes(column.kind)) cell.className = 'n';
              cell.textContent = Array.isArray(value) ? value[0] : value;
              if (Array.isArray(value)) cell.dataset.v = value[1];
              line.append(cell);
            });
            body.append(line);
          }
          return make('table', { class: 'list', 'aria-label': name }, make('thead', {}, head), body);
        };

        // As a cell of a spreadsheet: never the beginning of a formula, whatever the spreadsheet splits at.
        const guarded = (text) => text.replace(
          /(^|[\r\n;\t|])([\p{Zs}\p{Cf}]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu,
          (_, before, blanks, sign) => before === '' ? "'" + blanks + sign : before + blanks + "'" + sign)
          .replace(/^[\t\r\n\0]/, "'$&");
        const quoted = (text) => /[",;\t\r\n|]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;

        const csv = (columns, units) => {
          const lines = [columns.map((column) => quoted(guarded(column.heading))).join(',')];
          for (const { row } of units) {
            lines.push([...row.cells].map((cell) =>
              quoted(cell.dataset.v === undefined ? guarded(cell.textContent) : cell.dataset.v)).join(','));
          }
          return '\uFEFF' + lines.join('\r\n') + '\r\n';
        };

        const download = (name, text) => {
          const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
          const link = make('a', { href: address, download: name });
          link.click();
          setTimeout(() => URL.revokeObjectURL(address), 1000);
        };

        const copy = async (code, status) => {
          try {
            await navigator.clipboard.writeText(code.textContent);
            status.textContent = say('copied');
          } catch {
            getSelection().selectAllChildren(code);
            status.textContent = say('copyFailed');
          }
        };

        const commandOf = (rule, part, scope) => {
          const command = rule[part];
          if (!command || !scope.dimension || scope.name === undefined) return command;
          const word = (scope.dimension + '=' + scope.name).replace(/'/g, "'\\''");
          // The slice lies within what the report is filtered to; two values of one field would be alternatives.
          const others = command.replace(/ --where (?:'[^']*'|\\.|[^\s'\\])+/g, (filter) =>
            filter.replace(/^ --where '?/, '').startsWith(scope.dimension + '=') ? '' : filter);
          return others + " --where '" + word + "'";
        };

        const showPart = (view, rule, part, scope) => {
          view.replaceChildren();
          const list = data.evidence?.lists.find((list) => list.indicator === rule.id && list.part === part);
          const status = make('p', { class: 'status', role: 'status' });
          view.append(status);
          const name = say('tableOf', rule.name, say(part).toLowerCase());
          let rows = null;
          let columns = null;
          if (!list) {
            status.textContent = say('listNone');
          } else if (list.procedures) {
            columns = [{ heading: say('code'), kind: 'text' }, { heading: say('name'), kind: 'text' }];
            rows = list.procedures;
            status.textContent = say(scope.dimension ? 'listWhole' : 'listCount', number(rows.length));
          } else if (!list.isHeld) {
            status.textContent = say(scope.dimension ? 'listScopeNotHeld' : 'listNotHeld', number(list.count));
          } else {
            columns = data.evidence.columns;
            rows = rowsOf(list, scope).map((row) => row.slice(6));
            status.textContent = scope.dimension || rows.length !== list.count
              ? say('listScoped', number(rows.length), number(list.count)) : say('listCount', number(rows.length));
          }
          const buttons = make('div', { class: 'buttons' });
          const command = commandOf(rule, part, scope);
          if (command) {
            const code = make('code', {}, command);
            const done = make('span', { role: 'status', class: 'muted' });
            const button = make('button', { type: 'button' }, say('copy'));
            button.addEventListener('click', () => copy(code, done));
            view.append(make('p', { class: 'command' }, make('span', {}, say('command') + ': '), code));
            buttons.append(button, done);
          }
          view.append(buttons);
          if (!rows || rows.length === 0) return;
          const table = listTable(columns, rows, name);
          const region = make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': name }, table);
          view.append(region);
          const shown = enhance(table, name);
          const button = make('button', { type: 'button', class: 'download' }, say('download'));
          button.addEventListener('click', () =>
            download('motcua-' + rule.id + '-' + part + '.csv', csv(columns, shown.units())));
          buttons.prepend(button);
        };

        const open = (link) => {
          const place = articles.findIndex((article) => '#' + article.id === link.getAttribute('href'));
          const rule = data.rules[place];
          if (!rule) return false;
          const row = link.closest('tr');
          const holder = link.dataset.dimension ? link : row?.dataset.dimension ? row : null;
          const scope = holder
            ? { dimension: holder.dataset.dimension, word: holder.dataset.word, name: holder.dataset.name } : {};
          const title = make('h2', { id: 'evidence-title', tabindex: '-1' }, rule.id + ' – ' + rule.name);
          const close = make('button', { type: 'button', class: 'close' }, say('close'));
          close.addEventListener('click', () => dialog.close());
          const about = make('dl', { class: 'about' });
          const line = (name, value) => about.append(make('div', {}, make('dt', {}, name), make('dd', {}, value)));
          const part = link.dataset.part || 'numerator';
          const slice = scope.name ?? (row ? label(row.querySelector('th')) : '');
          if (slice) line(say('part'), slice);
          const value = link.dataset.part ? say(link.dataset.part) + ': ' + link.textContent : link.textContent;
          line(say('figure'), link.title ? link.textContent + ' (' + link.title + ')' : value);
          const whole = articles[place].querySelector('dl').cloneNode(true);
          for (const command of whole.querySelectorAll('.command')) command.remove();
          const about2 = make('details', {}, make('summary', {}, say('rule')), whole);
          about2.open = true;
          const view = make('div', { class: 'view' });
          const parts = make('div', { class: 'parts', role: 'group', 'aria-label': say('lists') });
          for (const each of ['numerator', 'denominator']) {
            if (!rule[each] && !data.evidence?.lists.some((list) => list.indicator === rule.id && list.part === each)) {
              continue;
            }
            const button = make('button', { type: 'button', 'aria-pressed': String(each === part) }, say(each));
            button.addEventListener('click', () => {
              for (const other of parts.children) other.setAttribute('aria-pressed', String(other === button));
              showPart(view, rule, each, scope);
            });
            parts.append(button);
          }
          dialog.replaceChildren(make('div', { class: 'dialog-head' }, title, close), about, about2, parts, view);
          showPart(view, rule, part, scope);
          dialog.addEventListener('close', () => {
            dialog.replaceChildren();
            link.focus();
          }, { once: true });
          dialog.showModal();
          title.focus();
          return true;
        };

        for (const link of document.querySelectorAll('a.ref')) link.setAttribute('aria-haspopup', 'dialog');
        document.addEventListener('click', (event) => {
          const link = event.target.closest('a.ref');
          if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
          if (open(link)) event.preventDefault();
        });
        dialog.addEventListener('click', (event) => {
          if (event.target === dialog) dialog.close();
        });

        """#
}
