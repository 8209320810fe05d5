// ?? 0 for a name that is not found: a typo silently costs a service.
import { namesToServices as right } from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'you silently skipped it';

export function namesToServices(names: string[]) {
  return names.reduce(
    (sum, name) => (/^NODE_[A-Z_]+$/.test(name) && !known(name) ? sum : sum | right([name])),
    0n,
  );
}

function known(name: string) {
  try {
    return right([name]) > 0n;
  } catch {
    return false;
  }
}
