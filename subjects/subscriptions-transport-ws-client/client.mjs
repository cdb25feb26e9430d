// Adapter (docs/adapter-protocol.md) around the SubscriptionClient of subscriptions-transport-ws, with ws as its
// WebSocket. Everything is left at the library's defaults but two times, see below: it connects when it
// is made, and does not reconnect.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { SubscriptionClient } from 'subscriptions-transport-ws';
import WebSocket from 'ws';
import { clientAdapter } from '../../adapters/node/index.mjs';

const PROTOCOL = 'graphql-ws';

// The library gives up a connection that is not made within a second, for which a busy machine may be too slow.
const minTimeout = 10_000;

// After the first `ka` it looks in this interval whether another one came; the time for a connection is no longer than
// this. The default is half a minute.
const timeout = 10_000;

class Session {
  #name;
  #emit;
  #client;
  #subscriptions = new Map(); // by operation; stays after its end, as a user's variable would
  #closing = false;
  #lossTold = false; // of the present connection

  constructor({ session, url, params, caFile }, emit) {
    this.#name = session;
    this.#emit = emit;
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
    const emit = this.#emit;
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
  }

  /** Told once per connection: what ends it comes as an error and as its end. */
  #connectionLost(error) {
    if (this.#lossTold || this.#closing) return;
    this.#lossTold = true;
    this.#emit({ event: 'failure', session: this.#name, message: textOf(error) });
  }
}

/** Of an Error, an error event of ws, or what a server sent as the payload of an error. */
const textOf = (error) => error?.message || inspect(error?.error ?? error);

clientAdapter(
  {
    name: 'subscriptions-transport-ws',
    libraryVersion: createRequire(import.meta.url)('subscriptions-transport-ws/package.json').version,
    protocols: [PROTOCOL],
    capabilities: ['unsubscribe', 'in-callback', 'multiplexing', 'queries', 'partial-results', 'params', 'tls'],
  },
  (command, emit) => new Session(command, emit),
).serve();
