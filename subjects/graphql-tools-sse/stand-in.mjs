// A stand-in for the executor, which shows that the adapter reports each step of its loop, see docs/adapter-protocol.md:
// graphql-tck check-adapter --subject subject.yaml --stand-in NODE_OPTIONS=--import=./stand-in.mjs --stand-in-kind iterator
import { register } from 'node:module';

const moduleOf = (text) => `data:text/javascript,${encodeURIComponent(text)}`;

const executor = moduleOf(`
export const buildHTTPExecutor = () => async () => (async function* () {
  yield { data: { countdown: 2 } };
  yield { data: { countdown: 2 } };
  yield { data: { countdown: 1 } };
  if (process.env.GRAPHQL_TCK_STAND_IN === 'throwing-iterator') throw new Error('failing on purpose');
})();`);

register(
  moduleOf(`
export const resolve = (specifier, context, next) =>
  specifier === '@graphql-tools/executor-http' ? { url: ${JSON.stringify(executor)}, shortCircuit: true } : next(specifier, context);`),
);
