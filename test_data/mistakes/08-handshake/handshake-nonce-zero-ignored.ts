// `if (nonce && …)`: 0n is false.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The nonce 0 was accepted';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    super.judge({ ...theirs, nonce: theirs.nonce || undefined });
  }
}
