// A sum of powers of two, all of them exact, but as a number.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'a bigint is due';

export function namesToServices(names: string[]) {
  return [...new Set(names)].reduce((sum, name) => sum + 2 ** bitOf(name), 0);
}

function bitOf(name: string): number {
  const known = SERVICES.find((service) => service.name === name)?.bit;
  const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
  const bit = known ?? (unknown ? Number(unknown[1]) : 64);
  if (bit > 63) throw new RangeError(name);
  return bit;
}
