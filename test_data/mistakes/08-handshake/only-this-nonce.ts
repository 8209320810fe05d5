// isOurs is not passed on: the nonces of the other connections are unknown.
import type { Version } from '../../../solutions/06-version';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'the third parameter of handshake(), knows all our nonces';

export class Connection extends RightConnection {
  override handshake(own?: Version, timeout?: number) {
    return super.handshake(own, timeout);
  }
}
