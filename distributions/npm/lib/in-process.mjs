// An adapter that lives in this process, while the kit believes that it has started one.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const RELAY = fileURLToPath(new URL('relay.mjs', import.meta.url));

/** Serves `adapter.serve(streams)` once for each process that the kit believes to start. */
export async function inProcess(adapter) {
  const token = randomBytes(16).toString('hex');
  const connections = new Set();
  const server = createServer((connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => {}); // the kit is gone
    connection.once('readable', () => greet(connection));
  });

  // The token is the first line; it is read alone, so that the adapter finds the rest.
  function greet(connection) {
    const first = connection.read(token.length + 1);
    if (first === null) return connection.once('readable', () => greet(connection));
    if (first.toString() !== `${token}\n`) return connection.destroy();
    adapter.serve({
      input: connection,
      emit: (event) => connection.write(JSON.stringify(event) + '\n'),
      end: () => connection.end(),
    });
  }

  await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    command: [process.execPath, RELAY],
    environment: { GRAPHQL_TCK_RELAY: `${server.address().port}:${token}` },
    async close() {
      connections.forEach((connection) => connection.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
