// 1n << 64n works, but does not fit into the message.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'does not fit into 64 bits';

export function namesToServices(names: string[]) {
  return names.reduce((sum, name) => sum | (1n << BigInt(bitOf(name))), 0n);
}

function bitOf(name: string): number {
  const known = SERVICES.find((service) => service.name === name)?.bit;
  const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/.exec(name);
  const bit = known ?? (unknown ? Number(unknown[1]) : 64);
  if (known === undefined && !unknown) throw new RangeError(name);
  return bit;
}
