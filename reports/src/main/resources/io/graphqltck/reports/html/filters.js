// What of the matrix is shown. The filters stand in the address, so that a view can be sent to somebody.

class Filters {
  constructor(parameters = new URLSearchParams()) {
    const list = name => new Set((parameters.get(name) ?? '').split(',').filter(Boolean));
    this.text = parameters.get('text') ?? '';
    this.subject = parameters.get('subject') ?? '';
    this.levels = list('level');
    this.verdicts = list('verdict');
    this.protocol = parameters.get('protocol') ?? '';
    this.role = parameters.get('role') ?? '';
    this.closing = parameters.get('closing') ?? '';
    this.differs = parameters.get('differs') === 'yes';
  }

  /** What stands behind the `?` of the address, or an empty text where nothing is filtered. */
  query() {
    const parameters = new URLSearchParams();
    const put = (name, value) => {
      if (value) parameters.set(name, value);
    };
    put('text', this.text);
    put('subject', this.subject);
    put('level', [...this.levels].join(','));
    put('verdict', [...this.verdicts].join(','));
    put('protocol', this.protocol);
    put('role', this.role);
    put('closing', this.closing);
    put('differs', this.differs ? 'yes' : '');
    const text = parameters.toString();
    return text && `?${text}`;
  }

  /** Whether the filters concern single results, so that rows without one that matches are left out. */
  get ofCells() {
    return this.verdicts.size > 0 || this.closing !== '' || this.differs;
  }

  takesRun(run) {
    return (!this.protocol || run.protocol.name === this.protocol)
      && (!this.role || run.subject.role === this.role)
      && this.#contains(this.subject, run.subject.name, run.subject.title, run.subject.version);
  }

  /** Whether the scenario matches, apart from the level. */
  takesScenario(scenario) {
    return this.#contains(this.text, scenario.id, scenario.title, scenario.theme, ...scenario.aliases,
      ...scenario.requirements.map(requirement => requirement.id));
  }

  takesRequirement(requirement) {
    return this.takesLevel(requirement.level)
      && this.#contains(this.text, requirement.id, requirement.sentence, requirement.section);
  }

  takesLevel(level) {
    return this.levels.size === 0 || this.levels.has(level);
  }

  takesVerdict(letter) {
    return this.verdicts.size === 0 || this.verdicts.has(wordOf(letter));
  }

  /** Whether the result matches, apart from its verdict. */
  takesCell(cell) {
    return (!this.differs || cell.differs)
      && (this.closing !== 'closing' || isTold(cell.closing))
      && (this.closing !== 'messages' || (cell.closing !== '-' && isTold(cell.messages)))
      && (this.closing !== 'judged' || cell.closing !== '-');
  }

  /** All the words that are asked for stand somewhere in the texts. */
  #contains(asked, ...texts) {
    if (!asked) return true;
    const all = texts.join('\n').toLowerCase();
    return asked.toLowerCase().split(/\s+/).every(word => all.includes(word));
  }
}

const toggle = (set, value) => {
  if (!set.delete(value)) set.add(value);
};

/** How many results there are by level and verdict, as far as the other filters take them. */
const countByLevel = (model, filters) => {
  const counts = new Map(LEVELS.map(level => [level, new Map()]));
  for (const run of model.runs) {
    if (!filters.takesRun(run)) continue;
    run.scenarios.forEach((scenario, position) => {
      if (!filters.takesScenario(scenario) || !filters.takesCell(new Cell(run, position))) return;
      const row = counts.get(scenario.level);
      row.set(run.verdicts[position], (row.get(run.verdicts[position]) ?? 0) + 1);
    });
  }
  return counts;
};

/** The table of totals: its heads are the filters by level and by verdict. */
const totalsTable = (model, filters, changed) => {
  const counts = countByLevel(model, filters);
  const occurring = new Set(model.runs.flatMap(run => [...new Set(run.verdicts)]));
  const letters = [...VERDICTS.keys()].filter(letter => occurring.has(letter));
  const number = count => h('td', { class: count ? '' : 'none' }, count ? count.toLocaleString('en') : '·');
  const sum = level => [...counts.get(level).values()].reduce((all, one) => all + one, 0);
  const button = (set, value, title, content) => h('button', {
    type: 'button',
    class: 'toggle',
    title,
    'aria-pressed': String(set.has(value)),
    data: { key: value },
    onclick: () => {
      toggle(set, value);
      changed(`.totals [data-key="${value}"]`);
    },
  }, content);
  return h('table', { class: 'totals' },
    h('caption', { class: 'hidden' }, 'Results by level and verdict. The heads filter.'),
    h('thead', {}, h('tr', {}, h('td'),
      letters.map(letter => h('th', { scope: 'col' },
        button(filters.verdicts, wordOf(letter), VERDICTS.get(letter).means,
          [mark(letter), h('span', { class: 'word' }, wordOf(letter))]))),
      h('th', { scope: 'col', class: 'all' }, 'all'))),
    h('tbody', {}, LEVELS.filter(level => sum(level) > 0 || filters.levels.has(level)).map(level => h('tr', {},
      h('th', { scope: 'row' }, button(filters.levels, level, LEVEL_MEANS[level], level.toUpperCase())),
      letters.map(letter => number(counts.get(level).get(letter) ?? 0)),
      h('td', { class: 'all' }, sum(level).toLocaleString('en'))))));
};

/** The other filters, as far as the view obeys them. `changed` is told the element that was used, so that it keeps the focus. */
const filterForm = (model, view, filters, changed) => {
  const choice = (label, key, options) => options.length < 3 ? null : h('label', {}, h('span', {}, label),
    h('select', {
      data: { key },
      onchange: event => {
        filters[key] = event.target.value;
        changed(`[data-key="${key}"]`);
      },
    }, options.map(([value, text]) => h('option', { value, selected: filters[key] === value }, text))));
  const text = (label, key, hint) => h('label', { class: 'text' }, h('span', {}, label),
    h('input', {
      type: 'search',
      value: filters[key],
      placeholder: hint,
      spellcheck: 'false',
      autocomplete: 'off',
      data: { key },
      oninput: event => {
        filters[key] = event.target.value;
        changed(null);
      },
    }));
  const roles = [...new Set(model.subjects.map(subject => subject.role))];
  const closes = model.runs.some(run => /[^-]/.test(run.closing));
  return h('form', { class: 'filters', role: 'search', onsubmit: event => event.preventDefault() },
    view === 'subjects' ? null : text('Find', 'text', 'words of an id or a title'),
    model.runs.length > 3 ? text('Subjects', 'subject', 'name or version') : null,
    choice('Protocol', 'protocol', [['', 'all'], ...model.protocols.map(({ name }) => [name, name])]),
    choice('Role', 'role', [['', 'all'], ...roles.map(role => [role, `${role}s`])]),
    closes && view === '' ? choice('Closing', 'closing', [
      ['', 'any'], ['judged', 'judged apart'], ['closing', 'closing is wrong'], ['messages', 'messages are wrong'],
    ]) : null,
    model.previous && view !== 'subjects' && view !== 'findings' ? h('label', { class: 'check' }, h('input', {
      type: 'checkbox',
      checked: filters.differs,
      data: { key: 'differs' },
      onchange: event => {
        filters.differs = event.target.checked;
        changed('[data-key="differs"]');
      },
    }), h('span', {}, 'differs from last run')) : null,
    filters.query() ? h('a', { class: 'reset', href: location.hash.split('?')[0] || '#/' }, 'show all') : null);
};
