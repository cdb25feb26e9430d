// Shows each scenario of the kit as a test. The kit plays all of them in one run, as many at a time as it does on the command line, when the
// first of them is asked for; the tests report what came of each.
import { inProcess } from './in-process.mjs';
import { KitError, scenarios, verdicts } from './run.mjs';

/** The story of a failure, at the line of the scenario. */
class NotConformant extends Error {
  name = 'NotConformant';

  constructor(result) {
    super(result.story ?? `${result.verdict}: ${result.reason}`);
    this.stack = `${this.message}\n    at ${result.id} (${result.at})`;
  }
}

/**
 * Defines a suite.
 *
 * @param subject
 *   title: the name of the suite
 *   protocols: a list of names
 *   server: { url, headers?, insecure? }, or a function that starts one and returns this, with close() if it can be closed; or
 *   client: { adapter, tls? }: the adapter is a command, or an object with serve(streams), such as a clientAdapter of graphql-tck-adapter
 *   capabilities, parameters, controlSchema: what it can do; without them the kit finds out
 *   baseline: a file of known failures
 *   options: further ones of `graphql-tck test-server` or `test-client`; selection: those of `graphql-tck list`
 * @param framework { describe, test, after, known(context, reason), skip(context, reason), warn(context, text) }
 */
export function define(subject, framework) {
  const role = subject.server ? 'server' : 'client';
  const { title, protocols, selection = [] } = subject;
  if (!protocols?.length || (subject.server === undefined) === (subject.client === undefined)) {
    throw new TypeError('a conformance suite has `protocols`, and either `server` or `client`');
  }
  const selected = scenarios(protocols, role, selection);
  framework.describe(title ?? `${protocols.join()} ${role}`, () => {
    const played = new Played(subject, role);
    framework.after(() => played.close());
    for (const scenario of selected) {
      framework.test(scenario.id, async (context) => report(await played.result(scenario.id), context, framework));
    }
  });
}

class Played {
  #subject;
  #role;
  #results;
  #closers = [];

  constructor(subject, role) {
    this.#subject = subject;
    this.#role = role;
  }

  async result(id) {
    this.#results ??= this.#play();
    const result = (await this.#results).get(id);
    if (!result) throw new KitError(`the kit has no result for ${id}`);
    return result;
  }

  async close() {
    for (const close of this.#closers) await close();
  }

  #play() {
    return this.#role === 'server' ? this.#playServer() : this.#playClient();
  }

  async #playServer() {
    const { server } = this.#subject;
    const running = typeof server === 'function' ? await server() : server;
    if (running.close) this.#closers.push(() => running.close());
    const fields = (running.headers ?? []).flatMap((field) => ['--header', field]);
    const insecure = running.insecure ? ['--insecure'] : [];
    return verdicts(['test-server', '--url', running.url, ...fields, ...insecure, ...this.#options()]);
  }

  async #playClient() {
    const { adapter, tls } = this.#subject.client;
    const options = ['test-client', ...(tls ? ['--tls'] : []), ...this.#options()];
    if (typeof adapter.serve !== 'function') return verdicts(options, adapter);
    const served = await inProcess(adapter);
    this.#closers.push(() => served.close());
    return verdicts(options, served.command, served.environment);
  }

  #options() {
    const { protocols, selection = [], options = [], capabilities = [], parameters = {}, controlSchema, baseline } = this.#subject;
    return [
      ...['--protocol', protocols.join(), ...selection, ...options],
      ...capabilities.flatMap((word) => ['--capability', word]),
      ...Object.entries(parameters).flatMap(([name, value]) => ['--parameter', `${name}=${value}`]),
      ...(controlSchema ? ['--control-schema'] : []),
      ...(baseline ? ['--baseline', String(baseline)] : []),
    ];
  }
}

/** What a verdict is to a test framework. */
export function report(result, context, framework) {
  const { verdict, weight, reason, id } = result;
  if (verdict === 'known-failure' || verdict === 'known-blocked') {
    return framework.known(context, `${verdict}: ${reason}`, () => new NotConformant(result));
  }
  if (verdict === 'fixed' && !result.unstable) {
    throw new Error(`${id} is a known failure in the baseline, and it passes: update the baseline`);
  }
  if (weight === 'bad' || weight === 'broken') throw new NotConformant(result);
  if (weight === 'skipped') return framework.skip(context, `${verdict}: ${reason}`);
  if (verdict === 'warned') framework.warn(context, `${id}: ${reason}`);
}
