// The adapter around meros and fetch. meros reads multipart bodies and knows nothing of GraphQL, so that its user writes
// what is here: the request, and what the parts mean by the multipart subscription protocol.
import { createRequire } from 'node:module';
import { meros } from 'meros/browser'; // the flavour for fetch
import { emit, serve, textOf } from '../../adapters/node/index.mjs';

const accept = 'multipart/mixed;subscriptionSpec=1.0, application/graphql-response+json, application/json;q=0.9';

class Session {
  #name;
  #url;
  #headers;
  #operations = new Map(); // what aborts each

  constructor({ session, url, headers }) {
    this.#name = session;
    this.#url = url;
    this.#headers = headers;
  }

  async subscribe(operation, request) {
    const where = { session: this.#name, operation };
    const controller = new AbortController();
    this.#operations.set(operation, controller);
    const { signal } = controller;
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json', ...this.#headers },
        body: JSON.stringify(request),
        signal,
      });
      let failed = false; // by a part that says so: the end of the loop is the end of that
      for await (const { payload, failure, errors } of outcomesOf(response)) {
        if (failure === undefined) emit({ event: 'next', ...where, payload });
        // meros knows of no ends: a user whose operation has failed takes the next part that is no result for the same failure.
        else if (!failed) emit({ event: 'error', ...where, message: failure, ...(Array.isArray(errors) && { errors }) });
        failed ||= failure !== undefined;
      }
      if (!failed) emit({ event: 'complete', ...where });
    } catch (error) {
      // The answer of fetch to the user's own abort.
      if (signal.aborted && error.name === 'AbortError') return;
      emit({ event: 'error', ...where, message: textOf(error) });
    }
  }

  unsubscribe(operation) {
    const controller = this.#operations.get(operation);
    if (!controller) throw new Error(`no operation ${operation}`);
    controller.abort();
  }

  close() {
    for (const controller of this.#operations.values()) controller.abort();
  }
}

/** What each part comes to for a user, to the last: what meros hands out after a failure is reported, too. */
async function* outcomesOf(response) {
  const parts = await meros(response);
  if (parts === response) {
    yield { payload: await singleResult(response) };
    return;
  }
  for await (const { json, body } of parts) {
    if (!json) yield { failure: `a part that is no JSON: ${body}` };
    else if (!isObject(body)) yield { failure: `a part that is no object: ${JSON.stringify(body)}` };
    else if (Object.keys(body).length === 0) continue; // a heartbeat
    else if (body.errors) yield { failure: textsOf(body.errors), errors: body.errors };
    else if (body.payload === null) continue; // said by the document to come with errors only
    else if (!isObject(body.payload)) yield { failure: `a part without a payload: ${JSON.stringify(body)}` };
    else yield { payload: body.payload };
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (errors) => (Array.isArray(errors) ? errors.map(textOf).join('\n') : textOf(errors));

async function singleResult(response) {
  const type = response.headers.get('content-type') ?? '';
  const readable = type.includes('application/graphql-response+json') || (response.ok && type.includes('application/json'));
  if (!readable) throw new Error(`status ${response.status}, ${type || 'no content type'}: ${await response.text()}`);
  const result = await response.json();
  if (!isObject(result)) throw new Error(`a response that is no object: ${JSON.stringify(result)}`);
  return result;
}

serve(
  {
    name: 'meros',
    libraryVersion: createRequire(import.meta.url)('meros/package.json').version,
    protocols: ['multipart-subscription'],
    capabilities: ['unsubscribe', 'multiplexing', 'queries', 'mutations', 'partial-results', 'headers', 'tls'],
  },
  (command) => new Session(command),
);
