// The bits are 0, 1, 2, 3, 6, 10, 11. The index matches only the first four.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'The index in a list is not the bit';

export function servicesToNames(services: bigint) {
  const bits = Array.from({ length: 64 }, (_, bit) => bit).filter((bit) => hasBit(services, bit));
  return bits.map((bit) => SERVICES[bit]?.name ?? `UNKNOWN[2^${bit}]`);
}
