// for (bit = 0; bit < 32; …), as in all loops over bits.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'A bit over 31 was not found';

export function servicesToNames(services: bigint) {
  return right(services & 0xffffffffn);
}
