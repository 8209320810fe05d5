import { estimate, headLine, timeText, withTimes } from './times';
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
/** ${words(200)} */
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

test('a line is a minute, an exercise one more, and its docstring is read', () => {
  expect([...writingMinutes(SOLUTION)]).toEqual([
    ['first', 3],
    ['second', 4],
  ]);
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
  expect(minutes.get('Box.read')).toBe((minutes.get('Box') ?? 0) / 4);
  expect(minutes.get('Box.write')).toBe(((minutes.get('Box') ?? 0) * 3) / 4);
});

test('the constructor and the public fields of a class are not written: its stub has them', () => {
  const methods = 'read(): number {\n    return 1;\n  }\n';
  const given =
    'readonly one = 1;\n  constructor(\n    readonly two: number,\n    readonly three = 3,\n  ) {}\n';
  const [bare, whole] = ['', given].map((more) => writingMinutes(`export class Box {\n  ${more}${methods}}`));
  expect(whole.get('Box')).toBe(bare.get('Box'));
  expect(whole.get('Box.read')).toBe(bare.get('Box.read'));
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
  expect(parts[0].writing).toBe(3);
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
