// A fixture, and nobody's implementation: the control schema over HTTP, written in one of the ways of framings.mjs.
//
// Usage: node server.mjs router|strawberry|cosmo|hive|async-graphql|yoga
import { createServer } from 'node:http';
import { buildSchema, execute, getOperationAST, parse, subscribe, validate } from 'graphql';
import { controlSchema } from '../../adapters/node/control.mjs';
import { framings } from './framings.mjs';

const style = process.argv[2];
const framing = framings[style];
if (!framing) {
  console.error(`unknown framing ${style}: ${Object.keys(framings).join(', ')}`);
  process.exit(2);
}
const heartbeatMs = Number(process.env.TCK_KEEP_ALIVE_MS ?? framing.heartbeatMs ?? 0);
const schema = controlSchema(buildSchema);

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    if (response.headersSent) response.destroy();
    else json(response, 400, { errors: [{ message: error.message }] });
  });
});

async function answer(request, response) {
  if (request.url.split('?')[0] !== '/graphql') return response.writeHead(404).end();
  if (request.method !== 'POST') return response.writeHead(405, { Allow: 'POST' }).end();
  const { query, variables, operationName } = JSON.parse(await textOf(request));
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return json(response, 400, { errors });
  const call = { schema, document, variableValues: variables, operationName };
  if (getOperationAST(document, operationName)?.operation !== 'subscription') {
    return json(response, 200, await execute(call));
  }
  if (!/multipart\/mixed/i.test(request.headers.accept ?? '')) {
    return json(response, 406, { errors: [{ message: 'a subscription is answered as multipart/mixed' }] });
  }
  const results = await subscribe(call);
  if (results.errors) return json(response, 200, results);
  await stream(results, response);
}

async function stream(results, response) {
  response.writeHead(200, { 'Content-Type': framing.type, ...framing.headers });
  response.flushHeaders();
  if (framing.start) response.write(framing.start);
  const heartbeats = heartbeatMs > 0 ? setInterval(() => response.write(framing.part('{}')), heartbeatMs) : undefined;
  response.on('close', () => results.return());
  try {
    for await (const result of results) response.write(framing.part(framing.body(result)));
    response.end(framing.end);
  } catch (error) {
    // Where there is an envelope, what fails the stream itself stands beside the payload and not in it.
    const fatal = { errors: [{ message: error.message }], ...(framing.body({}) === '{}' ? {} : { payload: null }) };
    response.end(framing.part(JSON.stringify(fatal)) + (framing.fatalEnd ?? framing.end));
  } finally {
    clearInterval(heartbeats);
  }
}

async function textOf(request) {
  const octets = [];
  for await (const chunk of request) octets.push(chunk);
  return Buffer.concat(octets).toString('utf8');
}

function json(response, status, value) {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));

// The kit holds our standard input: when it ends, the run is over.
process.stdin.on('end', () => process.exit(0)).resume();
