// <= instead of <: the oldest accepted version is rejected.
import type { Version } from '../../../solutions/06-version';
import { ObsoleteVersionError } from '../../../src/wire/streams/peer-errors';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Protocol version 31800 was rejected';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    if (theirs.version <= 31800) throw new ObsoleteVersionError(`too old: ${theirs.version}`);
    super.judge(theirs);
  }
}
