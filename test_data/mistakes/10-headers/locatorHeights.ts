import * as right from '../../../solutions/10-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for locatorHeights. */
export const mistakes = new MistakeTable('locatorHeights');

// > instead of >=.
mistakes.add('locator-doubles-late', 'one entry too late', (height: number): number[] => {
  const heights: number[] = [];
  for (let at = height, step = 1; at > 0; at -= step) {
    heights.push(at);
    if (heights.length > 10) step *= 2;
  }
  return [...heights, 0];
});

// Steps of 1, 2, 4, 8 from the beginning.
mistakes.add('locator-doubles-right-away', 'Begin with ten in steps of 1', (height: number): number[] => {
  const heights: number[] = [];
  for (let at = height, step = 1; at > 0; at -= step, step *= 2) heights.push(at);
  return [...heights, 0];
});

// Every height there is. No node accepts two thousand of them.
mistakes.add('locator-every-height', 'After the tenth, double the steps', (height: number): number[] =>
  Array.from({ length: height + 1 }, (_, i) => height - i),
);

// at >= 0, and a 0 after the loop.
mistakes.add('locator-first-twice', 'Height 0 is there twice', (height: number): number[] => {
  const heights: number[] = [];
  for (let at = height, step = 1; at >= 0; at -= step) {
    heights.push(at);
    if (heights.length >= 10) step *= 2;
  }
  return [...heights, 0];
});

// In the order of the chain.
mistakes.add('locator-lowest-first', 'The highest comes first', (height: number): number[] =>
  right.locatorHeights(height).reverse(),
);

// The loop ends at 0, and 0 is never added.
mistakes.add('locator-without-the-first', 'The first header is missing', (height: number): number[] => {
  const heights: number[] = [];
  for (let at = height, step = 1; at > 0; at -= step) {
    heights.push(at);
    if (heights.length >= 10) step *= 2;
  }
  return heights;
});
