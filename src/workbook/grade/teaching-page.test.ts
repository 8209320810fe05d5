import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { calledBy, foundationsOf, lessonNamed, lessons, lessonsNamed } from '../lessons';
import { gradeArguments } from './options';

const page = readFileSync(join(root(), 'guide', 'teaching.md'), 'utf8');

test('the page for teachers says which lessons each lesson calls', () => {
  const rows = [...page.matchAll(/^\| (\d\d) +\| ([\d –]+?) *\|$/gm)];
  const direct = new Map(rows.map(([, number, called]) => [number, called.match(/\d\d/g) ?? []]));
  const all = (number: string): string[] => (direct.get(number) ?? []).flatMap((one) => [one, ...all(one)]);
  for (const { number, slug } of lessons()) {
    expect(direct.has(number)).toBe(true);
    const called = calledBy(slug).map((one) => one.slice(0, 2));
    expect({ number, called: [...new Set(all(number))].sort() }).toEqual({ number, called });
  }
});

test('each session has the time of its lessons', () => {
  const sessions = [...page.matchAll(/^\| \d +\| (\d\d.*?) +\| (.*?) \|/gm)];
  expect(sessions).toHaveLength(6);
  for (const [, named, time] of sessions) {
    const timed = [...time.matchAll(/<!-- \w+ ([\d ]+) -->/g)].flatMap(([, names]) => names.split(' '));
    expect(timed).toEqual(named.match(/\d\d/g));
  }
});

test('the command of the last session leaves nothing that notebook 11 waits for, but what is written there', () => {
  const given = /runs `npm run skip ([\d -]+)`/.exec(page)?.[1].split(' ') ?? [];
  const slugs = lessonsNamed(given).map(({ slug }) => slug);
  const { slug } = lessonNamed('11');
  const needed = [...foundationsOf(slug), slug].filter((one) => !one.startsWith('09'));
  expect(slugs).toEqual(expect.arrayContaining(needed));
});

test('the limits that it names are those that hold', () => {
  const { seconds, memory } = gradeArguments(['class'], '/')!;
  expect(page).toContain(`may use ${seconds} seconds of processor time`);
  expect(page).toContain(`${memory} MiB of memory`);
});
