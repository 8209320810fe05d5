// ...choices comes first, and the defaults overwrite it.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'The choices are lost';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...choices, ...right.makeVersion() };
}
