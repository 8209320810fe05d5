// Steps of 1, 2, 4, 8 from the beginning.

export const exercise = 'locatorHeights';
export const diagnosis = 'Begin with ten in steps of 1';

export function locatorHeights(height: number): number[] {
  const heights: number[] = [];
  for (let at = height, step = 1; at > 0; at -= step, step *= 2) heights.push(at);
  return [...heights, 0];
}
