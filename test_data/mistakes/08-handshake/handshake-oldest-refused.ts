// <= for <: the oldest one that is still spoken is turned away.
import type { Version } from '../../../solutions/06-version';
import { ObsoleteVersionError } from '../../../src/wire/streams/peer-errors';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Protocol 31800 was refused';

export class Handshake extends RightHandshake {
  override judge(theirs: Version) {
    if (theirs.version <= 31800) throw new ObsoleteVersionError(`too old: ${theirs.version}`);
    super.judge(theirs);
  }
}
