// Finds a Java that runs the kit.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const OLDEST = 17;
const PROGRAM = process.platform === 'win32' ? 'java.exe' : 'java';

/** With a sentence for the user. */
export class NoJava extends Error {}

/**
 * The path of a `java` of version 17 or later: that of JAVA_HOME, else the one on the PATH, else one of the variables that hosted CI
 * machines set, such as JAVA_HOME_17_X64.
 */
export function findJava(environment = process.env) {
  const found = candidates(environment).map(([where, java]) => ({ where, java, version: versionOf(java) }));
  const chosen = found.find(({ version }) => version >= OLDEST);
  if (chosen) return chosen.java;
  throw new NoJava(sentence(found));
}

function candidates(environment) {
  const all = [];
  if (environment.JAVA_HOME) all.push(['JAVA_HOME', join(environment.JAVA_HOME, 'bin', PROGRAM)]);
  const folder = (environment.PATH ?? '').split(delimiter).find((one) => one && executable(join(one, PROGRAM)));
  if (folder) all.push(['the PATH', join(folder, PROGRAM)]);
  const hosted = Object.keys(environment)
    .map((name) => ({ name, version: Number(/^JAVA_HOME_(\d+)_\w+$/.exec(name)?.[1] ?? 0) }))
    .filter(({ name, version }) => version >= OLDEST && environment[name])
    .sort((one, other) => one.version - other.version);
  return [...all, ...hosted.map(({ name }) => [name, join(environment[name], 'bin', PROGRAM)])];
}

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The major version, or 0. A JDK says it in a file; asking the program takes ten times as long. */
function versionOf(java) {
  if (!executable(java)) return 0;
  try {
    const release = readFileSync(join(dirname(dirname(realpathSync(java))), 'release'), 'utf8');
    const named = /^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(release);
    if (named) return Number(named[1]);
  } catch {
    // Asked below.
  }
  const { stdout, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8', timeout: 60_000 });
  return Number(/ version "(?:1\.)?(\d+)/.exec(`${stderr}${stdout}`)?.[1] ?? 0);
}

function sentence(found) {
  const advice =
    `install Java ${OLDEST} or later, such as a package openjdk-17-jre-headless or temurin-17-jre of your system, ` +
    'and put it on the PATH, or set JAVA_HOME to its folder';
  if (found.length === 0) return `there is no Java: no JAVA_HOME, and no java on the PATH; ${advice}`;
  const tried = found.map(
    ({ where, java, version }) => `${where} has ${java}, ${version ? `which is Java ${version}` : 'which is no Java'}`,
  );
  return `there is no Java ${OLDEST} or later: ${tried.join('; ')}; ${advice}`;
}
