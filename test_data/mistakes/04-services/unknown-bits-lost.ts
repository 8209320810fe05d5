// A table of the names: a bit that is not in it does not exist.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'You lost the bits without a name';

export function servicesToNames(services: bigint) {
  return SERVICES.filter(({ bit }) => hasBit(services, bit)).map(({ name }) => name);
}
