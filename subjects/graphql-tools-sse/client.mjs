// The adapter around the HTTP executor of GraphQL Tools, which subscribes by server-sent events.
import { createRequire } from 'node:module';
import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import { parse } from 'graphql';
import { emit, serve, textOf } from '../../adapters/node/index.mjs';

// The executor subscribes by GET unless it is told otherwise; with this variable it is left at that.
const method = process.env.TCK_GRAPHQL_TOOLS_METHOD === 'default' ? {} : { method: 'POST' };

class Session {
  #name;
  #execute;
  #iterators = new Map(); // by operation; they stay after its end, as a user's variable would

  constructor({ session, url, headers }) {
    this.#name = session;
    this.#execute = buildHTTPExecutor({ endpoint: url, headers, ...method });
  }

  async subscribe(operation, { query, variables, operationName }) {
    const where = { session: this.#name, operation };
    // What is stopped while there is no stream yet is stopped as soon as there is one, as a user would.
    let early = false;
    this.#iterators.set(operation, { return: () => (early = true) });
    try {
      const results = await this.#execute({ document: parse(query), variables, operationName });
      // What fails before there is a stream is a result with errors, as a server's refusal is.
      if (!results[Symbol.asyncIterator]) {
        emit({ event: 'error', ...where, message: (results.errors ?? []).map(textOf).join('\n'), errors: results.errors });
        return;
      }
      const iterator = results[Symbol.asyncIterator]();
      this.#iterators.set(operation, iterator);
      if (early) return iterator.return();
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
        emit({ event: 'next', ...where, payload: told(step.value) });
      }
      emit({ event: 'complete', ...where });
    } catch (error) {
      emit({ event: 'error', ...where, message: textOf(error) });
    }
  }

  unsubscribe(operation) {
    const iterator = this.#iterators.get(operation);
    if (!iterator) throw new Error(`no operation ${operation}`);
    return iterator.return();
  }

  close() {
    for (const iterator of this.#iterators.values()) iterator.return();
    this.#execute[Symbol.dispose]?.();
  }
}

/** A connection that is lost is a last result whose errors were made from exceptions, which have no members of their own in JSON. */
const told = ({ errors, ...rest }) => (errors ? { ...rest, errors: errors.map((error) => ({ ...error, message: textOf(error) })) } : rest);

serve(
  {
    name: 'graphql-tools-executor-http',
    libraryVersion: createRequire(import.meta.url)('@graphql-tools/executor-http/package.json').version,
    protocols: ['graphql-sse'],
    capabilities: ['unsubscribe', 'multiplexing', 'partial-results', 'headers', 'tls'],
  },
  (command) => new Session(command),
);
