// Every call that ends it records the end, even if it has already ended.
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A connection ends once';

export class Connection extends RightConnection {
  override async close(reason: Error = new ClosedError('closed')) {
    if (this.closed) this.transcript.event('closed', reason.message);
    await super.close(reason);
  }
}
