// The adapter protocol (docs/adapter-protocol.md of the project) for clients in JavaScript. An adapter brings a function that opens a
// session; a session has subscribe(operation, request), unsubscribe(operation) and close().
//
// There is no handler for uncaught exceptions and rejections, on purpose: what a library throws at nobody ends this
// process with a stack on standard error, as it would end its user's.
import { Console } from 'node:console';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { trust } from './trust.mjs';

/** Where an adapter that is a program of its own writes its events. A pipe is written synchronously on POSIX, so the lines stand
 * in the order in which the application was told. */
export const emit = (event) => process.stdout.write(JSON.stringify(event) + '\n');

export const textOf = (error) => error?.message || inspect(error);

function standardStreams() {
  // Standard output is the adapter protocol's, and libraries print warnings.
  globalThis.console = new Console(process.stderr, process.stderr);
  return { input: process.stdin, emit, end: () => process.exit(0) };
}

/** What an event reports, in the words of the command `when`. */
const CUES = { next: ['first-result'], complete: ['completion', 'end'], error: ['error', 'end'] };

/** The orders of `when`: each is carried out once, within the call that reports what it waits for. */
class Orders {
  #waiting = [];
  #closed = new Set(); // sessions that an order has closed

  add(order) {
    this.#waiting.push(order);
  }

  /** Reports events, and then has the session do what waits for them. */
  reporting(emit, carryOut) {
    return (event) => {
      emit(event);
      for (const order of this.#waiting.filter((one) => isDue(one, event))) {
        this.#waiting.splice(this.#waiting.indexOf(order), 1);
        if (order.then.do === 'close') this.#closed.add(order.session);
        carryOut({ ...order.then, session: order.session });
      }
    };
  }

  hasClosed(session) {
    return this.#closed.has(session);
  }
}

const isDue = ({ session, operation, on }, reported) =>
  session === reported.session && operation === reported.operation && CUES[reported.event]?.includes(on);

const commands = (sessions, orders, emit, end, protocols, openSession) => {
  const sessionNamed = (name) => {
    const session = sessions.get(name);
    if (!session) throw new Error(`no session ${name}`);
    return session;
  };
  const known = {
    open(command) {
      const { session, protocol } = command;
      if (!protocols.includes(protocol)) throw new Error(`protocol ${protocol} is not offered by this adapter`);
      if (sessions.has(session)) throw new Error(`session ${session} is open already`);
      trust(command.caFile);
      sessions.set(session, openSession(command, orders.reporting(emit, (ordered) => carryOut(known, emit, ordered))));
    },
    subscribe({ session, operation, query, variables, operationName }) {
      sessionNamed(session).subscribe(operation, { query, variables, operationName });
    },
    unsubscribe({ session, operation }) {
      sessionNamed(session).unsubscribe(operation);
    },
    when({ session, operation, on, then }) {
      sessionNamed(session);
      orders.add({ session, operation, on, then });
    },
    async close({ session }) {
      // The kit asks for it at the end in any case, perhaps while the answer to an order is on its way.
      if (!sessions.has(session) && orders.hasClosed(session)) return;
      const closing = sessionNamed(session);
      sessions.delete(session);
      try {
        await closing.close();
      } catch (error) {
        // What the library says of its end; it is disposed of all the same.
        emit({ event: 'failure', session, message: textOf(error) });
      }
      emit({ event: 'closed', session });
    },
    sync({ session, token }) {
      emit({ event: 'synced', session, token });
    },
    exit: end,
  };
  return known;
};

function obey(known, emit, line) {
  try {
    return carryOut(known, emit, JSON.parse(line));
  } catch (error) {
    console.error(`cannot obey ${line}:`, error);
  }
}

async function carryOut(known, emit, command) {
  try {
    if (!Object.hasOwn(known, command.do)) throw new Error(`unknown command ${command.do}`);
    await known[command.do](command);
  } catch (error) {
    const { session, operation } = command ?? {};
    if (session === undefined) console.error(`cannot obey ${JSON.stringify(command)}:`, error);
    else if (operation === undefined) emit({ event: 'failure', session, message: textOf(error) });
    else emit({ event: 'error', session, operation, message: textOf(error) });
  }
}

/**
 * Greets, and carries out commands until the command `exit` or the end of input.
 *
 * `openSession(command, emit)` makes the session that a command `open` asks for; `caFile` is trusted before. Without `streams` the standard streams are used, and
 * the end is that of the process.
 */
export function serve({ name, libraryVersion, protocols, capabilities }, openSession, streams = standardStreams()) {
  const { input, emit, end } = streams;
  const known = commands(new Map(), new Orders(), emit, end, protocols, openSession);
  createInterface({ input })
    .on('line', (line) => obey(known, emit, line))
    .on('close', end);
  emit({ event: 'ready', version: 1, name, libraryVersion, capabilities });
}

/** An adapter as a value: for a program, `adapter.serve()`; for a test framework, the client under test. */
export const clientAdapter = (description, openSession) => ({
  serve: (streams) => serve(description, openSession, streams),
});
