// The installed command, on the Java of this machine and on none.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

const INSTALLED = process.env.GRAPHQL_TCK_INSTALLED;
const COMMAND = join(INSTALLED, 'node_modules', '.bin', 'graphql-tck');
const NODE = dirname(process.execPath);
const folder = mkdtempSync(join(tmpdir(), 'graphql-tck-test-'));
after(() => rmSync(folder, { recursive: true }));

const launch = (given, environment = {}, cwd = folder) =>
  spawnSync(COMMAND, given, { encoding: 'utf8', cwd, env: { ...process.env, ...environment }, timeout: 120_000 });

/** Without any Java: a folder with node and nothing else is the PATH. */
function bare(more = {}) {
  const programs = join(folder, 'node-only');
  mkdirSync(programs, { recursive: true });
  const node = join(programs, 'node');
  writeFileSync(node, `#!/bin/sh\nexec '${join(NODE, 'node')}' "$@"\n`);
  chmodSync(node, 0o755);
  const env = join(programs, 'env');
  writeFileSync(env, '#!/bin/sh\nexec /usr/bin/env "$@"\n');
  chmodSync(env, 0o755);
  return spawnSync('/usr/bin/env', ['-i', `PATH=${programs}`, ...Object.entries(more).map((pair) => pair.join('=')), 'node', COMMAND, '--version'], {
    encoding: 'utf8',
  });
}

function java(version) {
  const home = join(folder, `java-${version}`);
  mkdirSync(join(home, 'bin'), { recursive: true });
  const program = join(home, 'bin', 'java');
  writeFileSync(
    program,
    `#!/bin/sh\nif [ "$1" = -version ]; then echo 'openjdk version "${version}"' >&2; else echo "Java ${version} $GRAPHQL_TCK_PROGRAM"; fi\n`,
  );
  chmodSync(program, 0o755);
  return home;
}

test('says its version and ends with 0', () => {
  const { status, stdout, stderr } = launch(['--version']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^graphql-tck \S+\n$/);
});

test('ends with 2 for wrong usage and with 3 for a subject that cannot be run', () => {
  assert.equal(launch(['no-such-command']).status, 2);
  assert.equal(launch(['test-client', '--protocol', 'graphql-transport-ws', '--', './no-such-adapter']).status, 3);
});

test('takes paths from the folder where it was called', () => {
  writeFileSync(join(folder, 'subject.yaml'), 'name: x\nrole: nonsense\n');
  const { stdout, stderr } = launch(['lint', 'subject.yaml']);
  assert.match(stdout + stderr, /^subject\.yaml:2:/m);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`passes ${signal} on and ends as the kit does`, { timeout: 120_000 }, async () => {
    const process_ = spawn(COMMAND, ['serve', '--port', '0', 'gtws.stream.completes'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    const served = new Promise((resolve) => {
      for (const stream of [process_.stdout, process_.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          lines.push(line);
          if (line.includes('127.0.0.1')) resolve();
        });
      }
      process_.on('close', resolve);
    });
    await served;
    assert.equal(process_.exitCode, null, lines.join('\n'));
    process_.kill(signal);
    const code = await new Promise((resolve) => process_.on('close', resolve));
    assert.equal(code, signal === 'SIGINT' ? 130 : 143);
  });
}

test('says how to get a Java where there is none', () => {
  const { status, stderr } = bare();
  assert.equal(status, 3);
  assert.match(stderr, /^graphql-tck: there is no Java: no JAVA_HOME, and no java on the PATH; install Java 17 or later/);
});

test('passes over a Java that is too old', () => {
  const { stdout } = bare({ JAVA_HOME: java('1.8.0_202'), JAVA_HOME_11_X64: java('11.0.1'), JAVA_HOME_21_X64: java('21.0.1'), JAVA_HOME_17_arm64: java('17.0.1') });
  assert.match(stdout, /^Java 17\.0\.1 /);
  const { status, stderr } = bare({ JAVA_HOME: java('1.8.0_202') });
  assert.equal(status, 3);
  assert.match(stderr, /JAVA_HOME has \S+, which is Java 8/);
});

test('is named in reports as it was called', () => {
  const home = java('17.0.9');
  const named = (environment) => launch(['--version'], { JAVA_HOME: home, npm_command: '', ...environment }).stdout;
  assert.equal(named({ PATH: `${dirname(COMMAND)}:${process.env.PATH}` }), 'Java 17.0.9 graphql-tck\n');
  assert.equal(named({ npm_command: 'exec' }), 'Java 17.0.9 npx graphql-tck\n');
});
