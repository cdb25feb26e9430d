// Event streams that wait, and the count of those that are alive.
//
// They are hand-written iterators and not async generators: a generator that hangs in an `await` queues a return()
// until that await is over, so a cancelled `silent` would stay alive for ever and a cancelled `ticks` until its next
// tick. Here return() releases at once and ends the next() that waits.
import { EventEmitter } from 'node:events';

const alive = new Map();
const changes = new EventEmitter().setMaxListeners(0); // one listener per waiting `sources` query

function count(key, difference) {
  const now = (alive.get(key) ?? 0) + difference;
  if (now === 0) alive.delete(key);
  else alive.set(key, now);
  changes.emit('change', key, now);
}

/** The number of living sources; with `expected`, as soon as it is that number or when the time is over. */
export function aliveSources(key, expected, withinMs) {
  const current = () => alive.get(key) ?? 0;
  if (expected == null || current() === expected) return current();
  return new Promise((resolve) => {
    const answer = (number) => {
      clearTimeout(timer);
      changes.off('change', onChange);
      resolve(number);
    };
    const onChange = (changedKey, now) => {
      if (changedKey === key && now === expected) answer(now);
    };
    const timer = setTimeout(() => answer(current()), withinMs ?? 0);
    changes.on('change', onChange);
  });
}

/**
 * A source that is counted from its first consumption to its release. It is for one consumer that asks for the next
 * event after it was given the last one, which is how a GraphQL executor consumes.
 * `wait(deliver)` begins to wait for the next event and returns what stops this waiting;
 * `begin` runs when the source is counted, and what it returns when it is released.
 */
function countedSource(key, wait, begin = () => () => {}) {
  return {
    [Symbol.asyncIterator]() {
      const ended = { value: undefined, done: true };
      let released = false;
      let endWaiting = () => {}; // ends the next() that waits, if one does
      const release = begin();
      count(key, +1);
      return {
        next() {
          return new Promise((resolve) => {
            if (released) return resolve(ended);
            const stop = wait((value) => resolve({ value, done: false }));
            endWaiting = () => {
              stop();
              resolve(ended);
            };
          });
        },
        async return() {
          if (!released) {
            released = true;
            endWaiting();
            release();
            count(key, -1);
          }
          return ended;
        },
      };
    },
  };
}

export function tickSource(key, everyMs, toEvent) {
  let n = 0;
  return countedSource(key, (deliver) => {
    const timer = setTimeout(() => deliver(toEvent(++n)), everyMs);
    return () => clearTimeout(timer);
  });
}

const rooms = new EventEmitter().setMaxListeners(0); // one listener per source of a room

/** Delivers to each source of this room that is alive. */
export function say(key, text) {
  rooms.emit(key, text);
}

/** What is said in the room from now on; it waits here while nobody asks for it. */
export function roomSource(key, toEvent) {
  const said = [];
  let deliver = null; // to the next() that waits, if one does
  const hear = (text) => {
    if (deliver === null) said.push(text);
    else deliver(toEvent(text));
  };
  return countedSource(
    key,
    (answer) => {
      if (said.length > 0) {
        answer(toEvent(said.shift()));
      } else {
        deliver = (event) => {
          deliver = null;
          answer(event);
        };
      }
      return () => {
        deliver = null;
      };
    },
    () => {
      rooms.on(key, hear);
      return () => rooms.off(key, hear);
    },
  );
}

export function silentSource(key) {
  return countedSource(key, () => () => {});
}
