import { setImmediate as turn } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';

/** The process itself: jest gives a test a copy of it, on which no event ever comes. */
const process = runInThisContext('process') as NodeJS.Process;
const EVENTS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'] as const;

/** Errors that come up while some code runs, and that nobody catches. */
export interface Strays {
  /** Rejects with the first error that is thrown where nobody can catch it, such as in a listener. */
  thrown: Promise<never>;
  /** Waits for what was started to be told, and throws the first rejection of a promise that nobody waits for. */
  settle(): Promise<void>;
  /** Leaves such errors to jest again. */
  stop(): void;
}

/** Catch errors that jest would otherwise blame the running test for. */
export function catchStrays(): Strays {
  const unhandled = new Map<unknown, unknown>();
  let fail: (error: unknown) => void = () => {};
  const thrown = new Promise<never>((_, reject) => (fail = reject));
  // it may come when nobody waits any more
  thrown.catch(() => {});
  const jests = EVENTS.map((event) => [event, process.rawListeners(event)] as const);
  for (const event of EVENTS) process.removeAllListeners(event);
  process.on('uncaughtException', (error) => fail(error));
  process.on('unhandledRejection', (error, promise) => void unhandled.set(promise, error));
  process.on('rejectionHandled', (promise) => void unhandled.delete(promise));
  return {
    thrown,
    settle: async () => {
      await turn();
      for (const error of unhandled.values()) throw error;
    },
    stop: () => {
      for (const [event, listeners] of jests) {
        process.removeAllListeners(event);
        for (const listener of listeners) process.on(event, listener as () => void);
      }
    },
  };
}
