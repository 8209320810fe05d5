// findIndex returns the index in the list, but the bit is next to the name.
import { namesToServices as right, SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'NODE_NETWORK_LIMITED is bit 10';

export function namesToServices(names: string[]) {
  return names.reduce((sum, name) => {
    const index = SERVICES.findIndex((one) => one.name === name);
    return sum | (index < 0 ? right([name]) : 1n << BigInt(index));
  }, 0n);
}
