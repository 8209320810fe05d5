// Whoever says version is good enough.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The oldest that is still spoken is 31800';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    super.judge({ ...theirs, version: 70016 });
  }
}
