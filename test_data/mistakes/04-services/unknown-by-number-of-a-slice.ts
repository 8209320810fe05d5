// Number() takes the empty string for 0, and 0x1b for 27.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'Number() also takes';

export function namesToServices(names: string[]) {
  let services = 0n;
  for (const name of names) {
    const known = SERVICES.find((service) => service.name === name)?.bit;
    const bit = known ?? (/^UNKNOWN\[2\^.*\]$/.test(name) ? Number(name.slice(10, -1)) : NaN);
    if (!(bit >= 0 && bit < 64)) throw new RangeError(`no service ${name}`);
    services |= 1n << BigInt(bit);
  }
  return services;
}
