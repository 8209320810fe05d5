// The nonce is left to the sender.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'The nonce is missing';

export function makeVersion(choices: Partial<Version> = {}): Version {
  const { nonce: _, ...rest } = right.makeVersion();
  return { ...rest, ...choices };
}
