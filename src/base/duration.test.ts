import { duration } from './duration';

test.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1234, '1.23 s'],
  [59_994, '59.99 s'],
  [59_995, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_400, '59 min 59 s'],
  [3_599_500, '1 h 0 min'],
  [7_325_000, '2 h 2 min'],
])('%d ms are %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
