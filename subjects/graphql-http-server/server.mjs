// The control schema behind graphql-http on Node's HTTP server, set up as the library's documentation shows it.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { controlSchema } from '../graphql-ws-server/schema.mjs';

const handler = createHandler({ schema: controlSchema(buildSchema) });

const server = createServer((request, response) => {
  if (request.url.split('?')[0] === '/graphql') handler(request, response);
  else response.writeHead(404).end();
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
