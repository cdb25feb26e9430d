// The adapter around meros and fetch. meros reads multipart bodies and knows nothing of GraphQL, so that its user writes
// what is here: the request, and what the parts mean by the multipart subscription protocol.
import { createRequire } from 'node:module';
import { meros } from 'meros/browser'; // the flavour for fetch
import * as undici from 'undici';
import { emit, serve, textOf } from '../node-adapter/kit-adapter.mjs';
import { trustingGlobals } from '../node-adapter/trust.mjs';

const trust = trustingGlobals({ undici });

const accept = 'multipart/mixed;subscriptionSpec=1.0, application/graphql-response+json, application/json;q=0.9';

class Session {
  #name;
  #url;
  #headers;
  #operations = new Map(); // what aborts each

  constructor({ session, url, headers, caFile }) {
    trust(caFile);
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
      for await (const payload of payloadsOf(response)) emit({ event: 'next', ...where, payload });
      emit({ event: 'complete', ...where });
    } catch (error) {
      if (signal.aborted) return;
      emit({ event: 'error', ...where, message: textOf(error), ...(error.errors && { errors: error.errors }) });
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

async function* payloadsOf(response) {
  const parts = await meros(response);
  if (parts === response) {
    yield await singleResult(response);
    return;
  }
  for await (const { json, body } of parts) {
    if (!json) throw new Error(`a part that is no JSON: ${body}`);
    if (isHeartbeat(body)) continue;
    if (body.errors) throw Object.assign(new Error(body.errors.map(textOf).join('\n')), { errors: body.errors });
    yield body.payload;
  }
}

const isHeartbeat = (body) => Object.keys(body).length === 0;

async function singleResult(response) {
  const type = response.headers.get('content-type') ?? '';
  const readable = type.includes('application/graphql-response+json') || (response.ok && type.includes('application/json'));
  if (!readable) throw new Error(`status ${response.status}, ${type || 'no content type'}: ${await response.text()}`);
  return response.json();
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
