// A name that is not in the table adds nothing.
import { SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = '134217741 becomes names, and the names become 13';

export function namesToServices(names: string[]) {
  return SERVICES.filter(({ name }) => names.includes(name)).reduce(
    (sum, { bit }) => sum | (1n << BigInt(bit)),
    0n,
  );
}
