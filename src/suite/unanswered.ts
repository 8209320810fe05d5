import { Socket } from 'node:net';
import { withoutLongTimers } from './long-timers';

/**
 * Call a function while no attempt to connect is answered, and no timer of more than some time fires: see
 * {@link withoutLongTimers}. The caller's test runs with a tracker, which stops the timers.
 *
 * @param most - the longest time that a timer may wait, in milliseconds
 * @param call - tries to connect
 * @returns what it returns
 */
export async function unanswered<T>(most: number, call: () => Promise<T>): Promise<T> {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket) {
    return this;
  };
  try {
    return await withoutLongTimers(most, call);
  } finally {
    Socket.prototype.connect = connect;
  }
}
