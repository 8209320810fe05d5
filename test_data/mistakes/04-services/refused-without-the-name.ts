// It is refused, and nobody learns what.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'does not say NODE_NONSENSE';

export function namesToServices(names: string[]) {
  let services = 0n;
  for (const name of names) {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const bit = known ?? Number(/^UNKNOWN\[2\^(\d+)\]$/.exec(name)?.[1]);
    if (!(bit >= 0 && bit < 64)) throw new RangeError('there is no such service');
    services |= 1n << BigInt(bit);
  }
  return services;
}
