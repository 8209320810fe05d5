import { PassThrough } from 'node:stream';
import { lessons } from '../lessons';
import { codeIn } from './code';
import { confirm } from './confirm';
import { lineDiff } from './line-diff';
import { comparisonHtml, comparisonText } from './report';
import { trialsOf } from './trials';

test.each(lessons().map(({ slug }) => slug))('%s has trials to run on recordings', (slug) => {
  const rows = trialsOf(slug).flatMap((trial) => trial.rows({}));
  expect(rows.length).toBeGreaterThan(0);
});

describe('the code of an answer', () => {
  test('is found without docs, as a function, a class or a constant, beside its helpers', () => {
    const source = [
      `import { x } from './x';`,
      'export interface Shape { a: number }',
      '/** Docs. */',
      'export function f(): number {',
      '  // kept',
      '  return x;',
      '}',
      'export const g = () => helper();',
      'export class C {',
      '  private readonly a = 1;',
      '}',
      'function helper() {}',
    ].join('\n');
    const { functions, helpers } = codeIn(source, ['f', 'g', 'C']);
    expect(functions.get('f')).toBe('export function f(): number {\n  // kept\n  return x;\n}');
    expect(functions.get('g')).toBe('export const g = () => helper();');
    expect(functions.get('C')).toBe('export class C {\n  private readonly a = 1;\n}');
    expect(helpers).toBe('function helper() {}');
  });

  test('is found in a file that does not compile', () => {
    const { functions } = codeIn('export function f() {\n  return (;\n}\n', ['f']);
    expect(functions.get('f')).toContain('return (;');
  });
});

describe('a diff', () => {
  test('marks each line with its side', () => {
    expect(lineDiff('a\nb\nd', 'a\nc\nd')).toEqual([
      { side: 'both', text: 'a' },
      { side: 'yours', text: 'b' },
      { side: 'reference', text: 'c' },
      { side: 'both', text: 'd' },
    ]);
  });

  test('ignores tabs, indentation width and line endings', () => {
    const two = 'f {\n  if {\n    g\n  }\n}';
    for (const other of [
      two.replaceAll('  ', '\t'),
      two.replaceAll('  ', '    '),
      two.replaceAll('\n', '\r\n'),
    ])
      expect(lineDiff(other, two).every(({ side }) => side === 'both')).toBe(true);
  });

  test('respects depth: the } of another block is another line', () => {
    const lines = lineDiff('f {\n}', 'f {\n  if {\n  }\n  g\n}');
    expect(lines.filter(({ side }) => side === 'both').map(({ text }) => text)).toEqual(['f {', '}']);
    expect(lines.at(-1)).toEqual({ side: 'both', text: '}' });
  });

  test('shows the whole function if only one side has it', () => {
    expect(lineDiff('', 'a\nb').map(({ side }) => side)).toEqual(['reference', 'reference']);
    expect(lineDiff('a', '').map(({ side }) => side)).toEqual(['yours']);
  });
});

describe('a comparison', () => {
  const comparison = {
    slug: '01-framing',
    code: [
      { name: 'f', lines: lineDiff('a < b', 'a > b') },
      { name: 'g', lines: lineDiff('x', 'x') },
    ],
    tables: [{ title: 'f of it', rows: [{ label: 'one', yours: '<b>1</b>', reference: '2' }] }],
  };

  test('marks lines and results with words and signs in a terminal', () => {
    const text = comparisonText(comparison);
    expect(text).toMatch(/- a < b/);
    expect(text).toMatch(/\+ a > b/);
    expect(text).toMatch(/g.*: the same as the reference/);
    expect(text).toMatch(/one .*<b>1<\/b> .*2 .*different/);
  });

  test('is escaped in a notebook', () => {
    const html = comparisonHtml(comparison);
    expect(html).toContain('- a &lt; b');
    expect(html).toContain('&lt;b&gt;1&lt;/b&gt;');
    expect(html).not.toContain('<b>1');
    expect(html).toContain('different');
  });
});

describe('a question', () => {
  const answered = (text: string) => {
    const input = new PassThrough();
    input.end(text);
    return confirm('Go on?', input, new PassThrough());
  };

  test.each(['y\n', 'Yes\n', ' y \n'])('counts %j as yes', async (text) => {
    expect(await answered(text)).toBe(true);
  });
  test.each(['\n', 'n\n', 'yo\n', ''])('counts %j as no', async (text) => {
    expect(await answered(text)).toBe(false);
  });
});
