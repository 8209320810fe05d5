// It only knows the nonce of this connection; the one that comes back is from another connection.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'there are more than the one of this connection';

export class Handshake extends RightHandshake {
  constructor(own: Version, inbound: boolean) {
    super(own, inbound);
  }
}
