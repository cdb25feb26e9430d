// The control schema behind the SubscriptionServer of subscriptions-transport-ws, set up as its documentation shows it.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, execute, subscribe } from 'graphql';
import { SubscriptionServer } from 'subscriptions-transport-ws';
import { controlSchema } from '../../adapters/node/control.mjs';

// In milliseconds. Off by default; whoever has proxies in between switches it on.
const keepAlive = Number(process.env.TCK_KEEP_ALIVE_MS);

async function onConnect(connectionParams) {
  const { deny, fail, text, delayMs } = connectionParams?.tck ?? {};
  if (delayMs) await sleep(delayMs);
  if (fail) throw new Error(text ?? 'connect hook failing on purpose');
  return !deny; // false is how the library's users reject a connection
}

const httpServer = createServer((_request, response) => response.writeHead(404).end());

SubscriptionServer.create(
  { schema: controlSchema(buildSchema), execute, subscribe, onConnect, keepAlive },
  { server: httpServer, path: '/graphql' },
);

httpServer.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  console.log(`listening on ${httpServer.address().port}`),
);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
