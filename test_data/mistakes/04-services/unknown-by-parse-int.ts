// parseInt reads as far as it can, and says nothing of the rest.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'was taken for a number';

export function namesToServices(names: string[]) {
  let services = 0n;
  for (const name of names) {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const bit = known ?? (name.startsWith('UNKNOWN[2^') ? Number.parseInt(name.slice(10)) : NaN);
    if (!(bit >= 0 && bit < 64)) throw new RangeError(`no service ${name}`);
    services |= 1n << BigInt(bit);
  }
  return services;
}
