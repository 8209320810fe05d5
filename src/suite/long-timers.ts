import { LONGEST_TIMER } from '../wire/streams/longest-timer';

/**
 * Call a function while no timer of more than some time fires. What waits longer than that waits forever; so a slow
 * machine changes nothing.
 *
 * @param most - the longest time that a timer may wait, in milliseconds
 * @param call - may start timers; it stops those that are left, as a tracker does
 * @returns what it returns
 */
export async function withoutLongTimers<T>(most: number, call: () => Promise<T>): Promise<T> {
  const { setTimeout } = globalThis;
  const impatient = (run: (...args: unknown[]) => void, time = 0, ...args: unknown[]) =>
    setTimeout(run, time > most ? LONGEST_TIMER : time, ...args);
  globalThis.setTimeout = Object.assign(impatient, setTimeout) as typeof setTimeout;
  try {
    return await call();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}
