// A broken rule ends the connection, with the error that any end has.
import { ClosedError, ProtocolError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'and not why: a ProtocolError says it';

export class Connection extends RightConnection {
  protected override onFault(error: Error) {
    super.onFault(error instanceof ProtocolError ? new ClosedError('a rule was broken') : error);
  }
}
