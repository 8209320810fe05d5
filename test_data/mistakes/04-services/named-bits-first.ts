// First the named bits, then the others: the order of the bits is lost.
import { SERVICES } from '../../../solutions/04-services';
import * as right from '../../../solutions/04-services';

export const exercise = 'servicesToNames';
export const diagnosis = 'in the order of their bits';

export function servicesToNames(services: bigint) {
  const names = SERVICES.filter(({ bit }) => right.hasBit(services, bit)).map(({ name }) => name);
  for (let bit = 0; bit < 64; bit++) {
    const known = SERVICES.some((service) => service.bit === bit);
    if (right.hasBit(services, bit) && !known) names.push(`UNKNOWN[2^${bit}]`);
  }
  return names;
}
