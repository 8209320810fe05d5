// Every height there is. No node accepts two thousand of them.

export const exercise = 'locatorHeights';
export const diagnosis = 'After the tenth, double the steps';

export function locatorHeights(height: number): number[] {
  return Array.from({ length: height + 1 }, (_, i) => height - i);
}
