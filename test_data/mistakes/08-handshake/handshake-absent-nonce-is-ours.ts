// undefined === undefined: two versions without a nonce count as the same.
import type { Version } from '../../../solutions/06-version';
import { SelfConnectionError } from '../../../src/wire/streams/peer-errors';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'there is nothing to compare';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    if (theirs.nonce === this.own.nonce) throw new SelfConnectionError(theirs.nonce ?? 0n);
    super.judge(theirs);
  }
}
