// Adapter for the GraphQL Subscription TCK around graphql-ws. Replace the calls of graphql-ws by those of your client.
import { createRequire } from 'node:module';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { clientAdapter, textOf } from './graphql-tck-adapter/index.mjs';

const libraryVersion = createRequire(import.meta.url)('graphql-ws/package.json').version;

// What the client offers its users is declared in subject.yaml.
export const adapter = clientAdapter(
  { name: '@name@', libraryVersion, protocols: ['@protocol@'], capabilities: [] },
  // Opens one client. The kit opens many at the same time.
  ({ session, url, params }, emit) => {
    let told = 0; // operations that the library still reports to
    const client = createClient({
      url,
      connectionParams: params,
      webSocketImpl: WebSocket,
      // One attempt is tested at a time: a client that returns later would be in another scenario.
      retryAttempts: 0,
      on: {
        // A connection that is lost while no operation would report it.
        closed: ({ code, reason }) => {
          if (told === 0 && code !== 1000) emit({ event: 'failure', session, message: `${code} ${reason}`, code, reason });
        },
      },
    });
    const stops = new Map();
    return {
      // Reports what the library does, when it does it, and repairs nothing.
      subscribe(operation, request) {
        told++;
        const stop = client.subscribe(request, {
          next: (payload) => emit({ event: 'next', session, operation, payload }),
          error: (error) => {
            told--;
            emit({ event: 'error', session, operation, ...describe(error) });
          },
          complete: () => {
            told--;
            emit({ event: 'complete', session, operation });
          },
        });
        stops.set(operation, stop);
      },
      unsubscribe: (operation) => stops.get(operation)(),
      close: () => client.dispose(),
    };
  },
);

/** GraphQL errors, a close event, or an Error. */
function describe(error) {
  if (Array.isArray(error)) return { message: error.map(textOf).join('\n'), errors: error };
  return { message: error.code ? `${error.code} ${error.reason}` : textOf(error) };
}

adapter.serve();
