// The name is rejected, but the error does not show it.
import * as right from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'does not say NODE_NONSENSE';

export function namesToServices(names: string[]) {
  try {
    return right.namesToServices(names);
  } catch {
    throw new RangeError('there is no such service');
  }
}
