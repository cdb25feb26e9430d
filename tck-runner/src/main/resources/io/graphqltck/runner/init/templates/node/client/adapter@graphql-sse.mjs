// Adapter for the GraphQL Subscription TCK around graphql-sse. Replace the calls of graphql-sse by those of your client.
import { createRequire } from 'node:module';
import { createClient } from 'graphql-sse';
import { clientAdapter, textOf } from './graphql-tck-adapter/index.mjs';

const libraryVersion = createRequire(import.meta.url)('graphql-sse/package.json').version;

// What the client offers its users is declared in subject.yaml.
export const adapter = clientAdapter(
  { name: '@name@', libraryVersion, protocols: ['@protocol@'], capabilities: [] },
  // Opens one client. The kit opens many at the same time, and asks by a parameter for single connection mode.
  ({ session, url, headers, params }, emit) => {
    const client = createClient({ url, headers, singleConnection: params?.singleConnection === true, retryAttempts: 0 });
    const stops = new Map();
    return {
      // Reports what the library does, when it does it, and repairs nothing.
      subscribe(operation, request) {
        const stop = client.subscribe(request, {
          next: (payload) => emit({ event: 'next', session, operation, payload }),
          error: (error) => emit({ event: 'error', session, operation, message: textOf(error) }),
          complete: () => emit({ event: 'complete', session, operation }),
        });
        stops.set(operation, stop);
      },
      unsubscribe: (operation) => stops.get(operation)(),
      close: () => client.dispose(),
    };
  },
);

adapter.serve();
