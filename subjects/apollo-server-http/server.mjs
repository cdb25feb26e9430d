// The control schema behind Apollo Server's standalone server, set up as the library's documentation shows it.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'graphql';
import { controlSchema } from '../../adapters/node/control.mjs';

const server = new ApolloServer({ schema: controlSchema(buildSchema) });
const { url } = await startStandaloneServer(server, { listen: { port: Number(process.env.PORT ?? 0), host: '127.0.0.1' } });
console.log(`listening on ${new URL(url).port}`);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
