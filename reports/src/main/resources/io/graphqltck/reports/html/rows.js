// The rows of matrices.

/** A row for a scenario. */
const scenarioRow = (model, scenario) => ({
  name: scenario.id,
  address: address('scenario', scenario.protocol.name, scenario.role, scenario.id),
  cell: run => model.cell(run, scenario),
  text: () => [
    h('span', { class: `level l-${scenario.level}`, title: scenario.level.toUpperCase() },
      scenario.level.slice(0, 1).toUpperCase(), hidden(scenario.level.slice(1))),
    h('span', { class: 'name', title: plain(`${scenario.id}\n${scenario.title}`) },
      h('b', {}, foreign(scenario.id, { most: 120 })), ' ',
      h('span', { class: 'title' }, foreign(scenario.title, { most: 200 }))),
  ],
});

/** A row for a requirement: its cells are made of those of its scenarios. */
const requirementRow = (model, requirement) => ({
  name: requirement.id,
  address: address('requirement', requirement.protocol.name, requirement.id),
  cell: run => {
    const verdict = model.requirementVerdict(run, requirement);
    return verdict === '-' ? null : {
      verdict,
      address: address('requirement', requirement.protocol.name, requirement.id),
      differs: requirement.scenarios.some(scenario => model.cell(run, scenario)?.differs),
    };
  },
  text: () => [
    h('span', { class: `level l-${requirement.level}`, title: requirement.level.toUpperCase() },
      requirement.level.slice(0, 1).toUpperCase(), hidden(requirement.level.slice(1))),
    h('span', { class: 'name', title: plain(`${requirement.id}\n${requirement.sentence}`) },
      h('b', {}, foreign(requirement.id)), ' ',
      h('span', { class: 'title' }, foreign(requirement.sentence, { most: 300 }))),
  ],
});

const grouped = (items, keyOf) => {
  const groups = new Map();
  items.forEach(item => {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  });
  return groups;
};

/** The runs of each protocol and role, in the order in which they came. */
const sectionsOf = (model, filters) => {
  const runs = model.runs.filter(run => filters.takesRun(run));
  return [...grouped(runs, run => `${run.protocol.name} ${run.subject.role}`).values()].map(columns => ({
    protocol: columns[0].protocol,
    role: columns[0].subject.role,
    columns,
  }));
};

const takesRow = (row, columns, filters) => !filters.ofCells || columns.some(run => {
  const cell = row.cell(run);
  return cell && filters.takesVerdict(cell.verdict) && (!(cell instanceof Cell) || filters.takesCell(cell))
    && (!filters.differs || cell.differs);
});

/** The groups of a section's matrix of scenarios: by theme. */
const scenarioGroups = (model, section, filters) => {
  const scenarios = model.scenarios.filter(scenario => scenario.protocol === section.protocol
    && scenario.role === section.role && filters.takesLevel(scenario.level) && filters.takesScenario(scenario));
  return [...grouped(scenarios, scenario => scenario.theme)].map(([title, list]) => ({
    title,
    rows: list.map(scenario => scenarioRow(model, scenario)).filter(row => takesRow(row, section.columns, filters)),
  })).filter(group => group.rows.length > 0);
};

/** The groups of a section's matrix of requirements: by level. */
const requirementGroups = (model, section, filters) => {
  const requirements = model.requirements.filter(requirement => requirement.protocol === section.protocol
    && requirement.scenarios.some(scenario => scenario.role === section.role) && filters.takesRequirement(requirement));
  const byLevel = grouped(requirements, requirement => requirement.level);
  return LEVELS.filter(level => byLevel.has(level)).map(level => ({
    title: level.toUpperCase(),
    rows: byLevel.get(level).map(requirement => requirementRow(model, requirement))
      .filter(row => takesRow(row, section.columns, filters)),
  })).filter(group => group.rows.length > 0);
};
