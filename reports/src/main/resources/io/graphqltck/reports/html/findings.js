// The first page: what was found, grouped by cause, the most urgent first.

const MOST_OTHERS = 12;

/** The findings that the filters take, each with its run. */
const findingsOf = (model, filters) => model.runs.filter(run => filters.takesRun(run)).map(run => ({
  run,
  causes: run.causes.filter(cause => {
    const requirement = model.requirements[cause.requirement];
    return filters.takesVerdict(cause.verdict) && filters.takesLevel(requirement?.level ?? 'open')
      && cause.results.some(position => filters.takesScenario(run.scenarios[position]));
  }),
})).filter(({ causes }) => causes.length > 0);

const findingLinks = (run, positions) => positions.map(position => {
  const cell = new Cell(run, position);
  return h('li', {}, h('a', { class: 'mono', href: cell.address, title: plain(cell.scenario.title) }, brief(cell.scenario.id, 200)));
});

const causeItem = (model, run, cause) => {
  const requirement = model.requirements[cause.requirement];
  const [example, ...others] = cause.results;
  return h('li', { class: 'cause', data: { verdict: cause.verdict } },
    h('h3', {}, badge(cause.verdict), ' ', requirement
      ? [h('a', { href: address('requirement', run.protocol.name, requirement.id) }, brief(requirement.id, 120)), ' ',
        h('span', { class: `level l-${requirement.level}` }, requirement.level.toUpperCase()), ' '] : null,
    cause.deviation, ' ', h('small', {}, plural(cause.results.length, 'scenario'))),
    requirement ? h('p', { class: 'of' }, foreign(requirement.sentence, { most: 400 })) : null,
    h('dl', { class: 'verdict' },
      cause.expected.length ? [h('dt', {}, 'expected'), h('dd', { class: 'mono' }, cause.expected.slice(0, 4).map((text, at) =>
        [at ? ' or ' : '', foreign(text, { most: 300 })]), cause.expected.length > 4 ? ` or ${cause.expected.length - 4} more` : null)] : null,
      h('dt', {}, cause.expected.length ? 'received' : 'why'), h('dd', { class: 'mono' }, foreign(cause.received, { most: 300 })),
      cause.harm ? [h('dt', {}, 'harm'), h('dd', {}, foreign(cause.harm, { most: 300 }))] : null,
      cause.advice ? [h('dt', {}, 'advice'), h('dd', {}, foreign(cause.advice, { most: 300 }))] : null,
      h('dt', {}, 'example'), h('dd', {}, h('ul', {}, findingLinks(run, [example]))),
      others.length ? [h('dt', {}, 'also in'), h('dd', {}, others.length > MOST_OTHERS
        ? h('details', {}, h('summary', {}, `${others.length} more`), h('ul', { class: 'others' }, findingLinks(run, others)))
        : h('ul', { class: 'others' }, findingLinks(run, others)))] : null));
};

/** A section for each run that has findings. */
const findingsPage = (model, filters) => {
  const found = findingsOf(model, filters);
  return found.length ? found.map(({ run, causes }) => h('section', { class: 'panel causes' },
    h('h2', {}, h('a', { href: address('subject', run.protocol.name, run.subject.role, `${run.subject.name}@${run.subject.version}`) },
      runName(run)), ' ', h('small', {}, foreign(`${run.protocol.name}, ${run.subject.role}: `), plural(causes.length, 'finding'), ' in ',
      plural(causes.reduce((sum, cause) => sum + cause.results.length, 0), 'result'))),
    h('ol', {}, causes.map(cause => causeItem(model, run, cause)))))
    : h('p', { class: 'panel' }, filters.query() ? 'Nothing matches the filters.' : 'Nothing was found that needs a look.');
};
