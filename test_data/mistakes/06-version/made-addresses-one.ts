// A new address for each message, but the same one twice.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'Both addresses are the same object';

export function makeVersion(choices: Partial<Version> = {}): Version {
  const nobody = { services: 0n, ip: '::', port: 0 };
  return { ...right.makeVersion(), addr_recv: nobody, addr_from: nobody, ...choices };
}
