// getRandomValues on a Uint32Array: half a nonce.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'The highest 32 bits never change';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), nonce: BigInt(crypto.getRandomValues(new Uint32Array(1))[0]), ...choices };
}
