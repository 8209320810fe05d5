// The version is recorded first and judged afterwards: if the error is caught, the version still counts.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Record their version after the checks';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    this.theirs = theirs;
    super.judge(theirs);
  }
}
