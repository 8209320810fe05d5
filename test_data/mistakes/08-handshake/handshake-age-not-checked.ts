// Any protocol version is accepted.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The oldest one that is still accepted is 31800';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    super.judge({ ...theirs, version: 70016 });
  }
}
