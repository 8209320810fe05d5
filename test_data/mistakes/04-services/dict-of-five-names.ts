// The services as an object of five flags, as many clients have them.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'A list of the names is due';

export function servicesToNames(services: bigint) {
  return Object.fromEntries(SERVICES.slice(0, 5).map(({ bit, name }) => [name, hasBit(services, bit)]));
}
