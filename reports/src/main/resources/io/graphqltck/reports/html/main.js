// Starts the page, and shows what the address asks for.

const matrices = [];
let lastView = '#/';
let lastFocus = null;

const main = document.getElementById('main');

const findRun = (model, protocol, role, subject) => model.runs.find(run => run.protocol.name === protocol
  && run.subject.role === role && `${run.subject.name}@${run.subject.version}` === subject);

const findScenario = (model, protocol, role, id) => model.scenarios.find(scenario =>
  scenario.protocol.name === protocol && scenario.role === role && (scenario.id === id || scenario.aliases.includes(id)));

/** The pages by the first word of the address. Each gives its title and element, or null where there is nothing. */
const pages = {
  result: async (model, [protocol, role, subject, id]) => {
    const run = findRun(model, protocol, role, subject);
    const scenario = run && findScenario(model, protocol, role, id);
    const cell = scenario && model.cell(run, scenario);
    return cell && { title: `${scenario.id} · ${run.subject.name}`, element: await resultPage(model, cell) };
  },
  scenario: async (model, [protocol, role, id]) => {
    const scenario = findScenario(model, protocol, role, id);
    return scenario && { title: scenario.id, element: await scenarioPage(model, scenario) };
  },
  requirement: (model, [protocol, id]) => {
    const requirement = model.requirements.find(one => one.id === id && one.protocol.name === protocol);
    return requirement && { title: requirement.id, element: requirementPage(model, requirement) };
  },
  subject: (model, [protocol, role, subject]) => {
    const run = findRun(model, protocol, role, subject);
    return run && { title: run.subject.title, element: subjectPage(model, run) };
  },
};

const VIEWS = { findings: 'Findings', '': 'Scenarios', requirements: 'Requirements', subjects: 'Subjects' };

const overview = (model, view, filters) => {
  const holder = h('div', { class: 'overview' });
  const refresh = focus => {
    history.replaceState(null, '', `#/${view}${filters.query()}`);
    lastView = location.hash || '#/';
    const form = filterForm(model, view, filters, refresh);
    holder.querySelector('.totals')?.replaceWith(totalsTable(model, filters, refresh));
    const results = resultsOf(model, view, filters);
    holder.querySelector('.results-of-view').replaceWith(results);
    if (focus === null) {
      const reset = holder.querySelector('.filters .reset');
      const now = form.querySelector('.reset');
      if (!reset && now) holder.querySelector('.filters').append(now);
      else if (reset && !now) reset.remove();
    } else {
      holder.querySelector('.filters').replaceWith(form);
      holder.querySelector(focus)?.focus();
    }
    say(results.dataset.count);
  };
  holder.append(
    h('h1', { class: 'hidden', tabindex: -1 }, `Results: ${VIEWS[view]}`),
    h('div', { class: 'panel' },
      view === 'subjects' ? null : h('div', { class: 'scroll' }, totalsTable(model, filters, refresh)), filterForm(model, view, filters, refresh)),
    resultsOf(model, view, filters));
  return holder;
};

const resultsOf = (model, view, filters) => {
  matrices.length = 0;
  if (view === 'subjects') {
    return h('div', { class: 'results-of-view panel', data: { count: '' } }, subjectsPage(model, filters));
  }
  if (view === 'findings') {
    const found = findingsOf(model, filters).reduce((sum, { causes }) => sum + causes.length, 0);
    return h('div', { class: 'results-of-view', data: { count: `${plural(found, 'finding')} shown` } }, findingsPage(model, filters));
  }
  const groupsOf = view === 'requirements' ? requirementGroups : scenarioGroups;
  let rows = 0;
  const sections = sectionsOf(model, filters).map(section => {
    const groups = groupsOf(model, section, filters);
    if (!groups.length) return null;
    const count = groups.reduce((sum, group) => sum + group.rows.length, 0);
    rows += count;
    const name = `${section.protocol.name}, ${section.role}s`;
    const matrix = new Matrix({ label: name, rows: view === 'requirements' ? 'Requirement' : 'Scenario', columns: section.columns, groups });
    matrices.push(matrix);
    return h('section', { class: 'section' },
      h('h2', {}, foreign(name), h('small', {}, `${plural(count, view === 'requirements' ? 'requirement' : 'scenario')}, `
        + plural(section.columns.length, 'subject'))),
      matrix.ready().element);
  });
  const count = rows ? `${plural(rows, 'row')} shown` : 'Nothing matches the filters.';
  return h('div', { class: 'results-of-view', data: { count } }, sections, rows ? legend(model) : h('p', { class: 'panel' }, count));
};

const legend = model => {
  const letters = [...VERDICTS.keys()].filter(letter => model.runs.some(run => run.verdicts.includes(letter)));
  return h('aside', { class: 'legend panel', 'aria-label': 'How to read the matrix' },
    h('dl', {}, letters.map(letter => [h('dt', {}, mark(letter), ' ', wordOf(letter)), h('dd', {}, VERDICTS.get(letter).means)]),
      h('dt', {}, h('span', { class: 'mark v-p', data: { closing: 'f' } }), ' small mark'),
      h('dd', {}, 'how the connection was closed, where that is part of the scenario: a dot is right, a cross wrong, a triangle warned of'),
      model.previous ? [h('dt', {}, h('span', { class: 'mark v-p differs' }), ' frame'), h('dd', {}, 'differs from the last run')] : null),
    h('p', { class: 'keys' }, 'In a matrix: arrow keys, Home, End, Page Up and Page Down move; Enter opens; ',
      h('kbd', {}, 'n'), ' and ', h('kbd', {}, 'p'), ' go to the next and previous failure. ',
      h('kbd', {}, 'Esc'), ' comes back from a page.'));
};

const header = model => {
  const editions = [...new Set(model.runs.map(run => run.edition ? `edition ${run.edition}` : 'no edition'))];
  const facts = [
    instant(model.started), `took ${duration(model.tookMs)}`, `kit ${model.kit}`,
    ...(editions.some(name => name !== 'no edition') ? [editions.join(' and ')] : []),
    plural(model.runs.reduce((sum, run) => sum + run.verdicts.length, 0), 'result'),
  ];
  document.getElementById('top').replaceChildren(
    h('div', { class: 'bar' }, h('p', { class: 'product' }, 'GraphQL Subscription TCK'),
      h('nav', { 'aria-label': 'Views' }, Object.entries(VIEWS).map(([view, name]) =>
        h('a', { href: `#/${view}`, data: { view } }, name))),
      h('p', { class: 'run' }, facts.map(fact => h('span', {}, foreign(fact))))),
    ...[
      model.complete ? null : 'Broken off: not all scenarios were played.',
      model.previous ? `Compared with the run of ${instant(model.previous.started)}`
        + (model.previous.gone ? `, of which ${plural(model.previous.gone, 'result')} are not here.` : '.') : null,
    ].filter(Boolean).map(text => h('p', { class: 'banner' }, foreign(text))));
};

/** Shows the page for the address. The focus goes to its heading, or back to where the page was opened. */
const show = async (model, focus) => {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [first, ...rest] = path.split('/').map(part => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  const asked = location.hash;
  const isView = first in VIEWS;
  const page = isView
    ? { title: VIEWS[first], element: overview(model, first, new Filters(new URLSearchParams(query))) }
    : first in pages ? await openPage(model, first, rest) : null;
  if (location.hash !== asked) return;
  if (isView) lastView = location.hash || '#/';
  document.title = `${page?.title.slice(0, 200) ?? 'Not found'} · GraphQL Subscription TCK`;
  document.querySelectorAll('.top nav a').forEach(link => {
    if (link.dataset.view === first) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
  main.replaceChildren(page?.element ?? h('article', {}, back(), h('h1', { tabindex: -1 }, 'Not found'),
    h('p', {}, 'These results have nothing of this address.')));
  main.dataset.shown = isView ? 'view' : 'page';
  main.dataset.address = asked;
  if (!focus) return;
  if (isView && lastFocus?.view === lastView) restore(lastFocus);
  else {
    scrollTo(0, 0);
    main.querySelector('h1')?.focus({ preventScroll: true });
  }
};

const openPage = async (model, first, rest) => {
  matrices.length = 0;
  try {
    return await pages[first](model, rest);
  } catch (problem) {
    return {
      title: 'Broken',
      element: h('article', {}, back(), h('h1', { tabindex: -1 }, 'This part of the page cannot be read'),
        h('p', {}, foreign(String(problem)))),
    };
  }
};

/** Where the reader was in a view, to come back to. */
const remember = () => {
  if (main.dataset.shown !== 'view') return;
  const matrix = matrices.findIndex(one => one.element.contains(document.activeElement));
  lastFocus = { view: lastView, matrix, cell: matrix < 0 ? null : matrices[matrix].place(), top: scrollY, left: scrollX };
};

const restore = ({ matrix, cell, top, left }) => {
  if (matrix >= 0) matrices[matrix]?.goTo(cell);
  scrollTo(left, top);
};

const start = async () => {
  const wait = document.getElementById('wait');
  if (typeof DecompressionStream === 'undefined') {
    wait.textContent = 'This browser is too old for this page: it cannot decompress. The same results are in results.json.';
    return;
  }
  let model;
  try {
    model = new Model(await inflate(blockText('index')));
  } catch (problem) {
    wait.textContent = `This file is damaged; render it again. (${problem})`;
    return;
  }
  header(model);
  // What the scroll bar leaves of the window.
  new ResizeObserver(() => document.documentElement.style.setProperty('--wide', `${document.documentElement.clientWidth}px`))
    .observe(document.documentElement);
  document.querySelector('[data-skip]').addEventListener('click', () => main.focus());
  addEventListener('hashchange', () => show(model, true));
  document.addEventListener('click', remember, true);
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') remember();
    if (event.key === 'Escape' && main.dataset.shown === 'page') location.hash = lastView;
  }, true);
  addEventListener('beforeprint', () => matrices.forEach(matrix => matrix.fillAll()));
  // The findings come first where somebody opens the page, and asked for nothing else.
  if (!location.hash && model.runs.some(run => run.causes.length > 0)) history.replaceState(null, '', '#/findings');
  await show(model, false);
  // For whoever measures: when the first view was there, in milliseconds.
  requestAnimationFrame(() => setTimeout(() => {
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }));
};

start();
