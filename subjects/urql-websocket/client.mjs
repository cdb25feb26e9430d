// Adapter (docs/adapter-protocol.md) around @urql/core with its subscriptionExchange over graphql-ws, set up as urql's documentation shows it.
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { Client, createRequest, subscriptionExchange } from '@urql/core';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { onEnd, pipe, subscribe } from 'wonka';
import WebSocket from 'ws';
import { clientAdapter, textOf } from '../../adapters/node/index.mjs';

class Session {
  #name;
  #emit;
  #ws;
  #client;
  #stops = new Map(); // by operation; they stay after its end, as a user's variable would

  constructor({ session, url, params }, emit) {
    this.#name = session;
    this.#emit = emit;
    // The kit judges one connection at a time, hence no retries.
    this.#ws = createClient({ url, connectionParams: params, webSocketImpl: WebSocket, retryAttempts: 0 });
    this.#client = new Client({
      url: 'http://127.0.0.1:1/', // required, and not used: every operation goes over the socket
      preferGetMethod: false,
      // No cacheExchange: it is the requests that are judged, and not what is kept of earlier ones.
      exchanges: [
        subscriptionExchange({
          enableAllOperations: true,
          forwardSubscription: (request) => {
            const input = { ...request, query: request.query || '' };
            return { subscribe: (sink) => ({ unsubscribe: this.#ws.subscribe(input, sink) }) };
          },
        }),
      ],
    });
  }

  subscribe(operation, { query, variables, operationName }) {
    const request = createRequest(parse(query), variables ?? {});
    switch (getOperationAST(request.query, operationName)?.operation) {
      case 'subscription':
        return this.#listen(operation, this.#client.executeSubscription(request));
      case 'mutation':
        return this.#ask(operation, this.#client.executeMutation(request));
      default:
        return this.#ask(operation, this.#client.executeQuery(request));
    }
  }

  #listen(operation, source) {
    const where = { session: this.#name, operation };
    let ended = false; // by an error, or by the user: the source ends in any case
    let last; // result that was told
    const subscription = pipe(
      source,
      onEnd(() => ended || this.#emit({ event: 'complete', ...where })),
      subscribe((result) => {
        // When a stream ends, urql hands its last result out once more, with `hasNext: false` (docs/findings.md). It is
        // taken for the end alone, so that the rest can be judged.
        if (last && !result.hasNext && !result.error?.networkError && isDeepStrictEqual(result.data, last.data)) return;
        last = result;
        ended ||= this.#tell(where, result);
      }),
    );
    this.#stops.set(operation, () => {
      ended = true;
      subscription.unsubscribe();
    });
  }

  async #ask(operation, source) {
    const where = { session: this.#name, operation };
    const ended = this.#tell(where, await source.toPromise());
    if (!ended) this.#emit({ event: 'complete', ...where });
  }

  /** Tells of one result, and returns whether it was a network error: the operation's end. */
  #tell(where, { data, error, extensions }) {
    if (error?.networkError) {
      this.#emit({ event: 'error', ...where, message: textOf(error) });
      return true;
    }
    const errors = error?.graphQLErrors;
    const payload = { data: data ?? null, ...(errors && { errors }), ...(extensions && { extensions }) };
    this.#emit({ event: 'next', ...where, payload });
    return false;
  }

  unsubscribe(operation) {
    const stop = this.#stops.get(operation);
    if (!stop) throw new Error(`no subscription ${operation}`);
    stop();
  }

  async close() {
    for (const stop of this.#stops.values()) stop();
    await this.#ws.dispose();
  }
}

clientAdapter(
  {
    name: 'urql',
    libraryVersion: createRequire(import.meta.url)('@urql/core/package.json').version,
    protocols: ['graphql-transport-ws'],
    capabilities: ['unsubscribe', 'in-callback', 'multiplexing', 'queries', 'partial-results', 'params', 'tls'],
  },
  (command, emit) => new Session(command, emit),
).serve();
