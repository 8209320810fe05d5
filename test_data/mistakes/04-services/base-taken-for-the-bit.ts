// The first digits in UNKNOWN[2^27] are a 2.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'You took the 2 of "2^" for the bit';

export function namesToServices(names: string[]) {
  return names.reduce((sum, name) => {
    const bit = SERVICES.find((one) => one.name === name)?.bit ?? /\d+/.exec(name)?.[0];
    if (bit === undefined) throw new RangeError(name);
    return sum | (1n << BigInt(bit));
  }, 0n);
}
