import { DOMParser } from '@xmldom/xmldom';
import type { Verdict } from '../check/verdict';
import { csvText, jsonText, junitText, tableText } from './reports';

const verdict = (state: Verdict['state'], message?: string): Verdict => ({
  slug: '01-framing',
  state,
  exercises: [
    { name: 'checksum', state: state === 'wrong' ? 'wrong' : 'done' },
    { name: 'readCommand', state: 'done' },
  ],
  ...(message !== undefined && {
    finding: { exercise: 'checksum', message, where: 'exercises/01-framing.ts:9' },
  }),
});
const rows = [
  { student: '=cmd|"x"', verdicts: [verdict('done')], notes: ['a, b'] },
  { student: 'Kim', verdicts: [verdict('wrong', '<b> & "c" \u001b[2J\nsecond line')], notes: ['a note'] },
  { student: 'Lee', verdicts: [], notes: [], problem: 'no answers' },
];
const LESSONS = ['01-framing'];

test('CSV has a line for each student; formulas are text, quotes are doubled', () => {
  expect(csvText(rows, LESSONS).split('\r\n')).toEqual([
    '\ufeffstudent,done,given,exercises right,exercises,01-framing,remarks',
    `"'=cmd|""x""",1,0,2,2,done,"a, b"`,
    'Kim,0,0,1,2,wrong,"01-framing wrong: checksum: <b> & ""c"" .[2J / second line (exercises/01-framing.ts:9) | a note"',
    'Lee,0,0,0,0,no result,no answers',
    '',
  ]);
});

test('JUnit is well-formed, whatever an answer says, and counts what it holds', () => {
  const found = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(junitText(rows), 'text/xml');
  const suites = [...found.getElementsByTagName('testsuite')];
  expect(suites.map((suite) => suite.getAttribute('name'))).toEqual(['=cmd|"x"', 'Kim', 'Lee']);
  for (const [name, element] of [
    ['failures', 'failure'],
    ['errors', 'error'],
    ['skipped', 'skipped'],
    ['tests', 'testcase'],
  ]) {
    for (const suite of suites) {
      expect(Number(suite.getAttribute(name))).toBe(suite.getElementsByTagName(element).length);
    }
  }
  const [failure] = found.getElementsByTagName('failure');
  expect(failure.textContent).toContain('<b> & "c" .[2J\nsecond line');
});

test('JSON has everything', () => {
  expect(JSON.parse(jsonText(rows))).toEqual({ students: rows });
});

test('the table has a sign for each lesson, and says below what is wrong', () => {
  const text = tableText(rows, LESSONS);
  expect(text).toMatch(/│ Kim +│ ✘ +│ 0 of 1 │/);
  expect(text).toContain('Kim: 01-framing wrong: checksum: <b> & "c" .[2J (exercises/01-framing.ts:9)');
  expect(text).toContain('Lee: no answers');
  expect(text).not.toContain('\u001b');
});

test('what was given is not done, and what is blocked is not right', () => {
  const blocked = { ...verdict('blocked'), by: '00-start-here' };
  blocked.exercises[1].state = 'blocked';
  const row = { student: 'Mo', verdicts: [verdict('done'), verdict('given'), blocked], notes: [] };
  expect(tableText([row], ['00-start-here', '01-framing', '02-fields'])).toContain('1 of 3, 1 given');
  expect(csvText([row], []).split('\r\n')[1]).toBe('Mo,1,1,5,6,');
});

test('a message is complete in the CSV', () => {
  const long = `${'x'.repeat(3000)} end`;
  expect(csvText([{ student: 'Mo', verdicts: [verdict('wrong', long)], notes: [] }], [])).toContain(long);
});
