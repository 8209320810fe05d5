// The time of the recording, copied with everything else.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'seconds since the beginning of 1970, UTC';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), timestamp: 1532623994n, ...choices };
}
