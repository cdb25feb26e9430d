// The matrix: rows of scenarios or requirements in groups, a column for each subject.

const NARROW = 26;
const WIDE = 132;
const ROW = 26;
const IDLE_SLICE = 12;

/**
 * What a matrix shows: `columns` are runs, `groups` have a title and rows, and a row has `text()` for its head, an `address`,
 * a `name` for people who hear it, and `cell(run)` with `verdict`, `closing`, `differs`, `address` and `found`, or null.
 */
class Matrix {
  #columns;
  #rowName;
  #groups;
  #wide;
  #focus = { row: 0, column: 0 };
  #rows = [];
  #pending = new Set();
  #observer;

  constructor({ label, rows, columns, groups }) {
    this.#rowName = rows;
    this.#columns = columns;
    this.#groups = groups;
    this.#wide = columns.length * WIDE + 300 < document.documentElement.clientWidth;
    this.element = h('div', {
      class: this.#wide ? 'matrix wide' : 'matrix',
      role: 'grid',
      'aria-label': label,
      'aria-rowcount': groups.reduce((sum, group) => sum + group.rows.length + (group.title ? 1 : 0), 1),
      'aria-colcount': columns.length + 1,
      onkeydown: event => this.#key(event),
      onclick: event => this.#click(event),
      onfocusin: event => this.#focused(event.target.closest('[role$="cell"],[role$="header"]')),
    });
    this.element.style.setProperty('--columns', columns.length);
    this.element.style.setProperty('--cell', `${this.#wide ? WIDE : NARROW}px`);
    this.#build();
  }

  #build() {
    this.#observer = new IntersectionObserver(entries => {
      entries.filter(entry => entry.isIntersecting).forEach(entry => this.#fill(entry.target.group));
    }, { rootMargin: '800px' });
    let index = 1;
    const head = this.#head();
    this.#rows.push({ element: () => head });
    this.element.append(h('div', { class: 'heads', role: 'rowgroup' }, head));
    for (const group of this.#groups) {
      const holder = h('div', { class: 'group', role: 'rowgroup' });
      holder.group = group;
      group.holder = holder;
      group.elements = null;
      group.closed = false;
      group.first = index;
      if (group.title) {
        const title = this.#groupHead(group, ++index);
        this.#rows.push({ element: () => title, group });
        this.element.append(title);
      }
      group.rows.forEach((row, at) => {
        index++;
        this.#rows.push({ element: () => this.#fill(group)[at], row, group });
      });
      holder.style.containIntrinsicBlockSize = `auto ${group.rows.length * ROW}px`;
      holder.style.blockSize = `${group.rows.length * ROW}px`;
      this.element.append(holder);
      this.#pending.add(group);
      this.#observer.observe(holder);
    }
    this.#whenIdle();
  }

  /** Everything is built before long, so that the browser's own search finds it; but what is looked at comes first. */
  #whenIdle() {
    const later = window.requestIdleCallback ?? (work => setTimeout(() => work({ timeRemaining: () => IDLE_SLICE }), 60));
    const work = deadline => {
      for (const group of this.#pending) {
        if (deadline.timeRemaining() < 4) break;
        this.#fill(group);
      }
      if (this.#pending.size > 0) later(work);
    };
    later(work);
  }

  /** For printing. */
  fillAll() {
    [...this.#pending].forEach(group => this.#fill(group));
  }

  #fill(group) {
    if (!group.elements) {
      this.#pending.delete(group);
      this.#observer.unobserve(group.holder);
      let index = group.first + (group.title ? 1 : 0);
      group.elements = group.rows.map(row => this.#row(row, ++index));
      group.holder.style.blockSize = '';
      group.holder.append(...group.elements);
    }
    return group.elements;
  }

  #head() {
    return h('div', { class: 'row head', role: 'row', 'aria-rowindex': 1 },
      h('div', { role: 'columnheader', class: 'corner', tabindex: -1 }, h('span', {}, this.#rowName)),
      this.#columns.map(run => h('div', {
        role: 'columnheader',
        tabindex: -1,
        class: 'subject',
        title: plain(`${run.subject.title} ${run.subject.version}`),
        data: { href: address('subject', run.protocol.name, run.subject.role, `${run.subject.name}@${run.subject.version}`) },
      }, h('span', {}, foreign(run.subject.name, { most: 60 }), ' ',
        h('small', {}, foreign(run.subject.version, { most: 24 }))))));
  }

  #groupHead(group, index) {
    const toggleGroup = h('button', { type: 'button', tabindex: -1, 'aria-expanded': 'true', class: 'fold' },
      foreign(group.title));
    const head = h('div', { class: 'row theme', role: 'row', 'aria-rowindex': index },
      h('div', { role: 'rowheader', tabindex: -1 }, toggleGroup,
        h('small', {}, plural(group.rows.length, 'row'))),
      this.#columns.map(run => {
        const bad = group.rows.filter(row => isBad(row.cell(run)?.verdict)).length;
        return h('div', { role: 'gridcell', tabindex: -1, class: bad ? 'sum bad' : 'sum', title: bad ? `${bad} failed` : null },
          bad || null);
      }));
    group.fold = closed => {
      group.closed = closed;
      group.holder.hidden = closed;
      toggleGroup.setAttribute('aria-expanded', String(!closed));
    };
    toggleGroup.addEventListener('click', () => group.fold(!group.closed));
    return head;
  }

  #row(row, index) {
    const cells = this.#columns.map(run => {
      const cell = row.cell(run);
      if (!cell || cell.verdict === '-') return h('div', { role: 'gridcell', tabindex: -1, class: 'c' }, hidden('not played'));
      const element = h('div', {
        role: 'gridcell',
        tabindex: -1,
        class: `c v-${cell.verdict}${cell.faint ? ' faint' : ''}${cell.differs ? ' differs' : ''}`,
        data: cell.closing && cell.closing !== '-' ? { closing: cell.closing } : null,
      });
      if (this.#wide) element.append(h('span', {}, wordOf(cell.verdict)));
      else element.setAttribute('aria-label', this.#spoken(cell));
      return element;
    });
    const element = h('div', { class: 'row', role: 'row', 'aria-rowindex': index },
      h('div', { role: 'rowheader', tabindex: -1, data: { href: row.address } }, row.text()), cells);
    element.row = row;
    return element;
  }

  #spoken(cell) {
    const closing = cell.closing && cell.closing !== '-' ? `, closing ${wordOf(cell.closing)}` : '';
    return wordOf(cell.verdict) + closing + (cell.differs ? ', differs from last run' : '');
  }

  #click(event) {
    const element = event.target.closest('[role$="cell"],[role$="header"]');
    if (element && !event.target.closest('button')) this.#open(element, event.ctrlKey || event.metaKey);
  }

  #open(element, aside) {
    const fold = element.querySelector('.fold');
    if (fold) {
      fold.click();
      return;
    }
    let href = element.dataset.href;
    if (!href && element.classList.contains('c')) {
      const run = this.#columns[this.#columnOf(element) - 1];
      href = element.parentElement.row.cell(run)?.address;
    }
    if (!href) return;
    if (aside) window.open(href, '_blank', 'noopener');
    else location.hash = href;
  }

  #columnOf(element) {
    return [...element.parentElement.children].indexOf(element);
  }

  /** The only element of the matrix that the tabulator reaches. */
  #focused(element) {
    if (!element) return;
    this.element.querySelectorAll('[tabindex="0"]').forEach(other => other.setAttribute('tabindex', '-1'));
    element.setAttribute('tabindex', '0');
    const row = element.parentElement;
    this.#focus = { row: Number(row.getAttribute('aria-rowindex')) - 1, column: this.#columnOf(element) };
  }

  /** Makes the first cell reachable until another one was used. */
  ready() {
    const first = this.#rows.length > 1 ? this.#rows[this.#firstRow()].element().children[1] : null;
    (first ?? this.element.querySelector('[tabindex]')).setAttribute('tabindex', '0');
    return this;
  }

  /** Where the focus is, for `goTo`. */
  place() {
    return { ...this.#focus };
  }

  goTo({ row, column }) {
    if (row < this.#rows.length) this.#go(row, column);
  }

  #firstRow() {
    return this.#rows.findIndex(row => row.row);
  }

  #go(row, column) {
    const element = this.#rows[row].element().children[column];
    const { row: shown, group } = this.#rows[row];
    if (shown && group.closed) group.fold(false);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** The nearest visible row from here on, or this one. */
  #step(from, by) {
    for (let next = from + by; next >= 0 && next < this.#rows.length; next += Math.sign(by)) {
      if (this.#rows[next].row && this.#rows[next].group.closed) continue;
      return next;
    }
    return from;
  }

  #nextBad(direction) {
    const { row, column } = this.#focus;
    const width = this.#columns.length;
    const total = this.#rows.length * width;
    const start = row * width + column - 1;
    for (let step = 1; step <= total; step++) {
      const at = (start + direction * step + total * 2) % total;
      const entry = this.#rows[Math.floor(at / width)];
      if (entry.row && isBad(entry.row.cell(this.#columns[at % width])?.verdict)) {
        this.#go(Math.floor(at / width), (at % width) + 1);
        return;
      }
    }
    say('No result here is wrong');
  }

  #key(event) {
    if (event.altKey || event.target.closest('[role$="cell"],[role$="header"]') === null) return;
    const { row, column } = this.#focus;
    const last = this.#rows.length - 1;
    const width = this.#columns.length;
    const page = 15;
    const keys = {
      ArrowUp: () => this.#go(this.#step(row, -1), column),
      ArrowDown: () => this.#go(this.#step(row, 1), column),
      ArrowLeft: () => this.#go(row, Math.max(0, column - 1)),
      ArrowRight: () => this.#go(row, Math.min(width, column + 1)),
      PageUp: () => this.#go(this.#step(Math.max(1, row - page + 1), -1), column),
      PageDown: () => this.#go(this.#step(Math.min(last - 1, row + page - 1), 1), column),
      Home: () => this.#go(event.ctrlKey ? 0 : row, 0),
      End: () => this.#go(event.ctrlKey ? last : row, width),
      Enter: () => this.#open(event.target.closest('[role$="cell"],[role$="header"]')),
      ' ': () => this.#open(event.target.closest('[role$="cell"],[role$="header"]')),
      n: () => this.#nextBad(1),
      p: () => this.#nextBad(-1),
    };
    const action = keys[event.key];
    if (!action || ((event.ctrlKey || event.metaKey) && !['Home', 'End'].includes(event.key))) return;
    event.preventDefault();
    action();
  }
}
