import { bars, line } from './chart';
import { parseSvg, textsIn } from './parse-svg';

const agents = Array.from({ length: 30 }, (_, i) => ({ label: `/agent:${i}/`, value: i + 1 }));
const axes = { title: 'a chart', x: 'height', y: 'difficulty' };
const elements = (svg: string, name: string) => Array.from(parseSvg(svg).getElementsByTagName(name));
/** The marks that Plot groups under a label. */
const marks = (svg: string, label: string) => {
  const group = elements(svg, 'g').find((one) => one.getAttribute('aria-label') === label);
  return Array.from(group?.childNodes ?? []) as unknown as { getAttribute(name: string): string | null }[];
};
const ticks = (svg: string, axis: 'x' | 'y') =>
  elements(svg, 'g')
    .filter((one) => one.getAttribute('aria-label') === `${axis}-axis tick label`)
    .flatMap((group) => Array.from(group.getElementsByTagName('text'), (one) => one.textContent));

let warned: jest.SpyInstance;
beforeEach(() => void (warned = jest.spyOn(console, 'warn').mockImplementation(() => {})));
afterEach(() => {
  const calls = [...warned.mock.calls];
  warned.mockRestore();
  expect(calls).toEqual([]);
});

describe('bars', () => {
  const figure = bars(agents, { title: 'agents', unit: 'nodes', top: 4 });

  test('the longest are on top, and the others are combined into one bar', () => {
    expect(marks(figure.svg, 'bar')).toHaveLength(5);
    expect(ticks(figure.svg, 'y')).toEqual([
      '/agent:29/',
      '/agent:28/',
      '/agent:27/',
      '/agent:26/',
      '26 others',
    ]);
  });

  test('the length of a bar is proportional to its value', () => {
    const [first, , , fourth] = marks(figure.svg, 'bar').map((bar) => Number(bar.getAttribute('width')));
    expect(fourth / first).toBeCloseTo(27 / 30);
  });

  test('values and shares are in the picture and in the text', () => {
    expect(textsIn(figure.svg)).toContain('30 (6.5 %)');
    expect(figure.text).toMatch(/^agents\n.*nodes +share\n\/agent:29\/ +30 +\(6.5 %\)\n/);
    expect(figure.text).toMatch(/26 others +351 +\(75.5 %\)$/);
  });

  test('there is no bar of others if every row has its own bar', () => {
    expect(bars(agents.slice(0, 4), { title: 'agents', unit: 'nodes', top: 4 }).text).not.toContain('others');
  });

  test('rows with the same label are separate bars, and labels are escaped', () => {
    const { svg } = bars(
      [
        { label: '<b>"&', value: 2 },
        { label: '<b>"&', value: 1 },
        { label: 'x'.repeat(256), value: 1 },
      ],
      { title: '<i>', unit: '<u>' },
    );
    expect(marks(svg, 'bar')).toHaveLength(3);
    expect(svg).not.toMatch(/<[biu]>/);
    expect(ticks(svg, 'y')[2]).toBe(`${'x'.repeat(35)}…`);
  });
});

describe('line', () => {
  const steps = Array.from({ length: 40_000 }, (_, i) => ({ x: i, y: 10 ** Math.floor(i / 4000) }));
  const figure = line(steps, { ...axes, scale: 'log', step: true });

  test('of 40,000 points, only those that make a difference are drawn', () => {
    const [path] = marks(figure.svg, 'line');
    // ten steps, each drawn by where it ends and where it rises
    expect(path.getAttribute('d')!.match(/[HVL]/g)!.length).toBeLessThan(60);
    expect(figure.text).toContain('40,000 points\n');
  });

  test('the y axis is labelled with powers of ten', () => {
    expect(ticks(figure.svg, 'y')).toEqual(expect.arrayContaining(['1', '100', '10k', '1M', '1G']));
    expect(textsIn(figure.svg).join()).toMatch(/↑ difficulty/);
  });

  test('the text has the same points', () => {
    for (const row of [/^ *0 +1$/m, /^ *3,999 +1$/m, /^ *4,000 +10$/m, /^ *39,999 +1,000,000,000$/m]) {
      expect(figure.text).toMatch(row);
    }
  });

  test('points that a logarithmic axis cannot show are counted', () => {
    const { svg, text } = line([{ x: 0, y: 0 }, ...steps, { x: 50_000, y: NaN }], { ...axes, scale: 'log' });
    expect(text).toContain('not shown: 2 (not numbers above 0)');
    expect(textsIn(svg)).toContain('not shown: 2 (not numbers above 0)');
    expect(svg).not.toContain('NaN');
  });

  test('dates are shown as dates on the axis and in the text', () => {
    const days = [2009, 2013, 2018].map((year, y) => ({ x: new Date(Date.UTC(year, 0, 3)), y }));
    const { svg, text } = line(days, axes);
    expect(ticks(svg, 'x')).toContain('2014');
    expect(text).toMatch(/^2018-01-03 +2$/m);
  });
});

test.each([
  ['no bars', bars([], { title: 'none', unit: 'nodes' })],
  ['no line', line([], axes)],
  ['no line on a logarithmic axis', line([], { ...axes, scale: 'log' })],
  ['one point', line([{ x: 1, y: 1 }], { ...axes, scale: 'log' })],
  ['one date', line([{ x: new Date(0), y: 1 }], axes)],
])('a chart with %s is a valid picture, too', (_, { svg, title, text }) => {
  parseSvg(svg);
  expect(text.split('\n')[0]).toBe(title);
  expect(svg).not.toMatch(/NaN|undefined|<style/);
});
