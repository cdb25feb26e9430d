// Adapter (docs/adapter-protocol.md) around createClient of graphql-sse, with the fetch of Node.
import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { createClient } from 'graphql-sse';
import { clientAdapter } from '../../adapters/node/index.mjs';

// Everything is left at the library's defaults but this: the kit judges one attempt at a time, and a client that comes back seconds
// later would be judged against a scenario that is over.
const retryAttempts = 0;

class Session {
  #name;
  #emit;
  #client;
  #disposers = new Map(); // by operation; stays after its end, as a user's variable would

  constructor({ session, url, headers, params }, emit) {
    this.#name = session;
    this.#emit = emit;
    this.#client = createClient({ url, headers, singleConnection: params?.singleConnection === true, retryAttempts });
  }

  subscribe(operation, payload) {
    const where = { session: this.#name, operation };
    const emit = this.#emit;
    const dispose = this.#client.subscribe(payload, {
      next: (result) => emit({ event: 'next', ...where, payload: result }),
      error: (error) => emit({ event: 'error', ...where, message: describeError(error) }),
      complete: () => emit({ event: 'complete', ...where }),
    });
    this.#disposers.set(operation, dispose);
  }

  unsubscribe(operation) {
    const dispose = this.#disposers.get(operation);
    if (!dispose) throw new Error(`no operation ${operation}`);
    dispose();
  }

  close() {
    this.#client.dispose();
  }
}

/** What a sink's error() is given: an Error, or the GraphQL errors of a response. */
function describeError(value) {
  if (Array.isArray(value)) return value.map((error) => error.message).join('\n');
  return value?.message || inspect(value);
}

export const adapter = clientAdapter(
  {
    name: 'graphql-sse',
    libraryVersion: createRequire(import.meta.url)('graphql-sse/package.json').version,
    protocols: ['graphql-sse'],
    capabilities: [
      'unsubscribe',
      'in-callback',
      'multiplexing',
      'queries',
      'mutations',
      'partial-results',
      'headers',
      'params',
      'single-connection',
      'tls',
    ],
  },
  (command, emit) => new Session(command, emit),
);

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) adapter.serve();
