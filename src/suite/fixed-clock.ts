/**
 * Call a function at a given time: `Date` and `performance` show this time during the call. Code that read
 * the clock earlier, when its file was loaded, has a different time; and the clock does not advance during
 * the call.
 *
 * @param moment - the time in milliseconds since the beginning of 1970 (UTC)
 * @param call - called synchronously; a promise is not awaited
 */
export function atTime<T>(moment: number, call: () => T): T {
  const restore = replaceClock(() => moment);
  try {
    return call();
  } finally {
    restore();
  }
}

/**
 * Call a function while a test can put the clock forward: then `Date` and `performance` show a later time.
 * Timers are not affected.
 *
 * @param call - gets a function that puts the clock forward, by a number of milliseconds
 */
export async function withClock<T>(call: (putForward: (time: number) => void) => Promise<T>): Promise<T> {
  const realNow = performance.now.bind(performance);
  let ahead = 0;
  const restore = replaceClock(() => performance.timeOrigin + realNow() + ahead);
  try {
    return await call((time) => void (ahead += time));
  } finally {
    restore();
  }
}

/**
 * Let `Date` and `performance` show a different time.
 *
 * @param time - returns it, in milliseconds since the beginning of 1970 (UTC)
 * @returns a function that restores them
 */
function replaceClock(time: () => number): () => void {
  const { Date: RealDate, performance } = globalThis;
  const now = Object.getOwnPropertyDescriptor(performance, 'now');
  class Then extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      super(...((args.length === 0 ? [time()] : args) as [number]));
    }
    static override now = () => Math.floor(time());
  }
  // Date() without new is a string of the time
  const callable = new Proxy(Then, { apply: () => new Then().toString() });
  globalThis.Date = callable as unknown as DateConstructor;
  Object.defineProperty(performance, 'now', {
    value: () => time() - performance.timeOrigin,
    configurable: true,
    writable: true,
  });
  return () => {
    globalThis.Date = RealDate;
    if (now) Object.defineProperty(performance, 'now', now);
    else Reflect.deleteProperty(performance, 'now');
  };
}
