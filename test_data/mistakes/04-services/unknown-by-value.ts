// UNKNOWN[32] says the same, if you think in powers of two.
import { servicesToNames as right } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'and not UNKNOWN[134217728]';

export function servicesToNames(services: bigint) {
  return right(services).map((name) => name.replace(/2\^(\d+)/, (_, bit) => String(2n ** BigInt(bit))));
}
