// The services as an object of five flags, as in many clients.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'Return a list of the names';

export function servicesToNames(services: bigint) {
  return Object.fromEntries(SERVICES.slice(0, 5).map(({ bit, name }) => [name, hasBit(services, bit)]));
}
