import { setImmediate as turn } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';

/** The real process object: jest gives a test a copy of it, which never emits an event. */
const process = runInThisContext('process') as NodeJS.Process;
const EVENTS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'] as const;

/** Uncaught errors during a test. */
export interface UncaughtErrors {
  /** Rejects with the first uncaught exception, such as one thrown in a listener. */
  thrown: Promise<never>;
  /** Waits for one turn of the event loop, and throws the first unhandled rejection. */
  settle(): Promise<void>;
  /** Restores jest's own listeners. */
  stop(): void;
}

/** Catch errors for which jest would otherwise blame the running test. */
export function catchUncaught(): UncaughtErrors {
  const unhandled = new Map<unknown, unknown>();
  let fail: (error: unknown) => void = () => {};
  const thrown = new Promise<never>((_, reject) => (fail = reject));
  // it may reject after the test has ended
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
