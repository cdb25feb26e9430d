// The control schema behind GraphQL Yoga on Node's HTTP server, for releases from 3 on.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { controlSchema } from '../../../adapters/node/control.mjs';

const yoga = createYoga({
  schema: controlSchema(buildSchema),
  maskedErrors: false,
  logging: false,
  legacySse: false, // between 3.8 and 4 the protocol of graphql-sse was asked for by this
});

const server = createServer(yoga);

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
