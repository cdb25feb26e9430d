// The adapter around the GraphQL client of aws-amplify. Each session has a context of its own, which the library offers
// for programs that serve several users; only the sockets are shared by all sessions of one URL.
import { createRequire } from 'node:module';
import { emit, serve, textOf } from '../../adapters/node/index.mjs';
import { createAmplifyContext } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import WebSocket from 'ws';

globalThis.WebSocket = WebSocket; // Node has one from 22 on

// Where the mode does not need a region, the configuration wants one all the same.
const ANY_REGION = 'us-east-1';

/** What a program configures for its mode of authorisation, and what it says with each call. */
function authOf({ mode, apiKey, token, accessKeyId, secretAccessKey, sessionToken }) {
  switch (mode) {
    case 'api-key':
      return { graphql: { defaultAuthMode: 'apiKey', apiKey }, perCall: {} };
    case 'jwt': {
      const accessToken = { payload: {}, toString: () => token };
      const tokenProvider = { getTokens: async () => ({ accessToken }) };
      return { graphql: { defaultAuthMode: 'oidc' }, library: { Auth: { tokenProvider } }, perCall: {} };
    }
    case 'lambda':
      return { graphql: { defaultAuthMode: 'lambda' }, perCall: { authToken: token } };
    case 'iam': {
      const credentialsProvider = {
        getCredentialsAndIdentityId: async () => ({ credentials: { accessKeyId, secretAccessKey, sessionToken } }),
        clearCredentialsAndIdentityId: () => {},
      };
      return { graphql: { defaultAuthMode: 'iam' }, library: { Auth: { credentialsProvider } }, perCall: {} };
    }
    default:
      throw new Error(`authorisation mode ${mode} is not offered by this adapter`);
  }
}

class Session {
  #name;
  #context;
  #client = generateClient();
  #perCall;
  #subscriptions = new Map(); // by operation; they stay after their end, as a user's variable would

  constructor({ session, url, authorisation }) {
    if (!authorisation) throw new Error('`open` has no `authorisation`, and AppSync takes nobody without one');
    this.#name = session;
    const { graphql, library, perCall } = authOf(authorisation);
    this.#perCall = perCall;
    this.#context = createAmplifyContext(
      { API: { GraphQL: { endpoint: url, region: authorisation.region ?? ANY_REGION, ...graphql } } },
      library,
    );
  }

  subscribe(operation, { query, variables }) {
    const answer = this.#client.graphql(this.#context, { query, variables, ...this.#perCall });
    if (typeof answer.subscribe === 'function') this.#listen(operation, answer);
    else this.#ask(operation, answer);
  }

  #listen(operation, observable) {
    const where = { session: this.#name, operation };
    this.#subscriptions.set(
      operation,
      observable.subscribe({
        next: (payload) => emit({ event: 'next', ...where, payload }),
        error: (error) => emit({ event: 'error', ...where, ...describe(error) }),
        complete: () => emit({ event: 'complete', ...where }),
      }),
    );
  }

  async #ask(operation, answer) {
    const where = { session: this.#name, operation };
    try {
      emit({ event: 'next', ...where, payload: await answer });
      emit({ event: 'complete', ...where });
    } catch (error) {
      emit({ event: 'error', ...where, ...describe(error) });
    }
  }

  unsubscribe(operation) {
    const subscription = this.#subscriptions.get(operation);
    if (!subscription) throw new Error(`no subscription ${operation}`);
    subscription.unsubscribe();
  }

  close() {
    // The library has no call to close its socket: it does so a second after its last subscription is gone.
    for (const subscription of this.#subscriptions.values()) subscription.unsubscribe();
  }
}

/** What the library rejects with: a result with errors, or an Error. */
function describe(error) {
  if (!Array.isArray(error?.errors)) return { message: textOf(error) };
  return { message: error.errors.map(textOf).join('\n'), errors: error.errors };
}

serve(
  {
    name: 'aws-amplify',
    libraryVersion: createRequire(import.meta.url)('aws-amplify/package.json').version,
    protocols: ['appsync'],
    capabilities: [
      'unsubscribe',
      'multiplexing',
      'https',
      'queries',
      'reconnects',
      'tls',
      ...['api-key', 'jwt', 'lambda', 'iam'].map((mode) => `authorisation.${mode}`),
    ],
  },
  (command) => new Session(command),
);
