// NODE_NONE = 0 stands in many lists of the bits.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'That is an empty list';

export function servicesToNames(services: bigint) {
  return services === 0n ? ['NODE_NONE'] : right(services);
}
