import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { calledBy, lessons } from '../lessons';

test('the page for teachers says which lessons each lesson calls', () => {
  const page = readFileSync(join(root(), 'guide', 'teaching.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\d\d) +\| ([\d –]+?) *\|$/gm)];
  const direct = new Map(rows.map(([, number, called]) => [number, called.match(/\d\d/g) ?? []]));
  const all = (number: string): string[] => (direct.get(number) ?? []).flatMap((one) => [one, ...all(one)]);
  for (const { number, slug } of lessons()) {
    expect(direct.has(number)).toBe(true);
    const called = calledBy(slug).map((one) => one.slice(0, 2));
    expect({ number, called: [...new Set(all(number))].sort() }).toEqual({ number, called });
  }
});
