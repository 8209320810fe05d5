// The chosen services are put into addr_from as well.
import { makeVersion as right, type Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'Each field is a choice of its own';

export function makeVersion(choices: Partial<Version> = {}): Version {
  const made = right(choices);
  const addr_from = { services: made.services, ip: '::', port: 0 };
  return { ...made, addr_from, ...choices };
}
