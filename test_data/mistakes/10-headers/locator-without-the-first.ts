// The loop ends at 0, and 0 is never added.

export const exercise = 'locatorHeights';
export const diagnosis = 'The first header is missing';

export function locatorHeights(height: number): number[] {
  const heights: number[] = [];
  for (let at = height, step = 1; at > 0; at -= step) {
    heights.push(at);
    if (heights.length >= 10) step *= 2;
  }
  return heights;
}
