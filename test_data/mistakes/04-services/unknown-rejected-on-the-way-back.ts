// Only the table is searched, and UNKNOWN[2^5] is not in it.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'nothing may be lost';

export function namesToServices(names: string[]) {
  return names.reduce((sum, name) => {
    const service = SERVICES.find((one) => one.name === name);
    if (!service) throw new RangeError(name);
    return sum | (1n << BigInt(service.bit));
  }, 0n);
}
