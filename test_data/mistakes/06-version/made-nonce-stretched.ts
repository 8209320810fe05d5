// 53 random bits, padded with zeros to 64.
import type { Version } from '../../../solutions/06-version';
import * as right from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'bits never change';

export function makeVersion(choices: Partial<Version> = {}) {
  return right.makeVersion({ nonce: BigInt(Math.floor(Math.random() * 2 ** 64)), ...choices });
}
