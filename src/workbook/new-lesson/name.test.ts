import { lessons } from '../lessons';
import { newNames, nextNumber } from './name';

test('the next number is that after the last lesson, or after the last appendix', () => {
  const numbers = lessons().map(({ number }) => Number(number));
  expect(Number(nextNumber())).toBe(Math.max(...numbers.filter((number) => number < 90)) + 1);
  expect(Number(nextNumber(true))).toBe(Math.max(...numbers) + 1);
});

test('a title is the name in words', () => {
  const slug = `${nextNumber()}-compact-blocks-2`;
  expect(newNames(slug)).toEqual({ slug, number: nextNumber(), title: 'Compact blocks 2' });
});

test.each([
  'example',
  '1-example',
  '021-example',
  '21',
  '21-',
  '21-Example',
  '21-a_b',
  '21-22',
  '21-a--b',
  '21-a/b',
  '../21-a',
  '21-a.ts',
  '',
])('%j is not the name of a lesson', (slug) => {
  expect(() => newNames(slug)).toThrow(/is not the name of a lesson.*For instance: \d\d-example$/);
});

test.each([
  ['00-example', /^00 is taken by 00-start-here\. Free are \d\d for a lesson, and 9\d for an appendix\.$/],
  ['90-example', /^90 is taken by 90-alert\./],
  [`${nextNumber()}-framing`, /^There is a lesson named framing already: 01-framing$/],
])('%s is refused: its number or its name is taken', (slug, words) => {
  expect(() => newNames(slug)).toThrow(words);
});
