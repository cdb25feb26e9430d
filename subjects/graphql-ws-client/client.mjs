// Adapter (docs/adapter-protocol.md) around createClient of graphql-ws, with ws as its WebSocket.
//
// There is no handler for uncaught exceptions and rejections, on purpose: what the library throws at nobody ends this
// process with a stack on standard error, as it would end its user's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { createClient, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import WebSocket from 'ws';

// Everything is left at the library's defaults but this: the kit judges one connection at a time, and a client that
// comes back seconds later would be judged against a scenario that is over. A scenario about reconnecting is for the
// description that sets this variable. (The library reconnects all the same after a server's close code 1000.)
const retrying = process.env.TCK_GRAPHQL_WS_RETRY === 'default';
const retryOptions = retrying ? {} : { retryAttempts: 0 };

const sessions = new Map();

// A pipe is written synchronously on POSIX, so the lines stand in the order in which the application was told.
const emit = (event) => process.stdout.write(JSON.stringify(event) + '\n');

const commands = {
  open({ session, protocol, url, params, caFile }) {
    if (protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) throw new Error(`graphql-ws does not speak ${protocol}`);
    sessions.set(session, new Session(session, url, params, caFile));
  },
  subscribe({ session, operation, query, variables, operationName }) {
    sessionNamed(session).subscribe(operation, { query, variables, operationName });
  },
  unsubscribe({ session, operation }) {
    sessionNamed(session).unsubscribe(operation);
  },
  close({ session }) {
    const closing = sessionNamed(session);
    sessions.delete(session);
    return closing.close();
  },
  sync({ session, token }) {
    emit({ event: 'synced', session, token });
  },
  exit() {
    process.exit(0);
  },
};

class Session {
  #name;
  #client;
  #disposers = new Map(); // by operation; stays after its end, as a user's variable would
  #untold = new Set(); // operations that still wait for their error or complete
  #closing = false;
  #lossTold = false; // of the present connection

  constructor(name, url, params, caFile) {
    this.#name = name;
    this.#client = createClient({
      url,
      connectionParams: params,
      webSocketImpl: caFile ? trusting(readFileSync(caFile)) : WebSocket,
      ...retryOptions,
      on: {
        connecting: () => (this.#lossTold = false),
        error: (error) => this.#connectionLost(error),
        closed: (event) => {
          // 1000 is how the client itself leaves when its last operation is over.
          if (event.code !== 1000) this.#connectionLost(event);
        },
      },
    });
  }

  subscribe(operation, payload) {
    const session = this.#name;
    const ended = () => this.#untold.delete(operation);
    this.#untold.add(operation);
    const dispose = this.#client.subscribe(payload, {
      next: (result) => emit({ event: 'next', session, operation, payload: result }),
      error: (error) => {
        ended();
        emit({ event: 'error', session, operation, ...describeError(error) });
      },
      complete: () => {
        ended();
        emit({ event: 'complete', session, operation });
      },
    });
    this.#disposers.set(operation, dispose);
  }

  unsubscribe(operation) {
    const dispose = this.#disposers.get(operation);
    if (!dispose) throw new Error(`no operation ${operation}`);
    dispose();
  }

  async close() {
    this.#closing = true;
    try {
      await this.#client.dispose();
    } catch (error) {
      // It waits for a connection that is being made, and rejects when that fails.
      emitFailure(this.#name, error);
    }
    emit({ event: 'closed', session: this.#name });
  }

  /** Told once per connection (an error is followed by a close), and only when no operation is told of it. */
  #connectionLost(errorOrCloseEvent) {
    if (this.#lossTold || this.#closing) return;
    this.#lossTold = true;
    if (this.#untold.size === 0) emitFailure(this.#name, errorOrCloseEvent);
  }
}

function sessionNamed(name) {
  const session = sessions.get(name);
  if (!session) throw new Error(`no session ${name}`);
  return session;
}

/** A WebSocket that trusts this certificate: the library passes no options of its own to its WebSocket. */
function trusting(ca) {
  return class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { ca });
    }
  };
}

const isCloseEvent = (value) => typeof value === 'object' && value !== null && 'code' in value && 'reason' in value;

/** What a sink's error() is given: GraphQL errors, a close event, an error event of ws, or an Error. */
function describeError(value) {
  if (Array.isArray(value)) return { message: value.map((error) => error.message).join('\n'), errors: value };
  if (isCloseEvent(value)) return { message: value.reason ? `${value.code}: ${value.reason}` : `${value.code}` };
  return { message: value?.message || inspect(value?.error ?? value) };
}

function emitFailure(session, value) {
  const { message } = describeError(value);
  emit({ event: 'failure', session, message, ...(isCloseEvent(value) && { code: value.code, reason: value.reason }) });
}

async function obey(line) {
  let command;
  try {
    command = JSON.parse(line);
    if (!Object.hasOwn(commands, command.do)) throw new Error(`unknown command ${command.do}`);
    await commands[command.do](command);
  } catch (error) {
    const { session, operation } = command ?? {};
    if (session === undefined) console.error(`cannot obey ${line}:`, error);
    else if (operation === undefined) emitFailure(session, error);
    else emit({ event: 'error', session, operation, ...describeError(error) });
  }
}

createInterface({ input: process.stdin })
  .on('line', obey)
  .on('close', () => process.exit(0));

emit({
  event: 'ready',
  version: 1,
  name: 'graphql-ws',
  libraryVersion: createRequire(import.meta.url)('graphql-ws/package.json').version,
  capabilities: [
    'unsubscribe',
    'multiplexing',
    'queries',
    'partial-results',
    'params',
    ...(retrying ? ['reconnects'] : []),
    'tls',
  ],
});
