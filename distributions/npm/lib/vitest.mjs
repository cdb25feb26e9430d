import { afterAll, describe, test } from 'vitest';
import { define } from './conformance.mjs';

// The first test waits for the whole run.
const LONGEST = 30 * 60 * 1000;

const framework = {
  describe,
  test: (name, body) => test(name, body, LONGEST),
  after: (body) => afterAll(body),
  known: (context, reason) => context.skip(reason),
  skip: (context, reason) => context.skip(reason),
  warn: (_context, text) => console.warn(text),
};

/** Defines a suite of vitest; see `define` in conformance.mjs for what describes a subject. */
export const conformance = (subject) => define(subject, framework);
