// Math.random() has 53 bits; the upper 11 are always 0.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'Math.random() at most 53';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), nonce: BigInt(Math.floor(Math.random() * 2 ** 53)), ...choices };
}
