import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../check/verdict';
import { lessons } from '../lessons';
import { root } from '../../base/root';
import { stepsIn } from '../stubs/exercises';
import { withCellsShown } from './cells';
import { firstOpen, hintsOf } from './hint';
import { hintsIn } from './parse';
import { hintHtml, hintText } from './report';

const slugs = lessons().map(({ slug }) => slug);

test.each(slugs)(
  '%s has hints for each function, and for each step of a class, in order, three steps each',
  (slug) => {
    const solution = readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8');
    const hints = hintsOf(slug);
    expect(hints.map(({ exercise }) => exercise)).toEqual(stepsIn(solution));
    for (const { steps } of hints) {
      expect(steps).toHaveLength(3);
      expect(new Set(steps).size).toBe(3);
      for (const step of steps) {
        expect(step.length).toBeGreaterThan(20);
        expect(step).not.toContain('!');
        // each cell that it names exists, and is shown by its first line
        expect(step).not.toMatch(/\bcell `/);
      }
    }
  },
);

describe('a file of hints', () => {
  test('is read by function; a step may continue on the next line', () => {
    const text = '# Title\n\nWords.\n\n## f\n\n1. One\n   and more.\n2. Two.\n3. Three.\n';
    expect(hintsIn(text)).toEqual([{ exercise: 'f', steps: ['One and more.', 'Two.', 'Three.'] }]);
    expect(hintsIn(text.replaceAll('\n', '\r\n'))).toEqual(hintsIn(text));
  });

  test('does not name a step twice if its text begins with the name', () => {
    const text = '## f\n1. **Where to look.** One.\n2. **How to think:** Two.\n3. **Almost** there.\n';
    expect(hintsIn(text)[0].steps).toEqual(['One.', 'Two.', '**Almost** there.']);
  });

  test.each([
    ['two steps', '## f\n\n1. One.\n2. Two.\n', 'hints for f: expected 3 steps, found 2'],
    ['four steps', '## f\n1. a\n2. b\n3. c\n4. d\n', 'hints for f: expected 3 steps, found 4'],
    ['a wrong number', '## f\n1. One.\n3. Three.\n', 'hints for f: expected "2. …", found "3. Three."'],
    ['no list', '## f\nWords.\n', 'hints for f: expected "1. …", found "Words."'],
  ])('with %s is rejected with the name of the function', (_, text, message) => {
    expect(() => hintsIn(text)).toThrow(message);
  });
});

test('a cell is shown by its first line that is neither an import nor a comment', () => {
  const cell = (id: string, ...source: string[]) => ({ id, source });
  const notebook = {
    cells: [
      cell('cut', 'import { x } from "x";\n', '\n', '// what is left\n', 'const left = `${x}`;\n', 'f();'),
      cell('emptied'),
      cell('only-imports', 'import { y } from "y";'),
      cell('long', `const ${'long'.repeat(20)} = 1;`),
    ],
  };
  expect(withCellsShown('See the cell `cut`, twice.', notebook)).toBe(
    'See the cell that begins with `const left =`, twice.',
  );
  expect(withCellsShown('The cell `only-imports`', notebook)).toContain('`import { y } from "y";`');
  expect(withCellsShown('The cell `long`', notebook)).toMatch(/`const long.{38,44}…`$/);
  for (const named of ['The cell `gone`', 'The cell `emptied`']) {
    expect(withCellsShown(named, notebook)).toBe(named);
  }
  // some editors store a cell as one string
  const whole = { cells: [{ id: 'one-text', source: 'import y from "y";\nf();\n' }] };
  expect(withCellsShown('The cell `one-text`', whole)).toContain('`f();`');
});

describe('a hint without a function is for', () => {
  const verdict = (state: Verdict['state'], ...states: Verdict['exercises'][number]['state'][]): Verdict => ({
    slug: '01-framing',
    state,
    exercises: states.map((of, i) => ({ name: 'abc'[i], state: of })),
    finding: { exercise: 'b', message: 'why', where: 'exercises/01-framing.ts:7' },
  });

  test('the first that is wrong or not written', () => {
    expect(firstOpen(verdict('in progress', 'done', 'not written', 'not written'))).toBe('b');
    expect(firstOpen(verdict('wrong', 'done', 'done', 'wrong'))).toBe('c');
    expect(firstOpen(verdict('in progress', 'blocked', 'done', 'not written'))).toBe('c');
  });

  test('the one that never ends, although earlier ones look unwritten', () => {
    expect(firstOpen(verdict('does not finish', 'not written', 'wrong', 'not written'))).toBe('b');
  });

  test('none, if all are done or the file does not run', () => {
    expect(firstOpen(verdict('done', 'done', 'done'))).toBeUndefined();
    expect(firstOpen(verdict('does not compile', 'not written'))).toBeUndefined();
  });

  test('none, and then the text says why and what to run', () => {
    expect(hintText(verdict('done', 'done'))).toContain('npm run compare 01');
    const broken = hintText(verdict('does not compile', 'not written'));
    expect(broken).toContain('exercises/01-framing.ts:7 does not compile: why');
    expect(broken).toContain('npm run hint 01 a');
  });
});

test.each(slugs)('the hints of %s are shown without any Markdown, and each step is named once', (slug) => {
  for (const { exercise, steps } of hintsOf(slug)) {
    const hint = { slug, exercise, steps: steps.map((text, i) => ({ number: i + 1, text })), left: 0 };
    const code = /`[^`]*`/g;
    expect(hintText(hint).replace(code, '')).not.toMatch(/\*\*|(?<!\w)_\w[^_]*_(?!\w)|\]\(/);
    const html = hintHtml(hint).replace(/<code>.*?<\/code>/g, '');
    expect(html).not.toMatch(/\*\*|`|(?<!\w)_\w[^_]*_(?!\w)|\]\(/);
    for (const shown of [hintText(hint), html]) {
      expect(shown.match(/where to look|how to think|almost there/gi)).toHaveLength(3);
    }
  }
});

test('a hint in a notebook is escaped, and shows the call for a cell', () => {
  const steps = [{ number: 3, text: 'Compare `a < b` & <go>' }];
  const html = hintHtml({ slug: '01-framing', exercise: 'f', steps, left: 0 });
  expect(html).toContain('Step 3 of 3, almost there');
  expect(html).toContain('<code>a &lt; b</code> &amp; &lt;go&gt;');
  expect(html).toContain('await compare(');
});
