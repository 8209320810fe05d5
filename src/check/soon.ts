import { clearTimeout, setTimeout } from 'node:timers';
import { inspect } from 'node:util';

/** How long a suite waits for something that a right answer does at once, in milliseconds. */
const PATIENCE_MS = 1000;

/** What a call came to that was waited for in vain. The matchers tell the learner what it says. */
export class Late {
  /** @param say - what to tell the learner */
  constructor(readonly say: string) {}

  /** How it is shown where a value is expected. */
  [inspect.custom](): string {
    return 'nothing, for a second';
  }
}

/**
 * Wait for what a call gives, but not for ever: a wrong answer may never settle its promise.
 *
 *     expect(await soon(() => connection.receive(), 'The message came, and nobody was told.')).toGive(PING);
 *
 * @param call - gives a promise, or a value at once
 * @param say - what to tell the learner if nothing comes of it
 * @param patience - how long to wait, in milliseconds
 * @returns a function that gives what the call gave, or throws what it threw: the matchers take both
 */
export async function soon<T>(
  call: () => T | PromiseLike<T>,
  say: string,
  patience = PATIENCE_MS,
): Promise<() => T | Late> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<() => Late>((resolve) => {
    timer = setTimeout(() => resolve(() => new Late(say)), patience);
  });
  try {
    return await Promise.race([settled(call), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Wait until something holds, at most a second.
 *
 * @param holds - is asked again and again
 * @returns whether it does in the end
 */
export async function eventually(holds: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (!holds() && performance.now() < end) await pause(5);
  return holds();
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
