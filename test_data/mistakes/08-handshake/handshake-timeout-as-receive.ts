// Its timeout is passed on to receive(), which reports that no message came.
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'What failed is the handshake: throw a HandshakeTimeoutError';

export class Connection extends RightConnection {
  protected override tooLate() {
    this.onEnd(new ReceiveTimeoutError('no version, no verack'));
  }
}
