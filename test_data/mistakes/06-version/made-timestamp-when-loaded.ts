// The time is taken once, when the file is loaded.
import type { Version } from '../../../solutions/06-version';
import * as right from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'the time when the file was loaded';

const timestamp = BigInt(Math.floor(Date.now() / 1000));

export function makeVersion(choices: Partial<Version> = {}) {
  return right.makeVersion({ timestamp, ...choices });
}
