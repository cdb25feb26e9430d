// The results: an index of everything, and compressed blocks of details that are read when somebody looks at them.

const inflate = async base64 => {
  const octets = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const stream = new Blob([octets]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
};

const blockText = name => document.getElementById(`block-${name}`)?.textContent ?? '';

class Blocks {
  #kind;
  #starts;
  #last = -1;
  #content = Promise.resolve([]);

  constructor(kind, starts) {
    this.#kind = kind;
    this.#starts = starts;
  }

  /** The entry of this number, counted over all blocks. Only the block that was read last is kept. */
  async entry(number) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= number) low = middle;
      else high = middle - 1;
    }
    if (low !== this.#last) {
      this.#last = low;
      this.#content = inflate(blockText(`${this.#kind}-${low}`));
    }
    return (await this.#content)[number - this.#starts[low]];
  }
}

/** One result as the index knows it. */
class Cell {
  constructor(run, position) {
    this.run = run;
    this.position = position;
  }

  get verdict() { return this.run.verdicts[this.position]; }

  /** How the ending of the connection was judged, or `-` where it is no part of the scenario. */
  get closing() { return this.run.closing[this.position]; }

  get messages() { return this.run.messages[this.position]; }

  get scenario() { return this.run.scenarios[this.position]; }

  /** The finding that the failure is about, or undefined. */
  get failure() { return this.run.failures[this.position]; }

  /** The verdict of the last run and what sort of difference it is, or undefined where nothing differs. */
  get before() { return this.run.before[this.position]; }

  get differs() { return this.before !== undefined; }

  get address() {
    const { run, scenario } = this;
    return address('result', run.protocol.name, run.subject.role, `${run.subject.name}@${run.subject.version}`, scenario.id);
  }
}

class Model {
  constructor(index) {
    Object.assign(this, index);
    this.requirements.forEach(requirement => {
      requirement.protocol = this.protocols[requirement.protocol];
      requirement.all = new Set();
    });
    this.scenarios.forEach((scenario, number) => {
      scenario.number = number;
      scenario.protocol = this.protocols[scenario.protocol];
      scenario.requirements = scenario.requirements.map(at => this.requirements[at]);
      scenario.requirements.forEach(requirement => requirement.all.add(scenario));
    });
    this.runs.forEach((run, number) => this.#link(run, number));
    // Those that test it, and those in which a rule found it broken.
    this.requirements.forEach(requirement => {
      requirement.scenarios = [...requirement.all].sort((one, other) => one.number - other.number);
    });
    this.details = new Blocks('results', this.blocks.results);
    this.dialogues = new Blocks('dialogues', this.blocks.dialogues);
  }

  #link(run, number) {
    run.number = number;
    run.subject = this.subjects[run.subject];
    run.protocol = this.protocols[run.protocol];
    run.at = new Int32Array(this.scenarios.length).fill(-1);
    run.scenarios = run.scenarios.map((scenario, position) => {
      run.at[scenario] = position;
      return this.scenarios[scenario];
    });
    for (const [position, broken] of Object.entries(run.broken)) {
      broken.forEach(([requirement]) => this.requirements[requirement].all.add(run.scenarios[position]));
    }
  }

  /** The result of this scenario in this run, or null. */
  cell(run, scenario) {
    const position = run.at[scenario.number];
    return position < 0 ? null : new Cell(run, position);
  }

  async detailsOf(cell) {
    const [details, dialogue] = await Promise.all([
      this.details.entry(cell.run.first + cell.position),
      this.dialogues.entry(cell.scenario.number),
    ]);
    return { dialogue, ...details };
  }

  /** What is known of a requirement from one run: the worst of what breaks it, else whether a scenario got through. */
  requirementVerdict(run, requirement) {
    let verdict = '-';
    let reached = false;
    for (const scenario of requirement.scenarios) {
      const cell = this.cell(run, scenario);
      if (!cell) continue;
      const broken = run.broken[cell.position] ?? [];
      const own = broken.filter(([at]) => this.requirements[at] === requirement);
      if (own.length) verdict = worse(verdict, own.some(([, fails]) => fails) ? cell.verdict : 'w');
      else if (!scenario.requirements.includes(requirement)) continue;
      else if (cell.verdict === 'p' || cell.verdict === 'x') reached = true;
      else if (!broken.length) verdict = worse(verdict, cell.verdict);
      else verdict = worse(verdict, 'o');
    }
    return reached && '-hbonu'.includes(verdict) ? 'p' : verdict;
  }

  /** Cells of other subjects that fail in this scenario at the same turn for the same requirement. */
  alike(cell) {
    const failure = cell.failure;
    if (!failure) return [];
    return this.runs
      .filter(run => run !== cell.run)
      .map(run => this.cell(run, cell.scenario))
      .filter(other => other?.failure
        && other.failure.requirement === failure.requirement && other.failure.turn === failure.turn);
  }
}

const address = (...parts) => `#/${parts.map(encodeURIComponent).join('/')}`;
