// All that one has. Two thousand of them no node takes.

export const exercise = 'locatorHeights';
export const diagnosis = 'Behind the tenth the steps double';

export function locatorHeights(height: number): number[] {
  return Array.from({ length: height + 1 }, (_, i) => height - i);
}
