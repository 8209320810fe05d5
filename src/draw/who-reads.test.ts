import { type Observer, whoReads } from './who-reads';

const OBSERVERS: Observer[] = [
  { name: 'you', place: 'here', reads: [true, true], note: 'has <both> keys' },
  { name: 'a thief', place: 'afterwards', reads: [false, true], note: 'has the second key' },
];
const drawn = () => whoReads(['first key', 'second key'], OBSERVERS, { title: 'who' });
const count = (svg: string, content: string) => svg.split(`>${content}</text>`).length - 1;

test('each part has a box for each observer, with a sign and words, not only a colour', () => {
  const { svg } = drawn();
  expect(count(svg, '✓ messages')).toBe(3);
  expect(count(svg, '✗ random bytes')).toBe(1);
  expect(count(svg, 'first key')).toBe(1);
});

test('names and notes are escaped', () => {
  expect(drawn().svg).toContain('has &lt;both&gt; keys');
});

test('the place of an observer is marked, and is different for each', () => {
  const places = ['here', 'there', 'listening', 'between', 'afterwards'] as const;
  const marks = places.map((place) => {
    const { svg } = whoReads(['all'], [{ name: 'x', place, reads: [true], note: '' }], { title: 'who' });
    expect(svg.split('r="8"')).toHaveLength(2);
    return svg;
  });
  expect(new Set(marks).size).toBe(places.length);
});

test('the text has the same contents as the picture', () => {
  expect(drawn().text.split('\n')).toEqual([
    'who',
    'you (at this end): has <both> keys',
    '    first key: ✓ messages',
    '    second key: ✓ messages',
    'a thief (afterwards, with a recording of all bytes): has the second key',
    '    first key: ✗ random bytes',
    '    second key: ✓ messages',
  ]);
});

test('an observer with an answer too few is rejected', () => {
  expect(() => whoReads(['one', 'two', 'three'], OBSERVERS, { title: 'who' })).toThrow(RangeError);
});

test('everything is inside the picture', () => {
  const { svg } = drawn();
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
  for (const [, x, y] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)) {
    expect(Number(x)).toBeLessThan(width);
    expect(Number(y)).toBeLessThan(height);
  }
});
