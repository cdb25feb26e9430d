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
    let left = false;
    this.#iterators.set(operation, { return: () => (left = true) });
    try {
      const results = await this.#execute({ document: parse(query), variables, operationName });
      // What fails before there is a stream is a result with errors, as a server's refusal is.
      if (!results[Symbol.asyncIterator]) {
        if (!left) emit({ event: 'error', ...where, message: (results.errors ?? []).map(textOf).join('\n'), errors: results.errors });
        return;
      }
      const iterator = results[Symbol.asyncIterator]();
      this.#iterators.set(operation, { return: () => ((left = true), iterator.return()) });
      if (left) return iterator.return();
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
        if (left) return;
        if (isFailure(step.value)) return emit({ event: 'error', ...where, message: step.value.errors.map(textOf).join('\n') });
        emit({ event: 'next', ...where, payload: step.value });
      }
      if (!left) emit({ event: 'complete', ...where });
    } catch (error) {
      if (!left) emit({ event: 'error', ...where, message: textOf(error) });
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

/** A connection that is lost is a last result whose errors were made from exceptions; those of a server are plain objects. */
const isFailure = ({ data, errors }) => data === undefined && Boolean(errors?.every((error) => error instanceof Error));

serve(
  {
    name: 'graphql-tools-executor-http',
    libraryVersion: createRequire(import.meta.url)('@graphql-tools/executor-http/package.json').version,
    protocols: ['graphql-sse'],
    capabilities: ['unsubscribe', 'multiplexing', 'partial-results', 'headers', 'tls'],
  },
  (command) => new Session(command),
);
