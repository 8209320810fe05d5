import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { solutionText } from '../stubs/exercise-file';
import { stepsIn } from '../stubs/exercises';
import { stubOf } from '../stubs/stub';
import { builtSteps } from './built';
import { builtHtml, summary } from './built-html';
import { linesOf } from './exercise-lines';
import { STEPS } from './steps';

const stubs = (lesson: string) => stubOf(solutionText(lesson), lesson);
const authors = (textOf: (lesson: string) => string | undefined) =>
  new Set(builtSteps(textOf).flatMap(({ pieces }) => pieces.map(({ author }) => author)));

const NAMED = STEPS.flatMap(({ by }) =>
  Object.entries(by).flatMap(([lesson, names]) => names.map((name) => [lesson, name] as const)),
);

test.each(NAMED)('%s has the exercise %s, with lines of its own', (lesson, name) => {
  expect(existsSync(join(root(), 'solutions', `${lesson}.ts`))).toBe(true);
  expect(stepsIn(solutionText(lesson)).some((step) => step.split('.')[0] === name)).toBe(true);
  const { from, to, text } = linesOf(solutionText(lesson), name)!;
  expect(to).toBeGreaterThan(from);
  expect(text.split('\n')).toHaveLength(to - from + 1);
  expect(text.endsWith('\n}')).toBe(true);
});

test('every exercise of the last lesson has a step', () => {
  const own = NAMED.filter(([lesson]) => lesson === '20-light-client').map(([, name]) => name);
  expect(own.sort()).toEqual(stepsIn(solutionText('20-light-client')).sort());
});

test('the solutions are given, the stubs not written, and a file that is not there is missing', () => {
  expect(authors(solutionText)).toEqual(new Set(['given']));
  expect(authors(stubs)).toEqual(new Set(['not written']));
  expect(authors(() => undefined)).toEqual(new Set(['missing']));
});

test('what differs from the reference is yours; a comment or a line break makes no difference', () => {
  const changed = (from: string, to: string) => (lesson: string) => solutionText(lesson).replace(from, to);
  const header = (textOf: (lesson: string) => string) =>
    builtSteps(textOf)
      .flatMap(({ pieces }) => pieces)
      .find(({ name }) => name === 'filterHeader')!;
  const call = 'return hash256(Uint8Array.of(...filterHash, ...previous));';
  expect(header(changed(call, `const both = [...filterHash, ...previous];\n  ${call}`)).author).toBe('yours');
  expect(header(changed(call, `// both\n  ${call}`)).author).toBe('given');
  expect(header(changed(call, call.replaceAll(' ', '\n  '))).author).toBe('given');
});

test.each([
  ['a function', 'a\nexport function f(\n  a: number,\n): number {\n  return a;\n}\n', 2, 6],
  ['an arrow function', 'export const f = async () => {\n  await 1;\n};\n', 1, 3],
  [
    'one line, before the docs of the next',
    'export function f() { return 1; }\n\n/** g */\nexport const g = 1;\n',
    1,
    1,
  ],
  ['the last line', 'export const f = () => 1;', 1, 1],
  ['line ends of Windows', 'export class f {\r\n  a = 1;\r\n}\r\n', 1, 3],
])('the lines of %s', (_, source, from, to) => {
  expect(linesOf(source, 'f')).toMatchObject({ from, to });
});

test('a name that only begins like another one is not found', () => {
  expect(linesOf('export function first() {}\n', 'f')).toBeUndefined();
});

test('the page says in a sentence what is yours, and shows files and lines', () => {
  const steps = builtSteps(solutionText);
  expect(summary(steps)).toMatch(
    /^Of its \d+ parts, 0 are yours: 0 lines in 0 files; \d+ given by the reference\.$/,
  );
  const html = builtHtml(steps, { title: 'All of it', svg: '<svg></svg>', text: 'all' });
  expect(html).toMatch(/<b>scan<\/b> <code>exercises\/20-light-client\.ts:\d+–\d+<\/code>/);
  expect(html).toContain('<svg');
  expect(builtHtml(steps)).toContain('no session yet');
});

test('the notebook shows the page', () => {
  const notebook = readFileSync(join(root(), 'notebooks', '20-light-client.ipynb'), 'utf8');
  expect(notebook).toContain('built(session)');
});
