// The control schema behind graphql-ws on a ws WebSocketServer, set up as the library's documentation shows it.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { controlSchema, wishes } from '../../adapters/node/control.mjs';

const initTimeout = process.env.TCK_INIT_TIMEOUT_MS;

async function onConnect({ connectionParams }) {
  const { deny, ack } = await wishes(connectionParams);
  return deny ? false : ack; // undefined: an acknowledgement without a payload
}

const httpServer = createServer((_request, response) => response.writeHead(404).end());

useServer(
  {
    schema: controlSchema(buildSchema),
    onConnect,
    connectionInitWaitTimeout: initTimeout ? Number(initTimeout) : undefined, // undefined: the library's default
  },
  new WebSocketServer({ server: httpServer, path: '/graphql' }),
);

httpServer.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  console.log(`listening on ${httpServer.address().port}`),
);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
