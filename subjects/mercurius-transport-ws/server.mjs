// The control schema behind Mercurius on Fastify, set up as the library's documentation shows it: over HTTP, and over both protocols of
// WebSocket, of which a client chooses one.
import Fastify from 'fastify';
import { buildSchema } from 'graphql';
import mercurius from 'mercurius';
import { controlSchema, wishes } from '../../adapters/node/control.mjs';

// In milliseconds. Off by default; whoever has proxies in between switches it on.
const keepAlive = process.env.TCK_KEEP_ALIVE_MS ? Number(process.env.TCK_KEEP_ALIVE_MS) : undefined;

const app = Fastify();
app.register(mercurius, {
  schema: controlSchema(buildSchema),
  subscription: {
    fullWsTransport: true, // queries and mutations, too
    keepAlive,
    async onConnect({ payload }) {
      const { deny } = await wishes(payload);
      return !deny;
    },
  },
});

await app.listen({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1' });
console.log(`listening on ${app.server.address().port}`);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
