// The five names of 2013 have bits below 8, so one byte is looked at.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'A bit that has a name was not found';

export function servicesToNames(services: bigint) {
  return right(services & 0xffn);
}
