import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../base/root';
import { suiteText } from './suite-text';
import { answer, answersFor, complaintAbout, tryAnswer } from './mistakes';

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

  for (const name of answersFor('mistakes', slug)) {
    test(`the mistake ${name} is caught and named`, async () => {
      expect(await complaintAbout(slug, answer('mistakes', slug, name))).toBeUndefined();
    });
  }

  for (const name of answersFor('right', slug)) {
    test(`the right answer ${name} passes`, async () => {
      expect(await tryAnswer(slug, answer('right', slug, name))).toBeUndefined();
    });
  }

  test('the reference passes; the suite uses only describe, test, each and expect of jest', async () => {
    expect(await tryAnswer(slug, () => ({}))).toBeUndefined();
    expect(suiteText(slug)).not.toMatch(/\bjest\b/);
  });

  test.each(['mistakes', 'right'] as const)(
    'each of the %s begins with a comment that explains it',
    (kind) => {
      for (const name of answersFor(kind, slug)) {
        const text = readFileSync(join(root(), 'test_data', kind, slug, `${name}.ts`), 'utf8');
        expect(`${name}: ${text}`).toMatch(/^[^:]+: (\/\/|\/\*)/);
      }
    },
  );

  // lesson 00 has a single function, as an introduction to the workbook
  const [most, least] = slug.startsWith('00') ? [0, 0] : [8, 2];
  test(`there are at least ${most} known mistakes and ${least} right answers`, () => {
    expect(answersFor('mistakes', slug).length).toBeGreaterThanOrEqual(most);
    expect(answersFor('right', slug).length).toBeGreaterThanOrEqual(least);
  });
}
