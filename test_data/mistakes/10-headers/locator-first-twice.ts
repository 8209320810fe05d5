// at >= 0, and a 0 after the loop.

export const exercise = 'locatorHeights';
export const diagnosis = 'Height 0 is there twice';

export function locatorHeights(height: number): number[] {
  const heights: number[] = [];
  for (let at = height, step = 1; at >= 0; at -= step) {
    heights.push(at);
    if (heights.length >= 10) step *= 2;
  }
  return [...heights, 0];
}
