// What is left over after all names, as one number.
import { hasBit, SERVICES } from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'All unknown bits were put into one';

export function servicesToNames(services: bigint) {
  const known = SERVICES.filter(({ bit }) => hasBit(services, bit));
  const rest = known.reduce((left, { bit }) => left - (1n << BigInt(bit)), services);
  const names = known.map(({ name }) => name);
  return rest === 0n ? names : [...names, `UNKNOWN[${rest}]`];
}
