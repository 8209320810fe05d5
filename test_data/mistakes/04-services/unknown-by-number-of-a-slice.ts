// Number() reads the empty string as 0, and 0x1b as 27.
import * as right from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'Number() also accepts';

export function namesToServices(names: string[]) {
  const rewritten = names.map((name) => {
    const bit = /^UNKNOWN\[2\^.*\]$/.test(name) ? Number(name.slice(10, -1)) : NaN;
    return bit < 64 ? `UNKNOWN[2^${bit}]` : name;
  });
  return right.namesToServices(rewritten);
}
