import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../base/root';
import { suiteText } from './suite-text';
import { answer, answersFor, complaintAbout, tryAnswer } from './mistakes';

/**
 * Try a lesson's known mistakes and right answers, each in a test of its own.
 *
 * Each lesson has a test file that does so, and so a memory of its own, and a share of all processors.
 *
 * @param file - that file: its name says which lesson
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

  test('the reference passes, on nothing of jest but describe, test, each and expect', async () => {
    expect(await tryAnswer(slug, () => ({}))).toBeUndefined();
    expect(suiteText(slug)).not.toMatch(/\bjest\b/);
  });

  test.each(['mistakes', 'right'] as const)('each of the %s says who writes so, and why', (kind) => {
    for (const name of answersFor(kind, slug)) {
      const text = readFileSync(join(root(), 'test_data', kind, slug, `${name}.ts`), 'utf8');
      expect(`${name}: ${text}`).toMatch(/^[^:]+: (\/\/|\/\*)/);
    }
  });

  // lesson 00 has a single function, to get to know the ways of the workbook
  const [most, least] = slug.startsWith('00') ? [0, 0] : [8, 2];
  test(`there are at least ${most} known mistakes, and ${least} right answers`, () => {
    expect(answersFor('mistakes', slug).length).toBeGreaterThanOrEqual(most);
    expect(answersFor('right', slug).length).toBeGreaterThanOrEqual(least);
  });
}
