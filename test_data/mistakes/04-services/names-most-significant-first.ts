// In the order of the binary digits: the most significant bit first.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'back to front';

export function servicesToNames(services: bigint) {
  return right(services).reverse();
}
