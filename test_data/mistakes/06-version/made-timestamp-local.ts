// The local time zone, as in the bitcoincorps lesson; here that of Tokyo.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'the time in another zone';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), timestamp: BigInt(Math.floor(Date.now() / 1000) + 9 * 3600), ...choices };
}
