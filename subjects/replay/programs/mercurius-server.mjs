// The control schema behind Mercurius on Fastify, for releases from 6 on.
import Fastify from 'fastify';
import { buildSchema } from 'graphql';
import mercurius from 'mercurius';
import { controlSchema, wishes } from '../../../adapters/node/control.mjs';

const keepAlive = process.env.TCK_KEEP_ALIVE_MS ? Number(process.env.TCK_KEEP_ALIVE_MS) : undefined;

const app = Fastify();
app.register(mercurius, {
  schema: controlSchema(buildSchema),
  subscription: {
    fullWsTransport: true,
    keepAlive,
    async onConnect({ payload }) {
      const { deny } = await wishes(payload);
      return !deny;
    },
  },
});

const port = Number(process.env.PORT ?? 0);
try {
  await app.listen({ port, host: '127.0.0.1' });
} catch {
  await app.listen(port, '127.0.0.1'); // Fastify 3 takes no object
}
console.log(`listening on ${app.server.address().port}`);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
