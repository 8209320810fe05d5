import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { lessons } from '../lessons';
import { estimate, HEAD_LINE, headLine, roundedSum, type Times, timesOf, timeText, withTimes } from './times';
import { writingMinutes } from './writing';

const notebook = (...sources: string[]) =>
  JSON.stringify({
    cells: sources.map((source, i) => ({
      id: `cell-${i}`,
      cell_type: source.startsWith('code:') ? 'code' : 'markdown',
      source: source.replace(/^code:/, ''),
    })),
  });

const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');

/** Two functions: one line each; the second with a helper of two more. */
const SOLUTION = `
/** ${words(33)} */
export function first(): number {
  return 1;
}

export const given = [1, 2, 3];

export function second(): number {
  return helper() + 1;
}

function helper(): number {
  const one = 1;
  return one;
}
`;

test('a line takes 0.8 minutes, an exercise half a minute more, and its docstring one for 33 words', () => {
  const minutes = writingMinutes(SOLUTION);
  expect([...minutes.keys()]).toEqual(['first', 'second']);
  expect(minutes.get('first')).toBeCloseTo(1 + 0.8 + 0.5);
  expect(minutes.get('second')).toBeCloseTo(3 * 0.8 + 0.5);
});

test('the members of a class share its time, with what is private', () => {
  const minutes = writingMinutes(`export class Box {
  readonly #a = 1;
  read(): number {
    return this.#a;
  }
  write(): void {
    this.#b();
    this.#b();
    this.#b();
  }
  #b(): void {
    work();
  }
}`);
  expect(minutes.get('Box.read')).toBeCloseTo((minutes.get('Box') ?? 0) / 4);
  expect(minutes.get('Box.write')).toBeCloseTo(((minutes.get('Box') ?? 0) * 3) / 4);
});

test('text, code and predictions are reading; an exercise is written where its name is bold', () => {
  const { parts, predictions, unasked } = estimate(
    notebook(
      `${words(400)} **Predict:** **\`first\`**`,
      `code:${'line\n'.repeat(20)}`,
      `Now.\n\n> **A place to stop.** ${words(197)}`,
    ),
    SOLUTION,
  );
  expect(parts).toHaveLength(2);
  expect(parts[0].reading).toBeCloseTo(2 + 0.5 + 1, 1);
  expect(parts[0].writing).toBeCloseTo(2.3);
  expect(parts[1].reading).toBeCloseTo(1, 1);
  expect(predictions).toBe(1);
  expect(unasked).toEqual(['second']);
});

test('the head is written in steps of five minutes', () => {
  const times = {
    parts: [
      { reading: 8, writing: 50 },
      { reading: 10, writing: 0 },
    ],
    predictions: 3,
    unasked: [],
  };
  expect(headLine(times)).toBe('**Reading 20 minutes · writing 50 minutes · 2 parts**');
  expect([5, 60, 70, 125].map(timeText)).toEqual(['5 min', '1 h 00', '1 h 10', '2 h 05']);
  expect(withTimes('a **Reading 1 minutes · writing 2 minutes · 1 part** b', times)).toBe(
    `a ${headLine(times)} b`,
  );
});

const minutesOf = (times: Times) => roundedSum(times, 'reading') + roundedSum(times, 'writing');

test.each(['18-gossip', '19-encrypted', '20-light-client'])(
  '%s, of the protocol of today, takes 60 to 90 minutes',
  (slug) => {
    const minutes = minutesOf(timesOf(slug));
    expect(minutes).toBeGreaterThanOrEqual(60);
    expect(minutes).toBeLessThanOrEqual(90);
  },
);

describe.each(lessons())('$slug', ({ slug }) => {
  const times = timesOf(slug);

  test('says at its head how long it takes', () => {
    // that the numbers are the estimate's is held by pages.test.ts
    expect(readFileSync(join(root(), 'notebooks', `${slug}.ipynb`), 'utf8')).toMatch(HEAD_LINE);
  });

  test('takes at most 100 minutes, and no part more than 45', () => {
    expect(minutesOf(times)).toBeLessThanOrEqual(100);
    for (const { reading, writing } of times.parts) expect(reading + writing).toBeLessThanOrEqual(45);
  });

  test('asks for each exercise by its name in bold, and for three to five predictions', () => {
    expect(times.unasked).toEqual([]);
    expect(times.predictions).toBeGreaterThanOrEqual(3);
    expect(times.predictions).toBeLessThanOrEqual(5);
  });
});
