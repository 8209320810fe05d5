// getnetworkinfo shows NETWORK and WITNESS.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'The names begin with NODE_';

export function servicesToNames(services: bigint) {
  return right(services).map((name) => name.replace('NODE_', ''));
}
