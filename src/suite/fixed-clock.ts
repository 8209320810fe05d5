/**
 * Call a function at a given time: `Date` and `performance` show this time during the call. Code that read
 * the clock earlier, when its file was loaded, has a different time; and the clock does not advance during
 * the call.
 *
 * @param moment - the time in milliseconds since the beginning of 1970 (UTC)
 * @param call - called synchronously; a promise is not awaited
 */
export function atTime<T>(moment: number, call: () => T): T {
  const { Date: RealDate, performance } = globalThis;
  const now = Object.getOwnPropertyDescriptor(performance, 'now');
  class Then extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      super(...((args.length === 0 ? [moment] : args) as [number]));
    }
    static override now = () => moment;
  }
  // Date() without new is a string of the time
  const callable = new Proxy(Then, { apply: () => new Then().toString() });
  globalThis.Date = callable as unknown as DateConstructor;
  Object.defineProperty(performance, 'now', {
    value: () => moment - performance.timeOrigin,
    configurable: true,
    writable: true,
  });
  try {
    return call();
  } finally {
    globalThis.Date = RealDate;
    if (now) Object.defineProperty(performance, 'now', now);
    else Reflect.deleteProperty(performance, 'now');
  }
}
