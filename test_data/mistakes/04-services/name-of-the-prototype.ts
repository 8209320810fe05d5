// name in table: every object has a constructor.
import { namesToServices as right, SERVICES } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'Every object has a property called constructor';

export function namesToServices(names: string[]) {
  const table: Record<string, number> = Object.fromEntries(SERVICES.map(({ bit, name }) => [name, bit]));
  return names.reduce((sum, name) => sum | (name in table ? 1n << BigInt(table[name]) : right([name])), 0n);
}
