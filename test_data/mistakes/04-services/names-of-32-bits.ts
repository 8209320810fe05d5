// for (bit = 0; bit < 32; …), as in most loops over bits.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'You missed a bit above 31';

export function servicesToNames(services: bigint) {
  return right(services & 0xffffffffn);
}
