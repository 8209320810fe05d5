import * as right from '../../../solutions/15-chain';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for locatorHeights. */
export const mistakes = new MistakeTable('locatorHeights');

// > instead of >=.
mistakes.patch('locator-doubles-late', 'one entry too late', ['heights.length >= 10', 'heights.length > 10']);

// Steps of 1, 2, 4, 8 from the beginning.
mistakes.patch(
  'locator-doubles-right-away',
  'Begin with ten in steps of 1',
  ['at -= step', 'at -= step, step *= 2'],
  ['if (heights.length >= 10) step *= 2;', ''],
);

// Every height there is. No node accepts two thousand of them.
mistakes.patch('locator-every-height', 'After the tenth, double the steps', [
  'if (heights.length >= 10) step *= 2;',
  '',
]);

// at >= 0, and a 0 after the loop.
mistakes.patch('locator-first-twice', 'Height 0 occurs twice', ['at > 0', 'at >= 0']);

// In the order of the chain.
mistakes.add('locator-lowest-first', 'The highest comes first', (height: number) =>
  right.locatorHeights(height).reverse(),
);

// The loop ends at 0, and 0 is never added.
mistakes.patch('locator-without-the-first', 'The first header is missing', ['[...heights, 0]', 'heights']);

// Always ten in steps of 1, however short the chain is.
mistakes.add('ten-below-zero', 'There is no header below height 0', (height: number) => {
  const heights: number[] = [];
  let at = height;
  for (; heights.length < 10; at--) heights.push(at);
  at--;
  for (let step = 4; at > 0; step *= 2) {
    heights.push(at);
    at -= step;
  }
  return [...heights, 0];
});

// Eleven is over ten, and from there on the step doubles.
mistakes.patch('step-of-two-twice', 'The step 2 occurs twice', [
  'if (heights.length >= 10) step *= 2;',
  'if (heights.length === 10) step = 2;\nif (heights.length > 11) step *= 2;',
]);

// The step grows, but it is not doubled.
mistakes.patch('locator-steps-grow-by-one', 'The steps grow by one', ['step *= 2', 'step += 1']);
