// The control schema behind GraphQL Yoga on Node's HTTP server, set up as the library's documentation shows it.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { controlSchema } from '../../adapters/node/control.mjs';

const yoga = createYoga({
  schema: controlSchema(buildSchema),
  // The messages of the control schema are to be seen; by default Yoga shows none of an exception.
  maskedErrors: false,
  logging: false,
});

const server = createServer(yoga);

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
