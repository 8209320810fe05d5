// The five names of 2013 have bits below 8, so only one byte is checked.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'You missed a bit that has a name';

export function servicesToNames(services: bigint) {
  return right(services & 0xffn);
}
