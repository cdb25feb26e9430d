// The adapter around Apollo Client with the link that graphql-sse documents in its recipes: every operation goes through it.
import { createRequire } from 'node:module';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { getOperationAST, parse, print } from 'graphql';
import { createClient } from 'graphql-sse';
import { Observable } from 'rxjs';
import { serve, textOf } from '../../adapters/node/index.mjs';

// It is the link that is judged, not what a cache keeps; errors are wanted together with the data.
const policies = { fetchPolicy: 'no-cache', errorPolicy: 'all' };

class SseLink extends ApolloLink {
  constructor(options) {
    super();
    this.client = createClient(options);
  }

  request({ operationName, query, variables }) {
    return new Observable((sink) =>
      this.client.subscribe(
        { operationName, query: print(query), variables },
        { next: sink.next.bind(sink), complete: sink.complete.bind(sink), error: sink.error.bind(sink) },
      ),
    );
  }
}

class Session {
  #name;
  #emit;
  #link;
  #client;
  #stops = new Map(); // by operation; they stay after its end, as a user's variable would

  constructor({ session, url, headers, params }, emit) {
    this.#name = session;
    this.#emit = emit;
    // Judged one attempt at a time, as for graphql-sse-client.
    this.#link = new SseLink({ url, headers, singleConnection: params?.singleConnection === true, retryAttempts: 0 });
    this.#client = new ApolloClient({ link: this.#link, cache: new InMemoryCache(), queryDeduplication: false });
  }

  subscribe(operation, { query, variables, operationName }) {
    const document = parse(query);
    switch (getOperationAST(document, operationName)?.operation) {
      case 'subscription':
        return this.#listen(operation, { query: document, variables, ...policies });
      case 'mutation':
        return this.#ask(operation, () => this.#client.mutate({ mutation: document, variables, ...policies }));
      default:
        return this.#ask(operation, () => this.#client.query({ query: document, variables, ...policies }));
    }
  }

  #listen(operation, options) {
    const where = { session: this.#name, operation };
    const subscription = this.#client.subscribe(options).subscribe({
      next: (result) => report(this.#emit, where, result),
      error: (error) => this.#emit({ event: 'error', ...where, message: textOf(error) }),
      complete: () => this.#emit({ event: 'complete', ...where }),
    });
    this.#stops.set(operation, () => subscription.unsubscribe());
  }

  async #ask(operation, call) {
    const where = { session: this.#name, operation };
    try {
      report(this.#emit, where, await call());
      this.#emit({ event: 'complete', ...where });
    } catch (error) {
      this.#emit({ event: 'error', ...where, message: textOf(error) });
    }
  }

  unsubscribe(operation) {
    const stop = this.#stops.get(operation);
    if (!stop) throw new Error(`no operation ${operation}`);
    stop();
  }

  close() {
    for (const stop of this.#stops.values()) stop();
    this.#client.stop();
    this.#link.client.dispose();
  }
}

/** Reports each result as it was handed out: an error that is not GraphQL's is in it like one that is, and the completion follows. */
function report(emit, where, { data, error, extensions }) {
  const errors = error && (CombinedGraphQLErrors.is(error) ? error.errors : [{ message: textOf(error) }]);
  const payload = { data: data ?? null, ...(errors && { errors }), ...(extensions && { extensions }) };
  emit({ event: 'next', ...where, payload });
}

serve(
  {
    name: 'apollo-client-sse',
    libraryVersion: createRequire(import.meta.url)('@apollo/client/package.json').version,
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
