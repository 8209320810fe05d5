// What is left after all the names, as a single number.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'You merged all unknown bits into one';

export function servicesToNames(services: bigint) {
  const known = SERVICES.filter(({ bit }) => hasBit(services, bit));
  const rest = known.reduce((left, { bit }) => left - (1n << BigInt(bit)), services);
  const names = known.map(({ name }) => name);
  return rest === 0n ? names : [...names, `UNKNOWN[${rest}]`];
}
