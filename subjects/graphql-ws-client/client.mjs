// Adapter (docs/adapter-protocol.md) around createClient of graphql-ws, with ws as its WebSocket.
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { createClient, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import WebSocket from 'ws';
import { clientAdapter } from '../../adapters/node/index.mjs';

// Everything is left at the library's defaults but this: the kit judges one connection at a time, and a client that
// comes back seconds later would be judged against a scenario that is over. A scenario about reconnecting is for the
// description that sets this variable. (The library reconnects all the same after a server's close code 1000.)
const retrying = process.env.TCK_GRAPHQL_WS_RETRY === 'default';
const retryOptions = retrying ? {} : { retryAttempts: 0 };

class Session {
  #name;
  #emit;
  #client;
  #disposers = new Map(); // by operation; stays after its end, as a user's variable would
  #untold = new Set(); // operations that still wait for their error or complete
  #closing = false;
  #lossTold = false; // of the present connection

  constructor({ session, url, params }, emit) {
    this.#name = session;
    this.#emit = emit;
    this.#client = createClient({
      url,
      connectionParams: params,
      webSocketImpl: WebSocket,
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
    const emit = this.#emit;
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
      this.#tellFailure(error);
    }
  }

  /** Told once per connection (an error is followed by a close), and only when no operation is told of it. */
  #connectionLost(errorOrCloseEvent) {
    if (this.#lossTold || this.#closing) return;
    this.#lossTold = true;
    if (this.#untold.size === 0) this.#tellFailure(errorOrCloseEvent);
  }

  #tellFailure(value) {
    const { message } = describeError(value);
    const told = isCloseEvent(value) && { code: value.code, reason: value.reason };
    this.#emit({ event: 'failure', session: this.#name, message, ...told });
  }
}

const isCloseEvent = (value) => typeof value === 'object' && value !== null && 'code' in value && 'reason' in value;

/** What a sink's error() is given: GraphQL errors, a close event, an error event of ws, or an Error. */
function describeError(value) {
  if (Array.isArray(value)) return { message: value.map((error) => error.message).join('\n'), errors: value };
  if (isCloseEvent(value)) return { message: value.reason ? `${value.code}: ${value.reason}` : `${value.code}` };
  return { message: value?.message || inspect(value?.error ?? value) };
}

export const adapter = clientAdapter(
  {
    name: 'graphql-ws',
    libraryVersion: createRequire(import.meta.url)('graphql-ws/package.json').version,
    protocols: [GRAPHQL_TRANSPORT_WS_PROTOCOL],
    capabilities: [
      'unsubscribe',
      'in-callback',
      'multiplexing',
      'queries',
      'partial-results',
      'params',
      ...(retrying ? ['reconnects'] : []),
      'tls',
    ],
  },
  (command, emit) => new Session(command, emit),
);

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) adapter.serve();
