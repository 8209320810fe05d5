import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root';
import { collect } from './collect';
import { answer, answersFor, complaintAbout, firstFinding, lessonsWithSuite, tryAnswer } from './mistakes';

/** A suite with sockets takes longer than jest waits for a test of its own accord. */
const WHOLE_SUITE_MS = 60_000;

const slugs = lessonsWithSuite().map(({ slug }) => slug);

describe.each(slugs)('%s', (slug) => {
  for (const name of answersFor('mistakes', slug)) {
    test(
      `the mistake ${name} is caught and named`,
      async () => {
        expect(await complaintAbout(slug, answer('mistakes', slug, name))).toBeUndefined();
      },
      WHOLE_SUITE_MS,
    );
  }

  for (const name of answersFor('right', slug)) {
    test(
      `the right answer ${name} passes`,
      async () => {
        expect(await tryAnswer(slug, answer('right', slug, name))).toBeUndefined();
      },
      WHOLE_SUITE_MS,
    );
  }

  test(
    'the reference passes, on nothing of jest but describe, test, each and expect',
    async () => {
      expect(await tryAnswer(slug, () => ({}))).toBeUndefined();
      expect(readFileSync(join(root(), 'exercises', `${slug}.test.ts`), 'utf8')).not.toMatch(/\bjest\b/);
    },
    WHOLE_SUITE_MS,
  );

  test('each mistake and each right answer says who writes so, and why', () => {
    for (const kind of ['mistakes', 'right'] as const) {
      for (const name of answersFor(kind, slug)) {
        const text = readFileSync(join(root(), 'test_data', kind, slug, `${name}.ts`), 'utf8');
        expect(`${name}: ${text}`).toMatch(/^[^:]+: (\/\/|\/\*)/);
      }
    }
  });
});

test.each(slugs.filter((slug) => slug >= '01'))(
  '%s has eight known mistakes, and two right answers',
  (slug) => {
    expect(answersFor('mistakes', slug).length).toBeGreaterThanOrEqual(8);
    expect(answersFor('right', slug).length).toBeGreaterThanOrEqual(2);
  },
);

describe('the catalogue itself is tested', () => {
  const LESSON = '01-framing';
  const zeros = () => new Uint8Array(4);

  test('a mistake that is right is no mistake', async () => {
    const complaint = await complaintAbout(LESSON, () => ({ diagnosis: 'You hashed once' }));
    expect(complaint).toContain('it passes');
  });

  test('the diagnosis must be what the learner is told', async () => {
    const complaint = await complaintAbout(LESSON, () => ({ diagnosis: 'You hashed once', checksum: zeros }));
    expect(complaint).toContain('does not say "You hashed once"');
    expect(complaint).toContain('you gave  ');
  });

  test('the function must be the one that is to blame', async () => {
    const blame = (exercise: string) =>
      complaintAbout(LESSON, () => ({ diagnosis: '00 00 00 00', exercise, checksum: zeros }));
    expect(await blame('readCommand')).toContain('readCommand is to blame, not\nchecksum');
    expect(await blame('checksum')).toBeUndefined();
  });

  test('a mistake has to have a diagnosis', async () => {
    expect(await complaintAbout(LESSON, () => ({ checksum: zeros }))).toBe('it exports no diagnosis');
  });

  test('an exception, and a wait without end, are told in the words of the checker', async () => {
    const broken = () => {
      throw new TypeError('no such thing');
    };
    const thrown = await tryAnswer(LESSON, () => ({ checksum: broken }));
    expect(thrown?.message).toBe('It threw TypeError: no such thing');
    const forever = { exercise: 'checksum', title: 'ends', body: () => new Promise(() => {}) };
    expect((await firstFinding(LESSON, [forever], 10))?.message).toMatch(/^It did not finish/);
  });

  test('a suite is taken apart into its tests, tables row by row', () => {
    const tests = collect(() => {
      describe('add', () => {
        test.each([
          [1, 2, 3],
          [2, 2, 4],
        ])('%d and %d', (a, b, sum) => expect(a + b).toBe(sum));
        describe.each(['x'])('of %s', () => test('nothing', () => expect(1).toBe(2)));
      });
    });
    expect(tests.map(({ exercise, title }) => [exercise, title])).toEqual([
      ['add', '1 and 2'],
      ['add', '2 and 2'],
      ['add', 'of x · nothing'],
    ]);
    expect(tests[0].body).not.toThrow();
    expect(tests[2].body).toThrow();
  });

  test('a suite that uses a hook is refused', () => {
    expect(() => collect(() => beforeEach(() => {}))).toThrow('beforeEach() in a suite');
    expect(typeof beforeEach).toBe('function');
  });
});
