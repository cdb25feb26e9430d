// The adapter around @urql/core with its fetchExchange: queries and mutations, and subscriptions by the multipart protocol.
import { createRequire } from 'node:module';
import { Client, createRequest, fetchExchange } from '@urql/core';
import { getOperationAST, parse } from 'graphql';
import * as undici from 'undici';
import { onEnd, pipe, subscribe } from 'wonka';
import { emit, serve, textOf } from '../node-adapter/kit-adapter.mjs';
import { trustingGlobals } from '../node-adapter/trust.mjs';

const trust = trustingGlobals({ undici });

class Session {
  #name;
  #client;
  #subscriptions = new Map(); // by operation; they stay after their end, as a user's variable would

  constructor({ session, url, headers, caFile }) {
    trust(caFile);
    this.#name = session;
    this.#client = new Client({
      url,
      // No cacheExchange: it is the requests that are judged, and not what is kept of earlier ones.
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
      // By default queries are sent by GET, which a server need not support.
      preferGetMethod: false,
      fetchOptions: { headers: headers ?? {} },
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
    const subscription = pipe(
      source,
      onEnd(() => ended || emit({ event: 'complete', ...where })),
      subscribe((result) => {
        ended ||= tell(where, result);
      }),
    );
    this.#subscriptions.set(operation, () => {
      ended = true;
      subscription.unsubscribe();
    });
  }

  async #ask(operation, source) {
    const where = { session: this.#name, operation };
    const ended = tell(where, await source.toPromise());
    if (!ended) emit({ event: 'complete', ...where });
  }

  unsubscribe(operation) {
    const stop = this.#subscriptions.get(operation);
    if (!stop) throw new Error(`no subscription ${operation}`);
    stop();
  }

  close() {
    for (const stop of this.#subscriptions.values()) stop();
  }
}

/** Tells of one result, and returns whether it was a network error: the operation's end. */
function tell(where, { data, error, extensions }) {
  if (error?.networkError) {
    emit({ event: 'error', ...where, message: textOf(error) });
    return true;
  }
  const errors = error?.graphQLErrors;
  const payload = { data: data ?? null, ...(errors && { errors }), ...(extensions && { extensions }) };
  emit({ event: 'next', ...where, payload });
  return false;
}

serve(
  {
    name: 'urql',
    libraryVersion: createRequire(import.meta.url)('@urql/core/package.json').version,
    protocols: ['multipart-subscription', 'graphql-over-http'],
    capabilities: ['unsubscribe', 'multiplexing', 'queries', 'mutations', 'partial-results', 'headers', 'tls'],
  },
  (command) => new Session(command),
);
