// parseInt reads as far as it can, and ignores the rest.
import * as right from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'for a number';

export function namesToServices(names: string[]) {
  const rewritten = names.map((name) => {
    const bit = name.startsWith('UNKNOWN[2^') ? Number.parseInt(name.slice(10)) : NaN;
    return bit < 64 ? `UNKNOWN[2^${bit}]` : name;
  });
  return right.namesToServices(rewritten);
}
