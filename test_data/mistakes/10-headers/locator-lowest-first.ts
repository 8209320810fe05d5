// In the order of the chain.
import { locatorHeights as right } from '../../../solutions/10-headers';

export const exercise = 'locatorHeights';
export const diagnosis = 'The highest comes first';

export function locatorHeights(height: number): number[] {
  return right(height).reverse();
}
