// The control schema behind graphql-sse on Node's HTTP server, set up as the library's documentation shows it: both modes are served
// at the same address. Over HTTP/1.1 or, with the argument `http2`, over HTTP/2 without TLS; for each the library has a handler of its own.
import { buildSchema } from 'graphql';
import { controlSchema } from '../graphql-ws-server/schema.mjs';

const http2 = process.argv[2] === 'http2';
const { createServer } = http2 ? await import('node:http2') : await import('node:http');
const { createHandler } = http2 ? await import('graphql-sse/lib/use/http2') : await import('graphql-sse/lib/use/http');

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

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
