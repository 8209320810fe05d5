// The nonce is sent, but never compared.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'we have connected to ourselves';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    super.judge({ ...theirs, nonce: undefined });
  }
}
