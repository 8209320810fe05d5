// With the flag m, ^ and $ stand for the borders of any line.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'the whole name must fit';

export function namesToServices(names: string[]) {
  return names.reduce((services, name) => {
    const bit = SERVICES.find((service) => service.name === name)?.bit;
    const unknown = /^UNKNOWN\[2\^(\d{1,2})\]$/m.exec(name)?.[1] ?? '64';
    const place = bit ?? Number(unknown);
    if (place > 63) throw new RangeError(`unknown service: ${name}`);
    return services | (1n << BigInt(place));
  }, 0n);
}
