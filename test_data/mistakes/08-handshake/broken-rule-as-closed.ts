// A broken rule ends the connection, but with the same error as any other end.
import { ClosedError, ProtocolError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'but not why: throw the ProtocolError';

export class Connection extends RightConnection {
  protected override onFault(error: Error) {
    super.onFault(error instanceof ProtocolError ? new ClosedError('a rule was broken') : error);
  }
}
