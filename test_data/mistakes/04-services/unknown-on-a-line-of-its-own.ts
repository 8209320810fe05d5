// With the flag m, ^ and $ match at the boundaries of any line.
import * as right from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'match the whole name';

export function namesToServices(names: string[]) {
  return right.namesToServices(names.map((name) => /^UNKNOWN\[2\^\d{1,2}\]$/m.exec(name)?.[0] ?? name));
}
