// The transcript as a sequence diagram in two lanes, and the dialogue as it should go beside it.

const GAP = 1000;

const clock = ms => (ms < 10_000 ? ms.toFixed(1) : ms.toLocaleString('en', { maximumFractionDigits: 0 }));

/** Sixteen octets a line: where, what, and how it reads. */
const hexDump = octets => {
  const lines = [];
  for (let at = 0; at < octets.length; at += 16) {
    const line = [...octets.slice(at, at + 16)];
    const hex = line.map(octet => octet.toString(16).padStart(2, '0')).join(' ').padEnd(48);
    const text = line.map(octet => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex} ${text}`);
  }
  return lines.join('\n');
};

const MOST_OCTETS = 4096;

/** The octets of a moment as far as they are known: as written down, or those of its text. */
const octetsOf = moment => {
  if (moment.hex !== undefined) {
    return { octets: moment.hex ? moment.hex.split(' ').map(pair => parseInt(pair, 16)) : [], whole: !moment.truncated };
  }
  if (moment.kind !== 'message' && moment.kind !== 'request' && moment.kind !== 'response') return null;
  if (moment.kind !== 'message' || moment.text === '') return null;
  const octets = new TextEncoder().encode(moment.text);
  return { octets: octets.slice(0, MOST_OCTETS), whole: !moment.truncated && octets.length <= MOST_OCTETS };
};

const decoded = moment => {
  let json = moment.json;
  if (json === undefined && moment.kind === 'message' && !moment.truncated) {
    try {
      json = JSON.parse(moment.text);
    } catch {
      return moment.text;
    }
  }
  return json === undefined ? moment.text : JSON.stringify(json, null, 2);
};

const detailOf = moment => {
  const bytes = octetsOf(moment);
  const isJson = moment.kind === 'message' || moment.json !== undefined;
  return h('div', { class: 'frame' },
    h('section', {}, h('h3', {}, isJson ? 'Decoded' : 'Text'),
      h('pre', { tabindex: 0 }, foreign(decoded(moment), { lines: true, most: 6000 }))),
    isJson && moment.kind !== 'message'
      ? h('section', {}, h('h3', {}, 'Text'), h('pre', { tabindex: 0 }, foreign(moment.text, { lines: true })))
      : null,
    bytes ? h('section', {}, h('h3', {}, bytes.whole ? `Bytes (${bytes.octets.length})` : 'First bytes'),
      h('pre', { class: 'hex', tabindex: 0 }, hexDump(bytes.octets)),
      moment.hex === undefined ? h('p', { class: 'note' }, 'Bytes of the payload, from its text in UTF-8.') : null) : null,
    moment.truncated ? h('p', { class: 'note' }, 'It was longer; this is how it begins.') : null);
};

/** What is said of a finding at its moment. */
const findingPanel = (finding, first) => h('div', { class: first ? 'here first' : 'here' },
  h('p', {}, h('b', {}, !first ? 'Also here' : finding.turn ? 'First divergence' : 'Broken here'), ' · ',
    h('span', {}, `${finding.requirement}, ${finding.judgement}`)),
  h('dl', {},
    finding.allowed.map((allowed, at) => [
      h('dt', {}, at === 0 ? 'expected' : 'or'), h('dd', { class: 'mono' }, foreign(allowed, { most: 600 })),
    ]),
    h('dt', {}, 'received'), h('dd', { class: 'mono' }, foreign(finding.found, { most: 1200 }))));

/**
 * The diagram. `role` is the subject's; `main` is the finding that the story is about, and `findings` are all of them.
 */
const sequence = ({ moments, leftOut, role, subject, main, findings }) => {
  const several = moments.some(moment => typeof moment.lane === 'number' && moment.lane > 1);
  const parties = { client: role === 'client' ? subject : 'the kit', server: role === 'client' ? 'the kit' : subject };
  const speaker = moment => (moment.who === 'subject' ? role : role === 'client' ? 'server' : 'client');
  const at = new Map();
  findings.forEach(finding => at.set(finding.moment, [...(at.get(finding.moment) ?? []), finding]));
  const list = h('ol', { class: 'seq' });
  let before = 0;
  let number = -1;
  for (const moment of moments) {
    if (moment.n > number + 1) {
      list.append(h('li', { class: 'gap' }, `${plural(moment.n - number - 1, 'moment')} left out`));
    } else if (moment.atMs - before >= GAP) {
      list.append(h('li', { class: 'gap' }, `${duration(moment.atMs - before)} later`));
    }
    number = moment.n;
    before = moment.atMs;
    list.append(momentLine(moment, speaker(moment), several, at.get(moment.n), main));
    (at.get(moment.n) ?? []).forEach(finding => list.append(h('li', { class: 'finding' }, findingPanel(finding, finding === main))));
    at.delete(moment.n);
  }
  [...at.values()].flat().forEach(finding => list.append(h('li', { class: 'finding' }, findingPanel(finding, finding === main))));
  return h('div', { class: 'diagram' },
    h('div', { class: 'parties' }, h('span', { class: 'time' }, 'ms'),
      h('span', { class: 'client' }, h('small', {}, 'client'), brief(parties.client, 60)),
      h('span', { class: 'server' }, h('small', {}, 'server'), brief(parties.server, 60))),
    list,
    leftOut ? h('p', { class: 'note' }, `${plural(leftOut, 'moment')} in the middle of this long transcript are not in the results.`)
      : null);
};

const momentLine = (moment, party, several, findings, main) => {
  const marked = findings?.includes(main);
  const time = h('span', { class: 'time' }, clock(moment.atMs));
  const classes = [marked ? 'marked' : findings ? 'noted' : ''];
  if (moment.who === 'note') {
    return h('li', { class: `kit ${classes[0]}` }, time, h('span', { class: 'lane' }, foreign(moment.text)));
  }
  const application = moment.who === 'application';
  const text = application ? `application ${moment.kind === 'told' ? 'sees: ' : ''}${moment.text}` : (moment.carrier ? `${moment.carrier} ` : '') + moment.text;
  const oneLine = moment.kind === 'request' || moment.kind === 'response' ? text.split('\n')[0] : text;
  const spoken = application ? 'the client’s ' : moment.who === 'kit' ? `the kit, as ${party}: ` : `the subject, as ${party}: `;
  const arrow = application || moment.kind === 'violation' ? null : h('span', { class: 'arrow', 'aria-hidden': 'true' });
  const details = h('details', {
    ontoggle: () => {
      if (details.open && details.children.length === 1) details.append(detailOf(moment));
    },
  }, h('summary', {}, time, h('span', { class: 'lane' },
    h('span', { class: 'label' }, several && typeof moment.lane === 'number' ? h('b', { class: 'wire' }, `#${moment.lane}`) : null,
      hidden(`${marked ? main.turn ? 'First divergence. ' : 'Broken here. ' : ''}${spoken}`), brief(oneLine, 600)), arrow)));
  return h('li', { class: `${application ? 'application' : party} k-${moment.kind} ${classes[0]}` }, details);
};

/** The dialogue in words, in two lanes; the turn that was due when it diverged is marked. */
const dialogueList = (lines, due, role) => {
  const parties = { client: role === 'client' ? 'the subject' : 'the kit', server: role === 'client' ? 'the kit' : 'the subject' };
  const dueLines = new Set();
  if (due) lines.filter(line => line.at === due).forEach(line => dueLines.add(line));
  return h('div', { class: 'diagram' },
    h('div', { class: 'parties' }, h('span', { class: 'time' }, 'line'),
      h('span', { class: 'client' }, h('small', {}, 'client'), parties.client),
      h('span', { class: 'server' }, h('small', {}, 'server'), parties.server)),
    h('ol', { class: 'seq words' }, lines.map(line => {
      const isDue = dueLines.has(line);
      const number = line.at ? line.at.split(':').at(-2) : '';
      const kind = line.kind === 'group' ? 'kit' : line.kind === 'application' ? 'application' : line.who;
      const says = line.kind === 'says';
      const element = h('li', { class: `${kind} ${isDue ? 'due' : ''}` }, h('span', { class: 'time' }, number),
        h('span', { class: 'lane' }, h('span', { class: 'label' },
          isDue ? h('b', { class: 'due' }, 'expected') : null,
          hidden(line.who && kind !== 'application' ? `${line.who}: ` : ''), foreign(line.text, { most: 600 })),
        says ? h('span', { class: 'arrow', 'aria-hidden': 'true' }) : null));
      element.style.setProperty('--depth', line.depth);
      return element;
    })));
};
