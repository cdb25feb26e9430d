// The adapter around aws-appsync-subscription-link and aws-appsync-auth-link below an Apollo Client, put together as
// their documentation shows.
import { createRequire } from 'node:module';
import { emit, serve, textOf } from '../../adapters/node/index.mjs';
import WebSocket from 'ws';

// As CommonJS: on Node, the ES modules of aws-appsync-auth-link 4.0.2 fail where they sign ("Sha256 is not a constructor").
const require = createRequire(import.meta.url);
const { ApolloClient, ApolloLink, HttpLink, InMemoryCache } = require('@apollo/client');
const { CombinedGraphQLErrors } = require('@apollo/client/errors');
const { createAuthLink } = require('aws-appsync-auth-link');
const { createSubscriptionHandshakeLink } = require('aws-appsync-subscription-link');
const { getOperationAST, parse } = require('graphql');

globalThis.WebSocket = WebSocket; // Node has one from 22 on

// Where the mode does not need a region, the links want one all the same.
const ANY_REGION = 'us-east-1';

// What the kit's server answers is written for the operation as it is in the scenario, without the fields that this cache
// adds to it and then misses; so results are not kept in it.
const fetchPolicy = 'no-cache';

function authOf({ mode, apiKey, token, accessKeyId, secretAccessKey, sessionToken }) {
  switch (mode) {
    case 'api-key':
      return { type: 'API_KEY', apiKey };
    case 'jwt':
      return { type: 'OPENID_CONNECT', jwtToken: token };
    case 'lambda':
      return { type: 'AWS_LAMBDA', token };
    case 'iam':
      return { type: 'AWS_IAM', credentials: { accessKeyId, secretAccessKey, sessionToken } };
    default:
      throw new Error(`authorisation mode ${mode} is not offered by this adapter`);
  }
}

class Session {
  #name;
  #client;
  #subscriptions = new Map(); // by operation; they stay after their end, as a user's variable would

  constructor({ session, url, authorisation }) {
    if (!authorisation) throw new Error('`open` has no `authorisation`, and AppSync takes nobody without one');
    this.#name = session;
    const endpoint = { url, region: authorisation.region ?? ANY_REGION, auth: authOf(authorisation) };
    this.#client = new ApolloClient({
      link: ApolloLink.from([
        createAuthLink(endpoint),
        createSubscriptionHandshakeLink(endpoint, new HttpLink({ uri: url })),
      ]),
      cache: new InMemoryCache(),
      // By default, a subscription that is like one that runs is not sent but listens to that one, and the link is not
      // asked. It is the link that is judged.
      queryDeduplication: false,
    });
  }

  subscribe(operation, { query, variables, operationName }) {
    const document = parse(query);
    switch (getOperationAST(document, operationName)?.operation) {
      case 'subscription':
        return this.#listen(operation, { query: document, variables, fetchPolicy });
      case 'mutation':
        return this.#ask(operation, this.#client.mutate({ mutation: document, variables, fetchPolicy }));
      default:
        return this.#ask(operation, this.#client.query({ query: document, variables, fetchPolicy }));
    }
  }

  #listen(operation, options) {
    const where = { session: this.#name, operation };
    let ended = false; // by an error: Apollo Client hands it out as a last result and then completes
    const subscription = this.#client.subscribe(options).subscribe({
      next({ data, error, extensions }) {
        if (error && !CombinedGraphQLErrors.is(error)) {
          ended = true;
          emit({ event: 'error', ...where, ...describe(error) });
        } else {
          const payload = error ? { data: error.data, errors: error.errors } : { data };
          emit({ event: 'next', ...where, payload: { ...payload, ...(extensions && { extensions }) } });
        }
      },
      error: (error) => emit({ event: 'error', ...where, ...describe(error) }),
      complete: () => ended || emit({ event: 'complete', ...where }),
    });
    this.#subscriptions.set(operation, subscription);
  }

  async #ask(operation, answer) {
    const where = { session: this.#name, operation };
    try {
      const { data } = await answer;
      emit({ event: 'next', ...where, payload: { data } });
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
    // The link has no call to close its socket: it does so a second after its last subscription is gone.
    for (const subscription of this.#subscriptions.values()) subscription.unsubscribe();
    this.#client.stop();
  }
}

/** The link's errors are objects with a list, which Apollo Client wraps since they are no instances of Error. */
function describe(error) {
  const errors = error.errors ?? error.cause?.errors;
  if (!Array.isArray(errors)) return { message: textOf(error) };
  return { message: errors.map(textOf).join('\n'), errors };
}

serve(
  {
    name: 'aws-appsync-subscription-link',
    libraryVersion: versionOf('aws-appsync-subscription-link'),
    protocols: ['appsync'],
    capabilities: [
      'unsubscribe',
      'multiplexing',
      'https',
      'queries',
      'tls',
      ...['api-key', 'jwt', 'lambda', 'iam'].map((mode) => `authorisation.${mode}`),
    ],
  },
  (command) => new Session(command),
);

/** The package does not export its package.json. */
function versionOf(name) {
  const main = require.resolve(name);
  return require(`${main.slice(0, main.lastIndexOf(name) + name.length)}/package.json`).version;
}
