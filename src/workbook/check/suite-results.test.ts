import { resultsOf } from './suite-results';

test('every field has its type, whatever an answer has made of it', () => {
  const failure = { name: 5, message: { a: 1 }, stack: null, assertion: 'yes', lesson: 5, exercise: [] };
  const json = JSON.stringify([
    {
      path: 'a.test.ts',
      tests: [{ exercise: 1, title: 2, name: 3, failures: [failure] }],
      loadError: failure,
    },
  ]);
  const plain = { name: 'Error', message: '[object Object]', stack: '', assertion: false };
  expect(resultsOf(json)).toEqual([
    {
      path: 'a.test.ts',
      tests: [{ exercise: '1', title: '2', name: '3', failures: [plain] }],
      loadError: plain,
    },
  ]);
});

test.each(['{}', '[1]', '[{"tests":1}]', '[{"tests":[{"failures":null}]}]', '[null]'])(
  '%s is no list of results',
  (json) => expect(() => resultsOf(json)).toThrow('damaged'),
);
