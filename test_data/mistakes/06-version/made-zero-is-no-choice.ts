// || instead of ??: 0 and 0n count as no choice.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = '|| treats 0 as no choice';

export function makeVersion(choices: Partial<Version> = {}): Version {
  const defaults = right.makeVersion();
  return {
    ...defaults,
    ...choices,
    version: choices.version || defaults.version,
    timestamp: choices.timestamp || defaults.timestamp,
    nonce: choices.nonce || defaults.nonce,
  };
}
