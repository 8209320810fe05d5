import { join } from 'node:path';
import { root } from '../../base/root';
import type { Failure, SuiteRun, TestRun } from './run-suites';
import { verdictOf } from './verdict';
import { unchecked, whereIs } from './where';

const failure = (message: string, more: Partial<Failure> = {}): Failure => ({
  name: 'Error',
  message,
  stack: '',
  assertion: true,
  ...more,
});
const verdict = (run: Partial<SuiteRun>) => verdictOf({ slug: '01-framing', tests: [], ...run });

describe('what fails to load', () => {
  test('if no line of an answer is in the error, the message says how to repair the packages', () => {
    const loadError = failure('Unexpected end of JSON input', {
      stack: 'at parse (node_modules/a/b.js:1:1)',
    });
    expect(verdict({ loadError }).finding?.message).toMatch(/^Unexpected end of JSON input\n.*npm ci$/);
  });

  test.each([
    failure('at once', { stack: 'Error: at once\n at exercises/01-framing.ts:7:1' }),
    failure("Cannot find module './00-nothing' from 'exercises/01-framing.ts'"),
  ])('otherwise the answer itself is at fault: %#', (loadError) => {
    expect(verdict({ loadError }).finding?.message).toBe(loadError.message);
  });
});

test.each<[string, Partial<Failure>, RegExp]>([
  [
    'a string',
    { message: 'thrown: "at load"' },
    /^It threw "at load" while it was loading, which is not an Error\.$/,
  ],
  [
    'undefined, of which jest reads a property',
    {
      message: "Cannot read properties of undefined (reading 'code')",
      stack: 'at Resolver.tryCastModuleNotFoundError (node_modules/jest-resolve/build/index.js:1:1)',
    },
    /^It threw undefined while it was loading, which is not an Error\.$/,
  ],
  [
    'a module that is missing',
    { message: "Cannot find module './x' from 'exercises/01-framing.ts'\n\nRequire stack:\n  exercises/a" },
    /^Cannot find module '\.\/x' from 'exercises\/01-framing\.ts'$/,
  ],
  [
    'await outside of a function',
    {
      message: 'await is only valid in async functions and the top level bodies of modules',
      stack: 'at exercises/01-framing.ts:3:1',
    },
    /\nAn exercise cannot await at its top level/,
  ],
  [
    'a replaced global',
    { message: 'Your test suite must contain at least one test.' },
    /^No test of its suite was found\. Does the file replace/,
  ],
  [
    'a file of the workbook that does not compile',
    { message: 'src/wire/codec/reader.ts:137:2: Expression expected.' },
    /: Expression expected\.\nThat file belongs to the workbook.*git restore src\/wire\/codec\/reader\.ts$/,
  ],
  [
    'a file of the workbook that is missing',
    { message: "Cannot find module '../x' from 'src/suite/at-offset.ts'" },
    /\nA file of the workbook is missing.*git status$/,
  ],
  [
    'a folder that is missing',
    { message: `ENOENT: no such file or directory, scandir '${join(root(), 'test_data', 'recordings')}'` },
    /\nA file of the workbook is missing.*git status$/,
  ],
])('what is wrong at load is said without blaming the packages: %s', (_, more, words) => {
  expect(verdict({ loadError: failure('', more) }).finding?.message).toMatch(words);
});

describe('what an answer throws', () => {
  const thrown = (more: Partial<Failure>) => {
    const one = failure('', { assertion: false, ...more });
    const tests = [{ exercise: 'checksum', title: 'one', name: 'one', failures: [one] }];
    return verdict({ tests }).finding?.message ?? '';
  };

  test.each([
    ['thrown: "no"', 'It threw "no", which is not an Error.'],
    ['thrown: undefined', 'It threw undefined, which is not an Error.'],
    ['', 'It threw Error, without a message.'],
    ['\u001b[2Jred', 'It threw Error: .[2Jred'],
  ])('is said in words: %j', (message, words) => expect(thrown({ message })).toBe(words));

  test('is short', () => {
    const long = 'x'.repeat(20_000);
    expect(thrown({ message: long, name: long }).length).toBeLessThan(700);
    expect(thrown({ message: 'a\n'.repeat(4000) }).split('\n').length).toBeLessThan(8);
  });
});

test.each([
  ['killed', /^The system ended its process in this test/],
  ['memory', /more memory/],
  ['exit', /process\.exit/],
] as const)('a process that ended: %s', (how, words) => {
  expect(verdict({ stopped: { how, test: 'checksum one' } }).finding?.message).toMatch(words);
});

describe('several findings', () => {
  const wrong = (exercise: string, message: string): TestRun => ({
    exercise,
    title: `about ${message}`,
    failures: [failure(message)],
  });

  test('are the first and at most two more, each about another exercise and with another message', () => {
    const messages = ['a\n1', 'a\n2', 'b', 'b', 'c', 'd'];
    const tests = messages.map((message, i) => wrong(`exercise ${i}`, message));
    const { finding, more } = verdict({ tests });
    expect([finding, ...(more ?? [])].map((one) => one?.message)).toEqual(['a\n1', 'b', 'c']);
  });

  test('include only one per exercise: what the next test says holds only if this one passes', () => {
    const { finding, more } = verdict({ tests: [wrong('checksum', 'a'), wrong('checksum', 'b')] });
    expect(finding?.message).toBe('a');
    expect(more).toBeUndefined();
  });
});

test('an exercise waits only for lessons that it depends on, whatever the answer says', () => {
  const blocked = (slug: string, lesson: string | undefined) =>
    verdict({
      slug,
      tests: [
        {
          exercise: slug === '01-framing' ? 'checksum' : 'readVarInt',
          title: '',
          failures: [failure('x', { name: 'NotWrittenYet', lesson })],
        },
      ],
    }).exercises[0].state;
  expect(blocked('03-varints', '02-fields')).toBe('blocked');
  expect(blocked('03-varints', '03-varints')).toBe('not written');
  expect(blocked('03-varints', '04-services')).toBe('not written');
  expect(blocked('01-framing', '02-fields')).toBe('not written');
  expect(blocked('01-framing', undefined)).toBe('not written');
});

describe('what was printed', () => {
  const passed = (title: string): TestRun => ({ exercise: 'checksum', title, name: title, failures: [] });
  const tests = ['a', 'b', 'c', 'd', 'e'].map(passed);
  const consoleOutput = [undefined, ...tests.map(({ title }) => title)].map((test) => ({
    file: '01-framing.test.ts',
    test,
    text: `in ${test}`,
  }));

  test('reaches the terminal as text, and not as more than a line can hold', () => {
    const printed = [{ file: 'x', text: `\u001b]0;title\u0007\tend\r\n${'y'.repeat(4000)}` }];
    const [{ lines }] = verdict({ tests, consoleOutput: printed }).printed ?? [];
    expect(lines[0]).toBe('.]0;title.    end');
    expect(lines[1].length).toBe(500);
  });

  test('is shown for a few tests if nothing is wrong', () => {
    expect(verdict({ tests, consoleOutput }).printed).toEqual([
      { lines: ['in undefined'] },
      { test: 'checksum · a', lines: ['in a'] },
      { test: 'checksum · b', lines: ['in b', '… and more, in 3 other tests'] },
    ]);
  });

  test('is shown for the failing test and for loading', () => {
    const failing = tests.map((one) => (one.title === 'd' ? { ...one, failures: [failure('no')] } : one));
    expect(verdict({ tests: failing, consoleOutput }).printed).toEqual([
      { test: 'checksum · d', lines: ['in d'] },
      { lines: ['in undefined', '… and more, in 4 other tests'] },
    ]);
  });
});

test('an error that comes after the test is wrong, and names its function and its line', () => {
  const line = Number(whereIs('01-framing', 'checksum').split(':')[1]) + 1;
  const lateError = failure('later', { assertion: false, stack: `at f (exercises/01-framing.ts:${line}:1)` });
  const tests = [{ exercise: 'checksum', title: 'one', failures: [] }];
  const { state, finding, exercises } = verdict({ tests, lateError });
  expect(state).toBe('wrong');
  expect(finding).toEqual({
    exercise: 'checksum',
    message: 'An error was thrown after the test had ended, and nothing caught it. It threw Error: later',
    where: `exercises/01-framing.ts:${line}`,
  });
  expect(exercises.find(({ name }) => name === 'checksum')?.state).toBe('wrong');
});

test('what has no result is not checked if it is written', () => {
  expect(unchecked('01-framing', ['checksum', 'helper'])).toEqual([
    { name: 'checksum', state: 'not written' },
    { name: 'helper', state: 'not checked' },
  ]);
});
