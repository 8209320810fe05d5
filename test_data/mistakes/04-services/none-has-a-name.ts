// NODE_NONE = 0 is found in many lists of the bits.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'return an empty list';

export function servicesToNames(services: bigint) {
  return services === 0n ? ['NODE_NONE'] : right(services);
}
