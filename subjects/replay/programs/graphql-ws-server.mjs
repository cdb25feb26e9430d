// The control schema behind graphql-ws on a ws WebSocketServer, for releases from 3 on: `useServer` has moved since.
import { createServer } from 'node:http';
import * as graphql from 'graphql';
import * as ws from 'ws';
import { controlSchema, wishes } from '../../../adapters/node/control.mjs';

const { useServer } = await import('graphql-ws/use/ws')
  .catch(() => import('graphql-ws/lib/use/ws'))
  .catch(() => import('graphql-ws/lib/use/ws.js'));
// ws 7 is CommonJS, and is named `Server` there.
const WebSocketServer = ws.WebSocketServer ?? ws.default.Server;

const initTimeout = process.env.TCK_INIT_TIMEOUT_MS;

async function onConnect({ connectionParams }) {
  const { deny, ack } = await wishes(connectionParams);
  return deny ? false : ack; // undefined: an acknowledgement without a payload
}

const httpServer = createServer((_request, response) => response.writeHead(404).end());

useServer(
  {
    schema: controlSchema(graphql.buildSchema),
    execute: graphql.execute, // required before 4.3
    subscribe: graphql.subscribe,
    onConnect,
    connectionInitWaitTimeout: initTimeout ? Number(initTimeout) : undefined,
  },
  new WebSocketServer({ server: httpServer, path: '/graphql' }),
);

httpServer.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  console.log(`listening on ${httpServer.address().port}`),
);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
