// The server subjects/subscriptions-transport-ws-server/server.mjs, for releases that take no result of `execute` but a promise.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, execute, subscribe } from 'graphql';
import { SubscriptionServer } from 'subscriptions-transport-ws';
import { controlSchema } from '../../../adapters/node/control.mjs';

// In milliseconds. Off by default.
const keepAlive = Number(process.env.TCK_KEEP_ALIVE_MS);

async function onConnect(connectionParams) {
  const { deny, fail, delayMs } = connectionParams?.tck ?? {};
  if (delayMs) await sleep(delayMs);
  if (fail) throw new Error('connect hook failing on purpose');
  return !deny; // false is how the library's users reject a connection
}

const httpServer = createServer((_request, response) => response.writeHead(404).end());

SubscriptionServer.create(
  { schema: controlSchema(buildSchema), execute: async (...all) => execute(...all), subscribe, onConnect, keepAlive },
  { server: httpServer, path: '/graphql' },
);

httpServer.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  console.log(`listening on ${httpServer.address().port}`),
);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
