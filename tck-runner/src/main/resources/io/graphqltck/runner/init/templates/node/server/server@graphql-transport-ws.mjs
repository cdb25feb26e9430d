// A server for the GraphQL Subscription TCK with graphql-ws. Replace graphql-ws by your library, or its version by yours.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { controlSchema, wishes } from './graphql-tck-adapter/control.mjs';

const server = createServer((_request, response) => response.writeHead(404).end());

useServer(
  {
    schema: controlSchema(buildSchema),
    connectionInitWaitTimeout: Number(process.env.INIT_TIMEOUT_MS ?? 3000),
    // The connect hook does what the payload of `connection_init` asks for.
    async onConnect({ connectionParams }) {
      const { deny, ack } = await wishes(connectionParams);
      return deny ? false : ack;
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds the standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
