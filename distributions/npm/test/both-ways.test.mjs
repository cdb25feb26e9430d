// One subject by the command line and by node:test: the same verdicts. Run after `distributions/build`, from the packed package.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SUBJECT = fileURLToPath(new URL('../../../subjects/graphql-ws-client/', import.meta.url));
const INSTALLED = process.env.GRAPHQL_TCK_INSTALLED;
// Those of the subject: what one way does not declare is not applicable there.
const DESCRIPTION = await readFile(join(SUBJECT, 'subject.yaml'), 'utf8');
const CAPABILITIES = /^capabilities: \[(.*)\]$/m.exec(DESCRIPTION)[1].split(', ');
const BIG = { maxBuffer: 64 * 1024 * 1024 };

async function byCommandLine() {
  const lines = join(INSTALLED, 'verdicts.jsonl');
  const subject = join(SUBJECT, 'subject.yaml');
  await run('npx', ['--no', '--', 'graphql-tck', 'run', subject, '--report', `lines=${lines}`], { cwd: INSTALLED, ...BIG });
  const results = (await readFile(lines, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return new Map(results.map(({ id, verdict }) => [id, verdict]));
}

const SUITE = `
import { conformance } from 'graphql-tck/node-test';
import { adapter } from '${SUBJECT}client.mjs';

conformance({
  title: 'graphql-ws',
  protocols: ['graphql-transport-ws'],
  client: { adapter },
  capabilities: ${JSON.stringify(CAPABILITIES)},
});
`;

/** What TAP says of each test, in the kit's words. */
async function byNodeTest() {
  await writeFile(join(INSTALLED, 'suite.test.mjs'), SUITE);
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'suite.test.mjs'], {
    cwd: INSTALLED,
    env: environment,
    ...BIG,
  });
  const found = new Map();
  for (const [, ok, id, directive, reason] of stdout.matchAll(/^ +(ok|not ok) \d+ - (\S+)(?: # (SKIP|TODO) (.*))?$/gm)) {
    found.set(id, directive ? reason.split(':')[0] : ok === 'ok' ? 'passed' : 'failed');
  }
  return found;
}

test('a client in the process of the tests', { timeout: 600_000 }, async () => {
  const expected = await byCommandLine();
  assert.ok(expected.size > 100);
  const found = await byNodeTest();
  for (const [id, verdict] of expected) {
    assert.equal(found.get(id), verdict === 'warned' ? 'passed' : verdict, id);
  }
  assert.equal([...found.keys()].filter((id) => id.startsWith('gtws.')).length, expected.size);
});
