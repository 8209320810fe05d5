// while (names.length) with pop: the caller's list ends up empty.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'You emptied the list';

export function namesToServices(names: string[]) {
  let services = 0n;
  while (names.length > 0) services |= 1n << BigInt(bitOf(names.pop() ?? ''));
  return services;
}

function bitOf(name: string): number {
  const known = SERVICES.find((service) => service.name === name)?.bit;
  const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
  const bit = known ?? (unknown ? Number(unknown[1]) : 64);
  if (bit > 63) throw new RangeError(name);
  return bit;
}
