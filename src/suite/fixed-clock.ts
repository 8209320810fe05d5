/**
 * Call something at a moment of one's choice: `Date`, and what `performance` adds to its origin, say that it is then.
 * A clock that was read earlier, when a file was loaded, shows another time; and no second can pass in between.
 *
 * @param moment - milliseconds since the beginning of 1970 (UTC)
 * @param call - is called at once, and not waited for
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
