// The adapter around the GraphQLClient of graphql-request: queries and mutations.
import { createRequire } from 'node:module';
import { ClientError, GraphQLClient } from 'graphql-request';
import { clientAdapter, textOf } from '../../adapters/node/index.mjs';

// The package exports no package.json.
const { packages } = createRequire(import.meta.url)('./package-lock.json');

clientAdapter(
  {
    name: 'graphql-request',
    libraryVersion: packages['node_modules/graphql-request'].version,
    protocols: ['graphql-over-http'],
    capabilities: ['multiplexing', 'queries', 'mutations', 'headers', 'graphql-response-json', 'tls'],
  },
  ({ session, url, headers }, emit) => {
    // By default an answer with errors is thrown, with what it has in its response. Errors are wanted together with the data.
    const client = new GraphQLClient(url, { headers, errorPolicy: 'all' });
    return {
      // The library names the operation itself, and only where the document has one.
      async subscribe(operation, { query, variables }) {
        const where = { session, operation };
        try {
          const { data, errors, extensions } = await client.rawRequest({ query, variables });
          emit({ event: 'next', ...where, payload: { data, ...(errors && { errors }), ...(extensions && { extensions }) } });
          emit({ event: 'complete', ...where });
        } catch (error) {
          const errors = error instanceof ClientError ? error.response.errors : undefined;
          emit({ event: 'error', ...where, message: textOf(error), ...(Array.isArray(errors) && { errors }) });
        }
      },
      unsubscribe() {
        throw new Error('a request cannot be stopped');
      },
      close() {},
    };
  },
).serve();
