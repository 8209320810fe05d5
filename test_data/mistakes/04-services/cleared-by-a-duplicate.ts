// ^ instead of |: the same result as long as no bit occurs twice.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'The duplicate cleared the bit again';

export function namesToServices(names: string[]) {
  return names.reduce((sum, name) => sum ^ (1n << BigInt(bitOf(name))), 0n);
}

function bitOf(name: string): number {
  const known = SERVICES.find((service) => service.name === name)?.bit;
  const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
  const bit = known ?? (unknown ? Number(unknown[1]) : 64);
  if (bit > 63) throw new RangeError(name);
  return bit;
}
