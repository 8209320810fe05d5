import type { Failure, SuiteRun, TestRun } from './run-suites';
import { verdictOf } from './verdict';

const failure = (message: string, more: Partial<Failure> = {}): Failure => ({
  name: 'Error',
  message,
  stack: '',
  assertion: true,
  ...more,
});
const verdict = (run: Partial<SuiteRun>) => verdictOf({ slug: '01-framing', tests: [], ...run });

describe('what fails to load', () => {
  test('with no line of an answer in the error, it is said how to repair the packages', () => {
    const loadError = failure('Unexpected end of JSON input', {
      stack: 'at parse (node_modules/a/b.js:1:1)',
    });
    expect(verdict({ loadError }).finding?.message).toMatch(/^Unexpected end of JSON input\n.*npm ci$/);
  });

  test.each([
    failure('at once', { stack: 'Error: at once\n at exercises/01-framing.ts:7:1' }),
    failure("Cannot find module './00-nothing' from 'exercises/01-framing.ts'"),
  ])('otherwise it is the answer: %#', (loadError) => {
    expect(verdict({ loadError }).finding?.message).toBe(loadError.message);
  });
});

describe('several findings', () => {
  const wrong = (exercise: string, message: string): TestRun => ({
    exercise,
    title: `about ${message}`,
    failures: [failure(message)],
  });

  test('the first, and at most two more, each with another message', () => {
    const tests = ['a', 'a', 'b', 'b', 'c', 'd'].map((message) => wrong('checksum', message));
    const { finding, more } = verdict({ tests });
    expect([finding, ...(more ?? [])].map((one) => one?.message)).toEqual(['a', 'b', 'c']);
  });

  test('one alone stands alone', () => {
    expect(verdict({ tests: [wrong('checksum', 'a')] }).more).toBeUndefined();
  });
});
