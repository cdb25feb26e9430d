// The command `graphql-tck`: the kit's jar on the Java that there is, as if it had been called itself.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename, delimiter, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJava, NoJava } from './java.mjs';

const JAR = fileURLToPath(new URL('../graphql-tck.jar', import.meta.url));
// For a process that lives for seconds: a quick start counts for more than peak speed.
const FLAGS = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Xmx1g'];
// As the kit itself ends when something that it needs cannot be run.
const CANNOT_RUN = 3;

/** The program and the arguments that run the kit. */
export function command(given) {
  const more = (process.env.GRAPHQL_TCK_JAVA_OPTS ?? '').split(/\s+/).filter(Boolean);
  return [findJava(), [...FLAGS, ...more, '-jar', JAR, ...given]];
}

/** The kit's environment; `program` is how the user calls it, for the commands that reports name. */
export const environment = (program) => ({ ...process.env, GRAPHQL_TCK_PROGRAM: program });

function calledAs() {
  const { npm_command: npm, PATH = '' } = process.env;
  if (npm === 'exec') return 'npx graphql-tck';
  const called = process.argv[1];
  const onPath = PATH.split(delimiter).some((folder) => folder && resolve(folder) === dirname(called));
  return onPath ? basename(called) : called;
}

function fail(sentence) {
  process.stderr.write(`graphql-tck: ${sentence}\n`);
  process.exitCode = CANNOT_RUN;
}

export function main(given) {
  let program, argv;
  try {
    [program, argv] = command(given);
  } catch (problem) {
    if (!(problem instanceof NoJava)) throw problem;
    return fail(problem.message);
  }
  const kit = spawn(program, argv, { stdio: 'inherit', env: environment(calledAs()) });
  // Ctrl-C in a terminal reaches the kit by itself, a signal for this process alone does not. The kit decides what to do about it, and
  // this waits. A second one of the same changes nothing for a JVM that is ending.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => kit.kill(signal));
  kit.on('error', (problem) => fail(`${program} cannot be run: ${problem.message}`));
  kit.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
