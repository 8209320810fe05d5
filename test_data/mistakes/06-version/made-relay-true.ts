// relay true, as nodes have it.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'each peer would announce every transaction to you';

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), relay: true, ...choices };
}
