// A table of the names, and what is not in it does not exist.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'The bits without a name are lost';

export function servicesToNames(services: bigint) {
  return SERVICES.filter(({ bit }) => hasBit(services, bit)).map(({ name }) => name);
}
