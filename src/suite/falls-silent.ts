import { setTimeout as pause } from 'node:timers/promises';
import { ReceiveTimeoutError } from '../wire/streams/peer-errors';
import type { PlainMessage } from './stream-inputs';
import type { Pace } from './time-limit';

/** What {@link fallsSilent} needs of a connection. */
export interface Receiving {
  /** How long to wait for a message by default, in milliseconds. */
  patience: number;
  /** Receives the next message. */
  receive: (timeout?: number) => Promise<PlainMessage>;
}

/** Wait until this many milliseconds have passed on the clock that an answer may use, but block everything. */
export function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/**
 * Have a connection receive one message when some time has passed, and then nothing. After that it waits for
 * the time that it is given; if that is longer than what is left, it never stops waiting. So a slow machine
 * changes nothing, once the message is waited for.
 *
 * @param connection - whose patience is set already
 * @param used - when the message comes, in milliseconds
 * @param message - the one that comes
 * @param pace - of the trial: the answer begins now, and must wait for the message well before its patience ends
 */
export function fallsSilent(connection: Receiving, used: number, message: PlainMessage, pace: Pace): void {
  pace.begin();
  const left = connection.patience - used;
  let first = true;
  connection.receive = async (limit = connection.patience) => {
    if (first) {
      first = false;
      pace.mark();
      block(used);
      return message;
    }
    // the clock of the answer may count in whole milliseconds
    if (!(limit <= left + 5)) return new Promise(() => {});
    await pause(Math.max(limit, 0));
    throw new ReceiveTimeoutError('no message came');
  };
}
