// relay true, as nodes have it.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'each peer would tell you of every transaction';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), relay: true, ...choices };
}
