// Runs the kit for a test framework: which scenarios there are, and what came of them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, environment } from './launcher.mjs';

/** The kit could not be run, or could not judge. */
export class KitError extends Error {
  name = 'KitError';
}

/** What a run would play, as `graphql-tck list --format json` describes it. */
export function scenarios(protocols, role, selection) {
  const [program, argv] = command(['list', '--protocol', protocols.join(), '--role', role, '--format', 'json', ...selection]);
  const { status, stdout, stderr, error } = spawnSync(program, argv, {
    encoding: 'utf8',
    env: environment('graphql-tck'),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new KitError(stderr?.trim() || error?.message || `\`graphql-tck list\` ended with ${status}`);
  return JSON.parse(stdout).scenarios;
}

/** Judges by this command line. Returns what `verdicts.jsonl` says, by id. */
export async function verdicts(options, subjectsCommand = [], more = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'graphql-tck-'));
  try {
    const lines = join(folder, 'verdicts.jsonl');
    const { code, err } = await call(
      [...options, '--no-color', '--report', `lines=${lines}`, ...(subjectsCommand.length ? ['--', ...subjectsCommand] : [])],
      more,
    );
    const text = await readFile(lines, 'utf8').catch(() => undefined);
    if (text === undefined || code > 1) throw new KitError(`the kit ended with ${code}: ${err.trim()}`);
    const results = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    return new Map(results.map((result) => [result.id, result]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function call(given, more) {
  const [program, argv] = command(given);
  const kit = spawn(program, argv, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...environment('graphql-tck'), ...more },
  });
  // The kit ends its subjects itself when it is asked to.
  const end = () => kit.kill();
  process.once('exit', end);
  let err = '';
  kit.stderr.setEncoding('utf8').on('data', (text) => (err = (err + text).slice(-100_000)));
  return new Promise((resolve, reject) => {
    kit.on('error', (problem) => reject(new KitError(`${program} cannot be run: ${problem.message}`)));
    kit.on('close', (code, signal) => {
      process.off('exit', end);
      resolve({ code: code ?? 130, err: signal ? `${err}\nended by ${signal}` : err });
    });
  });
}
