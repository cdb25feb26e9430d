// Adapter (docs/adapter-protocol.md) around the SubscriptionClient of subscriptions-transport-ws, with ws as its
// WebSocket. Everything is left at the library's defaults but two times, see below: it connects when it
// is made, and does not reconnect.
//
// There is no handler for uncaught exceptions and rejections, on purpose: what the library throws at nobody ends this
// process with a stack on standard error, as it would end its user's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { SubscriptionClient } from 'subscriptions-transport-ws';
import WebSocket from 'ws';

const PROTOCOL = 'graphql-ws';

// The library gives up a connection that is not made within a second, for which a busy machine may be too slow.
const minTimeout = 10_000;

// After the first `ka` it looks in this interval whether another one came; the time for a connection is no longer than
// this. The default is half a minute.
const timeout = 10_000;

const sessions = new Map();

// A pipe is written synchronously on POSIX, so the lines stand in the order in which the application was told.
const emit = (event) => process.stdout.write(JSON.stringify(event) + '\n');

const commands = {
  open({ session, protocol, url, params, caFile }) {
    if (protocol !== PROTOCOL) throw new Error(`subscriptions-transport-ws does not speak ${protocol}`);
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
    closing.close();
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
  #subscriptions = new Map(); // by operation; stays after its end, as a user's variable would
  #closing = false;
  #lossTold = false; // of the present connection

  constructor(name, url, params, caFile) {
    this.#name = name;
    this.#client = new SubscriptionClient(
      url,
      {
        minTimeout,
        timeout,
        ...(params !== undefined && { connectionParams: params }),
        // How the library tells of a connection that the server refused; without an error it was accepted.
        connectionCallback: (error) => {
          if (error !== undefined) this.#connectionLost(error);
        },
        ...(caFile && { wsOptionArguments: [{ ca: readFileSync(caFile) }] }),
      },
      WebSocket,
    );
    // The library tells its operations nothing of a connection that fails or ends: who wants to know listens here.
    this.#client.onError((error) => this.#connectionLost(error));
    this.#client.onDisconnected(() => this.#connectionLost(new Error('disconnected')));
  }

  subscribe(operation, request) {
    const session = this.#name;
    if (this.#client.status === WebSocket.CLOSED) this.#lossTold = false; // the library makes another connection now
    const subscription = this.#client.request(request).subscribe({
      next: (result) => emit({ event: 'next', session, operation, payload: result }),
      error: (error) => emit({ event: 'error', session, operation, message: textOf(error), errors: [error] }),
      complete: () => emit({ event: 'complete', session, operation }),
    });
    this.#subscriptions.set(operation, subscription);
  }

  unsubscribe(operation) {
    const subscription = this.#subscriptions.get(operation);
    if (!subscription) throw new Error(`no operation ${operation}`);
    subscription.unsubscribe();
  }

  close() {
    this.#closing = true;
    this.#client.close();
    emit({ event: 'closed', session: this.#name });
  }

  /** Told once per connection: what ends it comes as an error and as its end. */
  #connectionLost(error) {
    if (this.#lossTold || this.#closing) return;
    this.#lossTold = true;
    emitFailure(this.#name, error);
  }
}

function sessionNamed(name) {
  const session = sessions.get(name);
  if (!session) throw new Error(`no session ${name}`);
  return session;
}

/** Of an Error, an error event of ws, or what a server sent as the payload of an error. */
const textOf = (error) => error?.message || inspect(error?.error ?? error);

const emitFailure = (session, error) => emit({ event: 'failure', session, message: textOf(error) });

function obey(line) {
  let command;
  try {
    command = JSON.parse(line);
    if (!Object.hasOwn(commands, command.do)) throw new Error(`unknown command ${command.do}`);
    commands[command.do](command);
  } catch (error) {
    const { session, operation } = command ?? {};
    if (session === undefined) console.error(`cannot obey ${line}:`, error);
    else if (operation === undefined) emitFailure(session, error);
    else emit({ event: 'error', session, operation, message: textOf(error) });
  }
}

createInterface({ input: process.stdin })
  .on('line', obey)
  .on('close', () => process.exit(0));

emit({
  event: 'ready',
  version: 1,
  name: 'subscriptions-transport-ws',
  libraryVersion: createRequire(import.meta.url)('subscriptions-transport-ws/package.json').version,
  capabilities: ['unsubscribe', 'multiplexing', 'queries', 'partial-results', 'params', 'tls'],
});
