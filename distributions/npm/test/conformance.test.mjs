// What the suites make of verdicts; that these are the kit's own is shown by both-ways.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { define, report } from '../lib/conformance.mjs';

function outcome(verdict, weight, more = {}) {
  const seen = [];
  const framework = {
    known: (_context, reason, error) => seen.push(['known', reason, error().message]),
    skip: (_context, reason) => seen.push(['skip', reason]),
    warn: (_context, text) => seen.push(['warn', text]),
  };
  const result = { id: 'demo.a', verdict, weight, reason: 'why', at: 'scenarios/demo/demo.tck.yaml:19:5', ...more };
  try {
    report(result, {}, framework);
  } catch (error) {
    seen.push(['failed', error.message, error.stack]);
  }
  return seen;
}

test('every verdict has its outcome', () => {
  assert.deepEqual(outcome('passed', 'good'), []);
  assert.deepEqual(outcome('warned', 'good'), [['warn', 'demo.a: why']]);
  assert.deepEqual(outcome('known-failure', 'skipped', { story: 'story' }), [['known', 'known-failure: why', 'story']]);
  assert.deepEqual(outcome('known-blocked', 'skipped'), [['known', 'known-blocked: why', 'known-blocked: why']]);
  assert.deepEqual(outcome('not-applicable', 'skipped'), [['skip', 'not-applicable: why']]);
  for (const [verdict, weight] of [
    ['failed', 'bad'],
    ['warned', 'bad'],
    ['changed', 'bad'],
    ['blocked', 'broken'],
    ['harness-error', 'broken'],
    ['fixed', 'bad'],
  ]) {
    assert.equal(outcome(verdict, weight)[0][0], 'failed', verdict);
  }
  assert.match(outcome('fixed', 'bad')[0][1], /it passes: update the baseline/);
  assert.doesNotMatch(outcome('fixed', 'bad', { unstable: true })[0][1], /it passes/);
});

test('a failure is its story at the line of the scenario', () => {
  const [[, message, stack]] = outcome('failed', 'bad', { story: 'the story' });
  assert.equal(message, 'the story');
  assert.equal(stack, 'the story\n    at demo.a (scenarios/demo/demo.tck.yaml:19:5)');
});

test('a suite has protocols and one subject', () => {
  assert.throws(() => define({ protocols: [], server: { url: '' } }, {}), /has `protocols`/);
  assert.throws(() => define({ protocols: ['x'] }, {}), /either `server` or `client`/);
});
