// Its time is handed on to receive(), which says that no message came.
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'What failed is the handshake: HandshakeTimeoutError';

export class Connection extends RightConnection {
  protected override tooLate() {
    this.onEnd(new ReceiveTimeoutError('no version, no verack'));
  }
}
