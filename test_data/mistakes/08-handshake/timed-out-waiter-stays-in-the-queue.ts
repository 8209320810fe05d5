// Promise.race with a timer: a wait that timed out is still in the queue, and takes the next message.
import type { Message } from '../../../solutions/01-framing';
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A wait that times out must leave the queue';

export class Connection extends RightConnection {
  protected override wait(timeout: number) {
    if (timeout === Infinity) return super.wait(timeout);
    const waiting = super.wait(Infinity);
    let timer: NodeJS.Timeout;
    const late = new Promise<Message>((_, reject) => {
      timer = setTimeout(() => reject(new ReceiveTimeoutError('too late')), timeout);
    });
    return Promise.race([waiting, late]).finally(() => clearTimeout(timer));
  }
}
