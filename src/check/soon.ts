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
