// The adapter around @urql/core with its fetchExchange: queries and mutations, and subscriptions by multipart responses or event streams.
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { Client, createRequest, fetchExchange } from '@urql/core';
import { getOperationAST, parse } from 'graphql';
import { onEnd, pipe, subscribe } from 'wonka';
import { serve, textOf } from '../../adapters/node/index.mjs';

// When a stream ends, urql hands its last result out once more, with `hasNext: false`: every event but the last comes
// once, and the last twice (docs/findings.md). An application that counts its events has to know. Here that result is
// taken for the end alone, so that the rest can be judged; with this variable the adapter tells it as it came.
const tellsTheLastTwice = process.env.TCK_URQL_LAST === 'twice';

class Session {
  #name;
  #emit;
  #client;
  #subscriptions = new Map(); // by operation; they stay after their end, as a user's variable would

  constructor({ session, url, headers }, emit) {
    this.#name = session;
    this.#emit = emit;
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
    let last; // result that was told
    const subscription = pipe(
      source,
      onEnd(() => ended || this.#emit({ event: 'complete', ...where })),
      subscribe((result) => {
        if (!tellsTheLastTwice && last && isEcho(result, last)) return;
        last = result;
        ended ||= tell(this.#emit, where, result);
      }),
    );
    this.#subscriptions.set(operation, () => {
      ended = true;
      subscription.unsubscribe();
    });
  }

  async #ask(operation, source) {
    const where = { session: this.#name, operation };
    const ended = tell(this.#emit, where, await source.toPromise());
    if (!ended) this.#emit({ event: 'complete', ...where });
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

const isEcho = (result, last) =>
  !result.hasNext && !result.error?.networkError && isDeepStrictEqual(result.data, last.data);

/** Tells of one result, and returns whether it was a network error: the operation's end. */
function tell(emit, where, { data, error, extensions }) {
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
    protocols: ['multipart-subscription', 'graphql-sse', 'graphql-over-http'],
    capabilities: ['unsubscribe', 'in-callback', 'multiplexing', 'queries', 'mutations', 'partial-results', 'headers', 'tls'],
  },
  (command, emit) => new Session(command, emit),
);
