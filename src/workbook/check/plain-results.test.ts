import { plain, suiteAsJson } from '../../../scripts/lib/plain-results.cjs';

test.each<[unknown, string]>([
  [{ message: 42 }, '42'],
  [Object.assign(new Error('x'), { message: 5, matcherResult: 1 }), '5'],
  [Object.assign(new Error('x'), { message: { toString: 'none' } }), '[object Error]'],
  [Object.assign(Object.create(null), { name: Symbol('n'), lesson: 5, exercise: {} }), '[object Object]'],
  [
    Object.defineProperty({}, 'message', {
      get: () => {
        throw new Error('no');
      },
    }),
    '[object Object]',
  ],
  [null, 'thrown: null'],
  [undefined, 'thrown: undefined'],
  [0, 'thrown: 0'],
  ['', 'thrown: ""'],
  ['words', 'thrown: "words"'],
  [new AggregateError([new Error('one'), 'two']), 'one; two'],
  [new Error(), ''],
])('whatever is thrown becomes strings: %#', (thrown, message) => {
  const { assertion, ...strings } = plain(thrown);
  expect(strings.message).toBe(message);
  expect(typeof assertion).toBe('boolean');
  for (const text of Object.values(strings)) expect(['string', 'undefined']).toContain(typeof text);
});

test("jest's copy of an error without a message has none, and is not [object Object]", () => {
  expect(plain({}, 'TypeError: \n    at f (exercises/01.ts:7:1)')).toMatchObject({
    name: 'TypeError',
    message: '',
  });
  expect(plain({}, 'Error\n    at f (exercises/01.ts:7:1)').message).toBe('');
});

test("what Node's permission model refuses is said in words, with the path", () => {
  const denied = { code: 'ERR_ACCESS_DENIED', permission: 'FileSystemWrite', resource: '/x/y.txt' };
  const error = Object.assign(new Error('Access to this API has been restricted.'), denied);
  expect(plain(error).message).toBe('It tried to write /x/y.txt; answers may not.');
});

test('a long message is cut, and the lines of the stack after it are kept', () => {
  const message = 'x'.repeat(300_000);
  const { message: kept, stack } = plain(new Error(message), `Error: ${message}\n    at exercises/01.ts:7:1`);
  expect(kept.length).toBe(20_000);
  expect(stack).toBe('Error: \n    at exercises/01.ts:7:1');
});

test('the results of a suite have room, however long its errors are', () => {
  const long = new Error('x'.repeat(30_000));
  const one = { ancestorTitles: ['f'], title: 'is', fullName: 'f is', status: 'failed' };
  const failed = { ...one, failureDetails: [long], failureMessages: [`Error: ${long.message}`] };
  const suite = { testFilePath: '01.test.ts', testResults: Array<unknown>(400).fill(failed) };
  const text = suiteAsJson(suite as never, 1 << 20, false);
  expect(text.length).toBeLessThan(1 << 20);
  const { tests } = JSON.parse(text) as { tests: { failures: { message: string }[] }[] };
  expect(tests).toHaveLength(400);
  expect(tests[399].failures[0].message).toMatch(/^x{500}/);
});
