import { setTimeout } from 'node:timers';
import { todosMet } from '../todo';
import { Late } from './late';

/**
 * How long a suite waits for something that a right answer does at once, in milliseconds. Whoever was waited for in
 * vain is given less and less: its first failure is what the learner is told, and the others need not take minutes.
 */
let patience = 1000;
const LEAST_PATIENCE_MS = 50;

/** How long a whole test may take, with all that it waits for, in milliseconds: four waits, and less than jest allows. */
export function longestTest(): number {
  return 4 * patience;
}

/**
 * Wait for what a call gives, but not for ever: a wrong answer may never settle its promise.
 *
 *     expect(await soon(() => connection.receive(), 'The message came, and nobody was told.')).toGive(PING);
 *
 * @param call - gives a promise, or a value at once
 * @param say - what to tell the learner if nothing comes of it
 * @param most - how long to wait, in milliseconds
 * @returns a function that gives what the call gave, or throws what it threw: the matchers take both. It throws
 *   NotWrittenYet as soon as something is called that is not written yet: there is nothing to wait for then
 */
export async function soon<T>(
  call: () => T | PromiseLike<T>,
  say: string,
  most = patience,
): Promise<() => T | Late> {
  let outcome: (() => T) | undefined;
  const settling = settled(call).then((came) => (outcome = came));
  const end = performance.now() + most;
  while (!outcome && performance.now() < end && todosMet().length === 0) {
    await Promise.race([settling, pause(5)]);
  }
  if (outcome) return outcome;
  losePatience();
  const [unwritten] = todosMet();
  return settled(() => (unwritten ? Promise.reject(unwritten) : new Late(say)));
}

/**
 * Wait until something holds, at most a second.
 *
 * @param holds - is asked again and again
 * @returns whether it does in the end
 * @throws NotWrittenYet if something is called meanwhile that is not written yet
 */
export async function eventually(holds: () => boolean): Promise<boolean> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end || todosMet().length > 0) {
      losePatience();
      const [unwritten] = todosMet();
      if (unwritten) throw unwritten;
      return false;
    }
    await pause(5);
  }
  return true;
}

/**
 * Wait until a number has stopped growing: nothing more comes.
 *
 * @param count - is asked again and again
 * @returns what it has grown to
 */
export async function settledAt(count: () => number): Promise<number> {
  let last = count();
  for (let calm = 0; calm < 5; calm++) {
    await pause(10);
    if (count() !== last) calm = 0;
    last = count();
  }
  return last;
}

/** Let some time pass, in milliseconds. It is no timer of an answer's, and nobody counts it. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Somebody was waited for in vain: the next time it is not as long. */
export function losePatience(): void {
  patience = Math.max(patience / 3, LEAST_PATIENCE_MS);
}

/** What becomes of a call, as a function that gives it or throws it. */
async function settled<T>(call: () => T | PromiseLike<T>): Promise<() => T> {
  try {
    const value = await call();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
