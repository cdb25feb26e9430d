// What verdicts, levels and roles are called and mean, and what sort of thing each is.

/** By the letter that stands for a verdict in the data, worst first. */
const VERDICTS = new Map([
  ['f', { word: 'failed', bad: true, means: 'the subject broke a sentence that counts as a failure' }],
  ['c', { word: 'changed', bad: true, means: 'a known failure that now fails for another requirement' }],
  ['x', { word: 'fixed', bad: true, means: 'the baseline expects a failure, but it passes' }],
  ['h', { word: 'harness-error', bad: true, means: 'the adapter, the kit or the machine is at fault, not the subject' }],
  ['k', { word: 'known-failure', means: 'fails as the baseline says' }],
  ['b', { word: 'blocked', means: 'what it builds on failed, which another scenario tests' }],
  ['d', { word: 'known-blocked', means: 'what it builds on fails as the baseline says' }],
  ['w', { word: 'warned', means: 'allowed but not preferred, or explicit but harmless' }],
  ['p', { word: 'passed', means: 'went as the documents say' }],
  ['u', { word: 'untestable', means: 'the subject lacks what the scenario needs to be played' }],
  ['o', { word: 'not reached', means: 'its scenarios ended for something else before it came to this sentence' }],
  ['n', { word: 'not-applicable', means: 'the subject does not declare the capability that is needed' }],
]);

const LEVELS = ['must', 'should', 'may', 'open'];

const LEVEL_MEANS = {
  must: 'the document demands it',
  should: 'the document recommends it',
  may: 'the document allows it',
  open: 'the document does not specify it',
};

/** What a deviation comes to. */
const JUDGEMENTS = { fail: 'fails', strict: 'warns, and fails in a strict run', warn: 'warns', observe: 'is only noted' };

const wordOf = letter => VERDICTS.get(letter)?.word ?? 'not played';

const isBad = letter => VERDICTS.get(letter)?.bad === true;

/** Whether the subject, or the kit, does not do what it should, known or not. */
const isWrong = letter => isBad(letter) || letter === 'k';

/** Whether something was found that a reader may want to look at. */
const isTold = letter => isWrong(letter) || letter === 'w' || letter === 'b' || letter === 'd';

const worse = (one, other) => {
  for (const letter of VERDICTS.keys()) {
    if (one === letter || other === letter) return letter;
  }
  return '-';
};

const plural = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Milliseconds for people. */
const duration = ms => {
  if (ms < 1000) return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
};

/** The moment in UTC to the minute, so that everybody reads the same. */
const instant = iso => iso.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC');
