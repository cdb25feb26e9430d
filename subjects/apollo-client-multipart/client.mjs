// The adapter around Apollo Client with its HttpLink: queries and mutations, and subscriptions by the multipart protocol.
import { createRequire } from 'node:module';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors, CombinedProtocolErrors, ServerError } from '@apollo/client/errors';
import { getOperationAST, parse } from 'graphql';
import { serve, textOf } from '../../adapters/node/index.mjs';

// What the kit's server answers is written for the operation as it is in the scenario, without the fields that this cache
// adds to it and then misses; so results are not kept in it. Errors are wanted together with the data.
const policies = { fetchPolicy: 'no-cache', errorPolicy: 'all' };

class Session {
  #name;
  #emit;
  #client;
  #stops = new Map(); // by operation; they stay after its end, as a user's variable would

  constructor({ session, url, headers }, emit) {
    this.#name = session;
    this.#emit = emit;
    this.#client = new ApolloClient({
      link: new HttpLink({ uri: url, headers }),
      cache: new InMemoryCache(),
      // By default, an operation that is like one that runs is not sent but listens to that one, and the link is not
      // asked. It is the link that is judged.
      queryDeduplication: false,
    });
  }

  subscribe(operation, { query, variables, operationName }) {
    const document = parse(query);
    switch (getOperationAST(document, operationName)?.operation) {
      case 'subscription':
        return this.#listen(operation, { query: document, variables, ...policies });
      case 'mutation':
        return this.#ask(operation, (context) =>
          this.#client.mutate({ mutation: document, variables, context, ...policies }),
        );
      default:
        return this.#ask(operation, (context) =>
          this.#client.query({ query: document, variables, context, ...policies }),
        );
    }
  }

  #listen(operation, options) {
    const where = { session: this.#name, operation };
    const subscription = this.#client.subscribe(options).subscribe({
      next: (result) => report(this.#emit, where, result),
      error: (error) => this.#emit({ event: 'error', ...where, ...describe(error) }),
      complete: () => this.#emit({ event: 'complete', ...where }),
    });
    this.#stops.set(operation, () => subscription.unsubscribe());
  }

  async #ask(operation, call) {
    const where = { session: this.#name, operation };
    const controller = new AbortController();
    this.#stops.set(operation, () => controller.abort());
    try {
      const result = await call({ fetchOptions: { signal: controller.signal } });
      // Where errors are wanted with the data, an aborted call has a result, too.
      if (controller.signal.aborted) return;
      report(this.#emit, where, result);
      this.#emit({ event: 'complete', ...where });
    } catch (error) {
      if (!controller.signal.aborted) this.#emit({ event: 'error', ...where, ...describe(error) });
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
  }
}

/** Reports each result as it was handed out: an error that is not GraphQL's is in it like one that is, and the completion follows. */
function report(emit, where, { data, error, extensions }) {
  const errors = error && (describe(error).errors ?? [{ message: describe(error).message }]);
  const payload = { data: data ?? null, ...(errors && { errors }), ...(extensions && { extensions }) };
  emit({ event: 'next', ...where, payload });
}

function describe(error) {
  const errors = CombinedGraphQLErrors.is(error) || CombinedProtocolErrors.is(error) ? error.errors : undefined;
  // The body of a response that was no success is beside the message.
  const body = ServerError.is(error) && error.bodyText ? `: ${error.bodyText}` : '';
  return { message: textOf(error) + body, ...(errors && { errors }) };
}

serve(
  {
    name: 'apollo-client',
    libraryVersion: createRequire(import.meta.url)('@apollo/client/package.json').version,
    protocols: ['multipart-subscription', 'graphql-over-http'],
    capabilities: ['unsubscribe', 'in-callback', 'multiplexing', 'queries', 'mutations', 'partial-results', 'headers', 'tls'],
  },
  (command, emit) => new Session(command, emit),
);
