import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../base/root';
import { isStub } from '../workbook/stubs/exercise-file';
import { type Exports, type KnownAnswer, knownMistakes, rightAnswers } from './answers';
import { complaintAbout, passedBy, tryAnswer } from './mistakes';
import { suiteText } from './suite-text';

const ENDS_COMMENT = /^(\/\/|.*\*\/$)/;

/** The lines before each mistake of a table: those at the left margin, where a comment has to be. */
function linesBeforeMistakes(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    if (!/^ *mistakes\.(add|patch)\(/.test(line)) return [];
    // one with helpers of its own is in a block with them
    const start = line.startsWith(' ') ? lines.lastIndexOf('{', at) : at;
    return [lines[start - 1]];
  });
}

/**
 * Define a test for each of a lesson's known mistakes and right answers.
 *
 * Each lesson has its own test file that calls this, so that lessons have separate memory and run in
 * parallel.
 *
 * @param file - the test file, named after the lesson
 */
export function tryLesson(file: string): void {
  const slug = basename(file, '.test.ts');
  const mistakes = knownMistakes(slug);
  const right = rightAnswers(slug);
  const textsOf = (answers: KnownAnswer[]) =>
    [...new Set(answers.map((answer) => answer.file))].map((one) => readFileSync(one, 'utf8'));

  test.each(mistakes)('the mistake $name is caught and named', async ({ load }) => {
    expect(await complaintAbout(slug, load)).toBeUndefined();
  });

  if (right.length > 0) {
    test.each(right)('the right answer $name passes', async ({ load }) => {
      expect(await tryAnswer(slug, load)).toBeUndefined();
    });
  }

  test('the reference passes; the suite uses only describe, test, each and expect of jest', async () => {
    expect(await tryAnswer(slug, () => ({}))).toBeUndefined();
    expect(suiteText(slug)).not.toMatch(/\bjest\b/);
  });

  test('nothing passes by accident: the stub fails in each exercise', async () => {
    const passed = await passedBy(slug, () => jest.requireActual<Exports>(join(root(), 'exercises', slug)));
    // a learner who has begun passes something
    if (isStub(slug) || process.env.CI === 'true') expect(passed).toEqual([]);
  });

  test('each mistake and each right answer has a comment that explains it', () => {
    const before = textsOf(mistakes).flatMap(linesBeforeMistakes);
    expect(before).toHaveLength(mistakes.length);
    for (const line of before) expect(line).toMatch(ENDS_COMMENT);
    for (const text of textsOf(right)) expect(text).toMatch(/^(\/\/|\/\*)/);
  });

  test('no two mistakes have the same name', () => {
    const names = mistakes.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  // lesson 00 has a single function, as an introduction to the workbook
  const [most, least] = slug.startsWith('00') ? [0, 0] : [8, 2];
  test(`there are at least ${most} known mistakes and ${least} right answers`, () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(most);
    expect(right.length).toBeGreaterThanOrEqual(least);
  });
}
