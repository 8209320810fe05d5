// join: for printing, and here it is not printed.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'One text came back';

export function servicesToNames(services: bigint) {
  return right(services).join(', ');
}
