// AppSync's control schema behind the simulator. Fields are resolved by functions, as a Lambda data source of the simulator
// is one; subscriptions are fed by mutations, which is AppSync's way.
import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { Server } from 'node:http';
import simulator from '@aws-amplify/amplify-appsync-simulator';

const { AmplifyAppSyncSimulator, AmplifyAppSyncSimulatorAuthenticationType: Mode, RESOLVER_KIND } = simulator;

const API_KEY = process.env.TCK_API_KEY;

// It prints what it does to standard output, where the kit awaits one line.
globalThis.console = new Console(process.stderr, process.stderr);

// It listens on every interface, and this is nothing for others to reach.
const { listen } = Server.prototype;
Server.prototype.listen = function (port) {
  return listen.call(this, port, '127.0.0.1');
};

// What it rejects without anybody listening ends a process of Node. Its own wrapper, `amplify mock`, installs a handler.
process.on('unhandledRejection', (reason) => console.error('unhandled rejection:', reason));

const fields = {
  Query: {
    hello: () => 'world',
    echo: ({ value }) => value,
    failing() {
      throw new Error('failing on purpose');
    },
  },
  Mutation: {
    createMessage: (message) => message,
    removeMessage: (message) => message,
  },
};

const resolvers = [];
const dataSources = [];
for (const [typeName, functions] of Object.entries(fields)) {
  for (const [fieldName, invoke] of Object.entries(functions)) {
    const dataSourceName = `${typeName}_${fieldName}`;
    dataSources.push({ type: 'AWS_LAMBDA', name: dataSourceName, invoke: async (input) => invoke(input) });
    resolvers.push({
      kind: RESOLVER_KIND.UNIT,
      typeName,
      fieldName,
      dataSourceName,
      requestMappingTemplate:
        '{ "version": "2018-05-29", "operation": "Invoke", "payload": $util.toJson($context.arguments) }',
      responseMappingTemplate:
        '#if($ctx.error)$util.error($ctx.error.message, $ctx.error.type)#end $util.toJson($context.result)',
    });
  }
}

const server = new AmplifyAppSyncSimulator({ port: Number(process.env.PORT) || undefined });
await server.start();
server.init({
  schema: { content: readFileSync(new URL('../../scenarios/control/appsync.graphqls', import.meta.url), 'utf8') },
  resolvers,
  dataSources,
  appSync: {
    name: 'control',
    apiKey: API_KEY,
    defaultAuthenticationType: { authenticationType: Mode.API_KEY },
    additionalAuthenticationProviders: [
      { authenticationType: Mode.AWS_IAM },
      { authenticationType: Mode.OPENID_CONNECT, openIDConnectConfig: {} },
    ],
  },
});
process.stdout.write(`listening on ${new URL(server.localhostUrl).port}\n`);

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
