// A constant, generated once when the module is loaded.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'The same nonce each time';

const NONCE = crypto.getRandomValues(new BigUint64Array(1))[0];

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), nonce: NONCE, ...choices };
}
