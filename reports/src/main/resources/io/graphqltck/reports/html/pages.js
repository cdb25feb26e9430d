// The pages behind the matrix: of a result, of a scenario, of a requirement, of a subject.

const titled = (title, ...content) => h('section', {}, h('h2', {}, title), content);

const back = () => h('p', { class: 'back' }, h('a', { href: lastView, data: { back: 'yes' } }, '← all results'));

const runName = run => brief(`${run.subject.name} ${run.subject.version}`.trim(), 120);

/** The sentence with where it stands. */
const quoted = requirement => h('figure', { class: 'sentence' },
  h('figcaption', {},
    h('a', { href: address('requirement', requirement.protocol.name, requirement.id) }, brief(requirement.id, 120)),
    h('span', { class: `level l-${requirement.level}` }, requirement.level.toUpperCase()),
    requirement.role === 'both' ? 'client and server' : requirement.role),
  h('blockquote', {}, foreign(requirement.sentence, { lines: true })),
  h('ul', { class: 'sources' }, requirement.source.map(source => h('li', {},
    source.url ? outside(source.url, brief(source.document || source.url, 300)) : foreign(source.document ?? ''),
    source.edition ? [' · ', foreign(source.edition)] : null,
    source.place ? [source.document ? ' · ' : '', h('b', {}, foreign(source.place))] : null))));

const closingWords = cell => cell.closing === '-' ? null : h('p', { class: 'apart' },
  h('span', {}, mark(cell.messages), ` messages ${wordOf(cell.messages)}`),
  h('span', {}, mark(cell.closing), ` closing ${wordOf(cell.closing)}`),
  h('small', {}, 'Judged apart: a finding belongs to the closing where a close frame or the end of the connection was expected or received, '
    + 'or where something arrived after the close frame.'));

const commandBox = command => h('div', { class: 'command' }, h('code', {}, foreign(command, { most: 4000 })), copyButton(command));

/** The neighbours of a result in its run: the ones before and after, and the next that is wrong. */
const neighbours = (model, cell) => {
  const { run, position } = cell;
  const link = (at, text, title) => {
    const other = at >= 0 && at < run.scenarios.length ? new Cell(run, at) : null;
    return other ? h('a', { href: other.address, title: plain(other.scenario.id) }, text)
      : h('span', { class: 'none', 'aria-disabled': 'true' }, text, hidden(title));
  };
  const letters = [...run.verdicts];
  const nextWrong = letters.findIndex((letter, at) => at > position && isWrong(letter));
  return h('nav', { class: 'neighbours', 'aria-label': 'Other results of this subject' },
    link(position - 1, '← previous', ''), link(position + 1, 'next →', ''),
    link(nextWrong, 'next failure ⇥', ', none after this one'));
};

/** The page of one scenario with one subject. */
const resultPage = async (model, cell) => {
  const { run, scenario } = cell;
  const details = await model.detailsOf(cell);
  const main = details.findings[details.main ?? -1];
  const requirement = main && model.requirements.find(one => one.id === main.requirement && one.protocol === run.protocol);
  const alike = model.alike(cell);
  const others = scenario.requirements.filter(one => one !== requirement);
  const told = details.reason && !(main && details.reason.startsWith(`${main.requirement}: expected`));
  return h('article', { class: 'result' },
    back(), neighbours(model, cell),
    h('h1', { tabindex: -1 }, foreign(scenario.title)),
    h('p', { class: 'facts' }, badge(cell.verdict),
      h('a', { class: 'mono', href: address('scenario', run.protocol.name, scenario.role, scenario.id) }, brief(scenario.id, 200)),
      h('a', { href: address('subject', run.protocol.name, run.subject.role, `${run.subject.name}@${run.subject.version}`) }, runName(run)),
      h('span', {}, run.subject.role), h('span', {}, foreign(run.protocol.name)),
      h('span', { class: `level l-${scenario.level}` }, scenario.level.toUpperCase()),
      details.tookMs ? h('span', {}, duration(details.tookMs)) : null),
    cell.differs ? h('p', { class: 'banner' }, 'Differs from the last run: ', h('b', {}, cell.before[1]), '; it was ',
      cell.before[0] === '-' ? 'not there.' : `${wordOf(cell.before[0])}.`) : null,
    details.unstable ? h('p', { class: 'banner' }, 'It was played several times and did not end alike every time.') : null,
    closingWords(cell),
    told ? h('p', { class: 'why' }, foreign(details.reason, { most: 1200 })) : null,
    details.provedBy ? h('p', {}, 'What it builds on is tested by ',
      h('a', { class: 'mono', href: resultAddress(run, details.provedBy) }, brief(details.provedBy, 200)), '.') : null,
    details.outcomes.length ? h('p', {}, 'Where the document specifies nothing, the subject took: ',
      details.outcomes.map((outcome, at) => [at ? ', ' : '', h('b', {}, foreign(outcome))]), '.') : null,
    main ? titled(isWrong(cell.verdict) ? 'What was broken' : 'What was found', requirement ? quoted(requirement) : h('p', {}, foreign(main.requirement)),
      h('dl', { class: 'verdict' },
        main.allowed.map((allowed, at) => [
          h('dt', {}, at === 0 ? 'Expected' : 'or'), h('dd', { class: 'mono' }, foreign(allowed, { most: 600 })),
        ]),
        h('dt', {}, 'Received'), h('dd', { class: 'mono' }, foreign(main.found, { most: 1200 })),
        h('dt', {}, 'Turn'), h('dd', {}, main.turn ? h('span', { class: 'mono' }, foreign(main.turn))
          : 'none: a rule of the protocol, checked in every scenario')),
      otherFindings(details, main)) : null,
    h('div', { class: 'beside' },
      titled('What happened', details.transcript.length ? sequence({
        moments: details.transcript,
        leftOut: details.momentsLeftOut,
        role: run.subject.role,
        subject: run.subject.name,
        main,
        findings: details.findings,
      }) : null, leftOut(model, cell, details)),
      details.dialogue?.length
        ? titled('What was expected', dialogueList(details.dialogue, main?.turn, run.subject.role),
          h('p', { class: 'note mono' }, foreign(details.at ?? '')))
        : null),
    alike.length ? titled(isWrong(cell.verdict) ? 'Fails the same way' : 'Ends the same way', h('ul', { class: 'alike' }, alike.map(other => h('li', {}, mark(other.verdict), ' ',
      h('a', { href: other.address }, runName(other.run)), ' ',
      h('span', { class: 'mono' }, foreign(other.failure.found, { most: 160 })))))) : null,
    others.length ? titled(main ? 'Other sentences' : 'What it tests', others.map(quoted)) : null,
    details.repeat ? titled('Repeat', commandBox(details.repeat)) : null);
};

/** Why there is no transcript, or not all of it. */
const leftOut = (model, cell, { omitted, example, transcript }) => {
  if (!omitted) return transcript.length ? null : h('p', { class: 'note' }, 'Nothing was played.');
  const other = example === undefined ? null : model.cell(model.runs[example], cell.scenario);
  return h('p', { class: 'note' }, omitted,
    other ? [' This is how it looks with ', h('a', { href: other.address }, runName(other.run)), '.'] : null);
};

const otherFindings = (details, main) => {
  const others = details.findings.filter(finding => finding !== main);
  if (!others.length && !details.findingsLeftOut) return null;
  return h('div', { class: 'also' }, h('h3', {}, 'Also found'),
    h('ul', {}, others.map(finding => h('li', {}, h('b', {}, foreign(finding.requirement)), ` (${finding.judgement}): expected `,
      finding.allowed.map((allowed, at) => [at ? ' or ' : '', h('span', { class: 'mono' }, foreign(allowed, { most: 200 }))]),
      ', received ', h('span', { class: 'mono' }, foreign(finding.found, { most: 300 })))),
    details.findingsLeftOut ? h('li', {}, `${plural(details.findingsLeftOut, 'finding')} more`) : null));
};

const resultAddress = (run, id) =>
  address('result', run.protocol.name, run.subject.role, `${run.subject.name}@${run.subject.version}`, id);

/** Subjects by verdict: who passes, who does not. */
const byVerdict = (runs, verdictOf, linkOf) => {
  const groups = grouped(runs.map(run => [run, verdictOf(run)]).filter(([, letter]) => letter !== '-'), ([, letter]) => letter);
  const letters = ['p', ...[...VERDICTS.keys()].filter(letter => letter !== 'p')].filter(letter => groups.has(letter));
  return h('dl', { class: 'who' }, letters.map(letter => [
    h('dt', {}, badge(letter), ` ${groups.get(letter).length}`),
    h('dd', {}, h('ul', {}, groups.get(letter).map(([run]) => h('li', {},
      h('a', { href: linkOf(run, letter) }, runName(run)), h('small', {}, ` ${run.subject.role}`))))),
  ]));
};

/** The page of one scenario with all subjects. */
const scenarioPage = async (model, scenario) => {
  const runs = model.runs.filter(run => run.at[scenario.number] >= 0);
  const dialogue = await model.dialogues.entry(scenario.number);
  return h('article', {}, back(),
    h('h1', { tabindex: -1 }, foreign(scenario.title)),
    h('p', { class: 'facts' }, h('span', { class: 'mono' }, foreign(scenario.id)), h('span', {}, foreign(scenario.protocol.name)),
      h('span', {}, `${scenario.role}s`), h('span', {}, 'theme ', foreign(scenario.theme)),
      h('span', { class: `level l-${scenario.level}` }, scenario.level.toUpperCase())),
    titled('Who passes', byVerdict(runs, run => run.verdicts[run.at[scenario.number]], run => model.cell(run, scenario).address)),
    titled('What it tests', scenario.requirements.map(quoted)),
    dialogue?.length ? titled('What is expected', dialogueList(dialogue, null, scenario.role)) : null);
};

/** The page of one requirement. */
const requirementPage = (model, requirement) => {
  const runs = model.runs.filter(run => requirement.scenarios.some(scenario => run.at[scenario.number] >= 0));
  const sections = [...grouped(runs, run => run.subject.role).entries()];
  const worst = (run, letter) => requirement.scenarios.map(scenario => model.cell(run, scenario))
    .find(cell => cell && (cell.verdict === letter || isTold(cell.verdict) === isTold(letter)))?.address ?? '#/';
  return h('article', {}, back(),
    h('h1', { tabindex: -1 }, foreign(requirement.id)),
    h('p', { class: 'facts' }, h('span', {}, foreign(requirement.protocol.name)),
      h('span', {}, `a deviation ${JUDGEMENTS[requirement.judgement]}`)),
    quoted(requirement),
    titled('Who passes', byVerdict(runs, run => model.requirementVerdict(run, requirement), worst),
      h('p', { class: 'note' }, 'A subject passes when at least one scenario tested the sentence to its end and nothing found breaks it.')),
    titled(`Its ${plural(requirement.scenarios.length, 'scenario')}`, sections.map(([role, columns]) => {
      const scenarios = requirement.scenarios.filter(scenario => scenario.role === role);
      const matrix = new Matrix({
        label: `Scenarios of ${requirement.id} against ${role}s`,
        rows: 'Scenario',
        columns,
        groups: [{ title: '', rows: scenarios.map(scenario => scenarioRow(model, scenario)) }],
      });
      matrices.push(matrix);
      return [sections.length > 1 ? h('h3', {}, `${role}s`) : null, matrix.ready().element];
    })));
};

/** The totals of every subject, by level. */
const subjectsPage = (model, filters) => {
  const letters = [...VERDICTS.keys()].filter(letter => model.runs.some(run => run.verdicts.includes(letter)));
  const runs = model.runs.filter(run => filters.takesRun(run));
  return h('table', { class: 'subjects' },
    h('caption', { class: 'hidden' }, 'Totals of every subject by level'),
    h('thead', {},
      h('tr', {}, h('th', { scope: 'col' }, 'Subject'), h('th', { scope: 'col' }, 'Protocol'), h('th', { scope: 'col' }, 'Level'),
        letters.map(letter => h('th', { scope: 'col', class: 'number' }, mark(letter), ' ', wordOf(letter))))),
    runs.map(run => h('tbody', {}, LEVELS.map(level => {
      const counts = new Map();
      run.scenarios.forEach((scenario, position) => {
        if (scenario.level === level) counts.set(run.verdicts[position], (counts.get(run.verdicts[position]) ?? 0) + 1);
      });
      return [level, counts];
    }).filter(([, counts]) => counts.size).map(([level, counts], at, all) => h('tr', {},
      at === 0 ? [
        h('th', { scope: 'rowgroup', rowspan: all.length },
          h('a', { href: address('subject', run.protocol.name, run.subject.role, `${run.subject.name}@${run.subject.version}`) }, runName(run)),
          h('small', {}, run.subject.role), editionOf(run),
          run.complete ? null : h('small', { class: 'bad' }, 'broken off')),
        h('td', { rowspan: all.length }, foreign(run.protocol.name)),
      ] : null,
      h('th', { scope: 'row', class: 'plain' }, level.toUpperCase()),
      letters.map(letter => h('td', { class: counts.get(letter) ? 'number' : 'number none' },
        counts.get(letter)?.toLocaleString('en') ?? '·')))))));
};

/** By which edition the run was judged, where one was named. */
const editionOf = run => run.edition ? h('small', {}, `edition ${run.edition}`) : null;

/** The page of one subject: what was found, worst first. */
const subjectPage = (model, run) => {
  const told = [...VERDICTS.keys()].filter(isTold)
    .map(letter => [letter, run.scenarios.map((_, position) => new Cell(run, position)).filter(cell => cell.verdict === letter)])
    .filter(([, cells]) => cells.length);
  const alone = { runs: [run] };
  return h('article', {}, back(),
    h('h1', { tabindex: -1 }, foreign(run.subject.title), ' ', h('small', {}, foreign(run.subject.version))),
    h('p', { class: 'facts' }, h('span', { class: 'mono' }, foreign(run.subject.name)), h('span', {}, run.subject.role),
      h('span', {}, foreign(run.protocol.name)), editionOf(run), h('span', {}, instant(run.started)), h('span', {}, duration(run.tookMs))),
    run.complete ? null : h('p', { class: 'banner' }, 'This run was broken off; not all scenarios were played.'),
    run.subject.capabilities.length ? h('p', {}, 'Capabilities: ',
      run.subject.capabilities.map((word, at) => [at ? ', ' : '', foreign(word), run.subject.probed.includes(word) ? ' (found by trying)' : '']))
      : null,
    subjectsPage({ ...alone }, new Filters()),
    told.length ? told.map(([letter, cells]) => titled([badge(letter), ` ${cells.length}`],
      h('ul', { class: 'results' }, cells.map(cell => h('li', {},
        h('a', { class: 'mono', href: cell.address }, brief(cell.scenario.id, 200)), ' ',
        h('span', {}, foreign(cell.scenario.title)),
        cell.failure ? h('small', {}, foreign(`${model.requirements[cell.failure.requirement].id}: received ${cell.failure.found}`, { most: 160 })) : null)))))
      : h('p', {}, 'Nothing was found that needs a look.'));
};
