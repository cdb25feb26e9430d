// The control schema behind graphql-http on Node's HTTP server, set up as the library's documentation shows it: over HTTP/1.1
// or, with the argument `http2`, over HTTP/2 without TLS. For each the library has a handler of its own.
import { buildSchema } from 'graphql';
import { controlSchema } from '../../adapters/node/control.mjs';

const http2 = process.argv[2] === 'http2';
const { createServer } = http2 ? await import('node:http2') : await import('node:http');
const { createHandler } = http2 ? await import('graphql-http/lib/use/http2') : await import('graphql-http/lib/use/http');

const handler = createHandler({ schema: controlSchema(buildSchema) });

const server = createServer((request, response) => {
  if (request.url.split('?')[0] === '/graphql') handler(request, response);
  else response.writeHead(404).end();
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
