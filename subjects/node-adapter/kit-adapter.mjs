// What adapters (docs/adapter-protocol.md) around libraries in JavaScript have in common. Each brings a function that
// opens a session; a session has subscribe(operation, request), unsubscribe(operation) and close().
//
// There is no handler for uncaught exceptions and rejections, on purpose: what a library throws at nobody ends this
// process with a stack on standard error, as it would end its user's.
import { Console } from 'node:console';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';

// Standard output is the adapter protocol's, and libraries print warnings.
globalThis.console = new Console(process.stderr, process.stderr);

const sessions = new Map();

// A pipe is written synchronously on POSIX, so the lines stand in the order in which the application was told.
export const emit = (event) => process.stdout.write(JSON.stringify(event) + '\n');

export const textOf = (error) => error?.message || inspect(error);

const commands = (protocols, openSession) => ({
  open(command) {
    const { session, protocol } = command;
    if (!protocols.includes(protocol)) throw new Error(`protocol ${protocol} is not offered by this adapter`);
    if (sessions.has(session)) throw new Error(`session ${session} is open already`);
    sessions.set(session, openSession(command));
  },
  subscribe({ session, operation, query, variables, operationName }) {
    sessionNamed(session).subscribe(operation, { query, variables, operationName });
  },
  unsubscribe({ session, operation }) {
    sessionNamed(session).unsubscribe(operation);
  },
  async close({ session }) {
    const closing = sessionNamed(session);
    sessions.delete(session);
    await closing.close();
    emit({ event: 'closed', session });
  },
  sync({ session, token }) {
    emit({ event: 'synced', session, token });
  },
  exit() {
    process.exit(0);
  },
});

function sessionNamed(name) {
  const session = sessions.get(name);
  if (!session) throw new Error(`no session ${name}`);
  return session;
}

async function obey(known, line) {
  let command;
  try {
    command = JSON.parse(line);
    if (!Object.hasOwn(known, command.do)) throw new Error(`unknown command ${command.do}`);
    await known[command.do](command);
  } catch (error) {
    const { session, operation } = command ?? {};
    if (session === undefined) console.error(`cannot obey ${line}:`, error);
    else if (operation === undefined) emit({ event: 'failure', session, message: textOf(error) });
    else emit({ event: 'error', session, operation, message: textOf(error) });
  }
}

export function serve({ name, libraryVersion, protocols, capabilities }, openSession) {
  const known = commands(protocols, openSession);
  createInterface({ input: process.stdin })
    .on('line', (line) => obey(known, line))
    .on('close', () => process.exit(0));
  emit({ event: 'ready', version: 1, name, libraryVersion, capabilities });
}
