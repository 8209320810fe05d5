// 13, copied from the recording: a promise that this program does not keep.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'A program that only looks around offers none';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), services: 13n, ...choices };
}
