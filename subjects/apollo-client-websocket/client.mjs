// Adapter (docs/adapter-protocol.md) around Apollo Client with its GraphQLWsLink over graphql-ws.
import { createRequire } from 'node:module';
import { ApolloClient, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { clientAdapter, textOf } from '../../adapters/node/index.mjs';

// Without a global WebSocket, which Node has from 22 on, the link throws a ReferenceError at every error (docs/findings.md).
globalThis.WebSocket ??= WebSocket;

// What the kit's server answers is written for the operation as it is in the scenario, without the fields that this cache
// adds to it and then misses; so results are not kept in it. Errors are wanted together with the data.
const policies = { fetchPolicy: 'no-cache', errorPolicy: 'all' };

class Session {
  #name;
  #emit;
  #client;
  #ws;
  #stops = new Map(); // by operation; they stay after its end, as a user's variable would

  constructor({ session, url, params }, emit) {
    this.#name = session;
    this.#emit = emit;
    // The kit judges one connection at a time, hence no retries.
    this.#ws = createClient({ url, connectionParams: params, webSocketImpl: WebSocket, retryAttempts: 0 });
    this.#client = new ApolloClient({
      link: new GraphQLWsLink(this.#ws),
      cache: new InMemoryCache(),
      // By default, an operation that is like one that runs is not sent but listens to that one. It is the link that is judged.
      queryDeduplication: false,
    });
  }

  subscribe(operation, { query, variables, operationName }) {
    const document = parse(query);
    switch (getOperationAST(document, operationName)?.operation) {
      case 'subscription':
        return this.#listen(operation, { query: document, variables, ...policies });
      case 'mutation':
        return this.#ask(operation, this.#client.mutate({ mutation: document, variables, ...policies }));
      default:
        return this.#ask(operation, this.#client.query({ query: document, variables, ...policies }));
    }
  }

  #listen(operation, options) {
    const where = { session: this.#name, operation };
    const subscription = this.#client.subscribe(options).subscribe({
      next: (result) => this.#report(where, result),
      error: (error) => this.#emit({ event: 'error', ...where, message: textOf(error) }),
      complete: () => this.#emit({ event: 'complete', ...where }),
    });
    this.#stops.set(operation, () => subscription.unsubscribe());
  }

  async #ask(operation, answer) {
    const where = { session: this.#name, operation };
    try {
      this.#report(where, await answer);
      this.#emit({ event: 'complete', ...where });
    } catch (error) {
      this.#emit({ event: 'error', ...where, message: textOf(error) });
    }
  }

  /** Each result as it was handed out: an error that is not GraphQL's is in it like one that is, and the completion follows. */
  #report(where, { data, error, extensions }) {
    const errors = error && (CombinedGraphQLErrors.is(error) ? error.errors : [{ message: textOf(error) }]);
    const payload = { data: data ?? null, ...(errors && { errors }), ...(extensions && { extensions }) };
    this.#emit({ event: 'next', ...where, payload });
  }

  unsubscribe(operation) {
    const stop = this.#stops.get(operation);
    if (!stop) throw new Error(`no subscription ${operation}`);
    stop();
  }

  async close() {
    this.#client.stop();
    await this.#ws.dispose();
  }
}

clientAdapter(
  {
    name: 'apollo-client',
    libraryVersion: createRequire(import.meta.url)('@apollo/client/package.json').version,
    protocols: ['graphql-transport-ws'],
    capabilities: ['unsubscribe', 'in-callback', 'multiplexing', 'queries', 'partial-results', 'params', 'tls'],
  },
  (command, emit) => new Session(command, emit),
).serve();
