// One constant for the empty address, used in every message.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'All messages share the same address object';

const NOBODY = { services: 0n, ip: '::', port: 0 };

export function makeVersion(choices: Partial<Version> = {}): Version {
  return { ...right.makeVersion(), addr_recv: NOBODY, addr_from: NOBODY, ...choices };
}
