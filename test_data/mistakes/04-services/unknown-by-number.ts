// UNKNOWN[5] is shorter.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'and not UNKNOWN[27]';

export function servicesToNames(services: bigint) {
  return right(services).map((name) => name.replace('2^', ''));
}
