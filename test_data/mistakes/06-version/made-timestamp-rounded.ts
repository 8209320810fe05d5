// From half a second on, it is rounded up to the next second.
import type { Version } from '../../../solutions/06-version';
import * as right from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'It was rounded up';

export function makeVersion(choices: Partial<Version> = {}) {
  return right.makeVersion({ timestamp: BigInt(Math.round(Date.now() / 1000)), ...choices });
}
