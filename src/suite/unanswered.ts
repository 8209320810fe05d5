import { Socket } from 'node:net';
import { LONGEST_TIMER } from '../wire/streams/longest-timer';

/**
 * Call a function while no attempt to connect is answered, and no timer of more than some time fires. What waits
 * longer than that for a connection waits forever; so a slow machine changes nothing. The caller's test runs with a
 * tracker, which stops the timers.
 *
 * @param most - the longest time that a timer may wait, in milliseconds
 * @param call - tries to connect
 * @returns what it returns
 */
export async function unanswered<T>(most: number, call: () => Promise<T>): Promise<T> {
  const { connect } = Socket.prototype;
  const { setTimeout } = globalThis;
  Socket.prototype.connect = function (this: Socket) {
    return this;
  };
  const impatient = (run: (...args: unknown[]) => void, time = 0, ...args: unknown[]) =>
    setTimeout(run, time > most ? LONGEST_TIMER : time, ...args);
  globalThis.setTimeout = Object.assign(impatient, setTimeout) as typeof setTimeout;
  try {
    return await call();
  } finally {
    Socket.prototype.connect = connect;
    globalThis.setTimeout = setTimeout;
  }
}
