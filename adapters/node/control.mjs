// The control schema for graphql-js. The SDL file is the contract; this file only attaches functions to its fields.
// It imports no `graphql`, so that every server can have it made by the version of its own.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { aliveSources, roomSource, say, silentSource, tickSource } from './sources.mjs';

const bumps = new Map();

const resolvers = {
  Query: {
    hello: () => 'world',
    echo: (_root, { value }) => value,
    slow: (_root, { ms, value }) => sleep(ms, value),
    failing: failOnPurpose,
    failingNonNull: failOnPurpose,
    sources: (_root, { key, await: expected, withinMs }) => aliveSources(key, expected, withinMs),
    bumps: (_root, { key }) => bumps.get(key) ?? 0,
  },
  Mutation: {
    bump(_root, { key }) {
      const count = (bumps.get(key) ?? 0) + 1;
      bumps.set(key, count);
      return count;
    },
    say(_root, { key, text }) {
      say(key, text);
      return text;
    },
  },
  Item: { bad: failOnPurpose },
};

// Each event is the root value of its own execution, hence the objects with the field's name.
const subscribers = {
  // These never wait, so a generator can always be returned at once.
  async *countdown(_root, { from }) {
    for (let n = from; n > 0; n--) yield { countdown: n };
  },
  async *echo(_root, { value }) {
    yield { echo: value };
  },
  async *failingSource(_root, { after }) {
    for (let n = 1; n <= after; n++) yield { failingSource: n };
    throw new Error('source failed on purpose');
  },
  async *items() {
    yield { items: { n: 1 } };
    yield { items: { n: 2 } };
  },
  unstartable() {
    throw new Error('source not created on purpose');
  },
  // These wait, and have to be released while they wait.
  ticks: (_root, { everyMs, key }) => tickSource(key, everyMs, (n) => ({ ticks: n })),
  silent: (_root, { key }) => silentSource(key),
  room: (_root, { key }) => roomSource(key, (text) => ({ room: text })),
  lateSource: (_root, { afterMs, key }) => sleep(afterMs).then(() => silentSource(key)),
};

/** The schema, made by the `buildSchema` of the caller's `graphql`. */
export function controlSchema(buildSchema) {
  const schema = buildSchema(
    readFileSync(new URL('schema.graphqls', import.meta.url), 'utf8'),
  );
  for (const [typeName, fields] of Object.entries(resolvers)) {
    for (const [fieldName, resolve] of Object.entries(fields)) {
      schema.getType(typeName).getFields()[fieldName].resolve = resolve;
    }
  }
  for (const [fieldName, subscribe] of Object.entries(subscribers)) {
    schema.getSubscriptionType().getFields()[fieldName].subscribe = subscribe;
  }
  return schema;
}

function failOnPurpose() {
  throw new Error('failing on purpose');
}

/**
 * What the member `tck` of the payload of `connection_init` asks a connect hook for, after the delay that it asks for. A wish to
 * fail is fulfilled here; `deny` and `ack` are for the caller, because each library has its own way.
 */
export async function wishes(params) {
  const { delayMs, ...asked } = params?.tck ?? {};
  if (delayMs) await sleep(delayMs);
  if (asked.fail) throw new Error(asked.text ?? 'connect hook failing on purpose');
  return asked;
}
