// Run in the page by pages.py. Each check gives sentences about what is wrong; none means well.
const wrong = [];
const say = (text) => wrong.push(text);
const where = (element) => {
  const text = (element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  const name = element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') +
    (element.getAttribute('class') ? '.' + element.getAttribute('class').trim().replace(/\s+/g, '.') : '');
  return name + ' «' + text + '»';
};
const isShown = (element) => {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
};
// What an element is called; its own text counts for links and buttons alone.
const nameOf = (element) => {
  const labelled = element.getAttribute('aria-labelledby');
  if (labelled) {
    return labelled.split(/\s+/).map((id) => document.getElementById(id)?.textContent || '').join(' ').trim();
  }
  const label = element.getAttribute('aria-label');
  if (label) return label.trim();
  if (element.labels?.length) return [...element.labels].map((each) => each.textContent).join(' ').trim();
  if (element.tagName === 'svg') return element.querySelector(':scope > title')?.textContent.trim() || '';
  return element.matches('a, button, summary') ? element.textContent.trim() : '';
};

const structure = () => {
  const html = document.documentElement;
  if (!/^(vi|en)$/.test(html.lang)) say('the page names no language');
  if (!document.title.trim()) say('the page has no title');
  if (document.querySelectorAll('h1').length !== 1) say('the page has not exactly one h1');
  let before = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) say('a heading skips a level: ' + where(heading));
    if (!heading.textContent.trim()) say('a heading is empty');
    before = level;
  }
  for (const landmark of ['header', 'main', 'footer']) {
    if (document.querySelectorAll('body > ' + landmark).length !== 1) say('not exactly one ' + landmark);
  }
  for (const nav of document.querySelectorAll('nav')) if (!nameOf(nav)) say('a nav without a name');
  const skip = document.querySelector('body > a[href^="#"]');
  if (!skip || !document.querySelector(skip.getAttribute('href'))) say('no link past the head');
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  const doubled = ids.filter((id, place) => ids.indexOf(id) !== place);
  if (doubled.length) say('ids stand twice: ' + doubled.slice(0, 5).join(', '));
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    if (!nameOf(element)) say('without a name: ' + where(element));
  }
  for (const link of document.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href');
    if (!address.startsWith('#')) say('a link leads out of the page: ' + address);
    else if (!document.getElementById(address.slice(1))) say('a link leads nowhere: ' + address);
  }
  for (const picture of document.querySelectorAll('svg, img')) {
    if (picture.getAttribute('aria-hidden') === 'true') continue;
    if (picture.getAttribute('role') !== 'img' || !nameOf(picture)) say('a picture without a name: ' + where(picture));
  }
  for (const region of document.querySelectorAll('[role="region"], dialog[open]')) {
    if (!nameOf(region)) say('a region without a name: ' + where(region));
  }
  for (const element of document.querySelectorAll('[aria-hidden="true"]')) {
    if (element.querySelector('a[href], button, input, [tabindex="0"]')) say('hidden, yet reachable: ' + where(element));
  }
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes) if (name.startsWith('on')) say('a handler in the markup: ' + where(element));
  }
};

const tables = () => {
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption?.textContent.trim() && !nameOf(table)) say('a table without a caption or label');
    for (const cell of table.querySelectorAll('th')) {
      if (!['col', 'row', 'colgroup', 'rowgroup'].includes(cell.scope)) say('a th without scope: ' + where(cell));
    }
    if (!table.tHead || !table.tHead.querySelector('th')) say('a table without headings');
    for (const row of table.tBodies[0].rows) {
      if (row.className.match(/\b(none|remark)\b/)) continue;
      if (![...row.cells].some((cell) => cell.scope === 'row')) say('a row without a heading: ' + where(row));
    }
    const widths = new Set();
    for (const row of table.tBodies[0].rows) widths.add([...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0));
    if (widths.size > 1) say('rows of a table differ in length');
    const holder = table.closest('[tabindex="0"]');
    if (!holder) say('a table that a keyboard cannot move sideways');
  }
};

const colour = (text) => {
  const found = text.match(/[\d.]+/g);
  return found && { r: +found[0], g: +found[1], b: +found[2], a: found.length > 3 ? +found[3] : 1 };
};
const light = ({ r, g, b }) => {
  const part = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
const ratio = (a, b) => {
  const [one, two] = [light(a), light(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
};
const groundOf = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const ground = colour(getComputedStyle(each).backgroundColor);
    if (ground && ground.a === 1) return ground;
  }
  return { r: 255, g: 255, b: 255, a: 1 };
};
// What is drawn beneath a text of a picture: the last shape before it that its middle lies in.
const drawnBeneath = (text) => {
  const box = text.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  let found = null;
  for (const shape of text.ownerSVGElement.querySelectorAll('rect, path, text')) {
    if (shape === text) break;
    if (shape.tagName !== 'rect' || shape.closest('pattern')) continue;
    const edge = shape.getBoundingClientRect();
    if (edge.left > x || edge.right < x || edge.top > y || edge.bottom < y) continue;
    const fill = colour(getComputedStyle(shape).fill);
    if (fill && !getComputedStyle(shape).fill.includes('url')) found = fill;
  }
  return found || groundOf(text.ownerSVGElement.parentElement);
};

const contrast = (least) => {
  const told = new Set();
  let counted = 0;
  const check = (element, front, ground) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(front, ground);
    counted += 1;
    if (found >= (isLarge ? Math.min(3, least) : least)) return;
    const key = element.tagName + element.getAttribute('class') + found.toFixed(1);
    if (!told.has(key)) say('contrast ' + found.toFixed(2) + ': ' + where(element));
    told.add(key);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && counted < 20000; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || element.closest('script, style, title, desc')) continue;
    if (element.closest('.unseen') || !isShown(element)) continue;
    if (element.closest('svg')) check(element, colour(getComputedStyle(element).fill), drawnBeneath(element));
    else check(element, colour(getComputedStyle(element).color), groundOf(element));
  }
  if (counted < 10) say('hardly any text is visible: ' + counted);
};

const sideways = () => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return;
  const wide = [...document.querySelectorAll('body *')].filter((element) =>
    !element.parentElement.closest('.scroll, .plot, .unseen') &&
    element.getBoundingClientRect().right > page.clientWidth + 1);
  say('the page scrolls sideways, ' + page.scrollWidth + ' on ' + page.clientWidth + ': ' +
    (wide.length ? where(wide.at(-1)) : ''));
};

const checks = { structure, tables, contrast, sideways };
checks[arguments[0]](...Array.from(arguments).slice(1));
return wrong;
