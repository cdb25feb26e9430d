// A server for the GraphQL Subscription TCK with graphql-sse. Replace graphql-sse by your library, or its version by yours.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { controlSchema } from './graphql-tck-adapter/control.mjs';

const handler = createHandler({ schema: controlSchema(buildSchema) });

const server = createServer(async (request, response) => {
  if (request.url.split('?')[0] !== '/graphql') return response.writeHead(404).end();
  try {
    await handler(request, response);
  } catch (error) {
    console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  }
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds the standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
