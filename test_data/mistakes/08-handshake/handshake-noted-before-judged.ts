// The version is noted first and judged afterwards: who catches the error goes on with it.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Note their version after the checks';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    this.theirs = theirs;
    super.judge(theirs);
  }
}
