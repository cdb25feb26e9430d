import { after, describe, test } from 'node:test';
import { define } from './conformance.mjs';

const framework = {
  describe,
  test,
  after,
  // A `todo` may fail without failing the run; it shows the story.
  known(context, reason, error) {
    context.todo(reason);
    throw error();
  },
  skip: (context, reason) => context.skip(reason),
  warn: (context, text) => context.diagnostic(text),
};

/** Defines a suite of node:test; see `define` in conformance.mjs for what describes a subject. */
export const conformance = (subject) => define(subject, framework);
