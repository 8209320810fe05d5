import { codeOf } from './code-of';

const SOURCE = `import { x } from './x';

/** Docs of f. */
export function f(a: number): string;
export function f(a: string): string {
  return String(a);
}

/** Docs of C. */
export class C {
  private b = 1;

  /** Docs of m. */
  async m(): Promise<number> {
    return this.b;
  }
}
`;

test('a function with its docs and all its signatures', () => {
  expect(codeOf(SOURCE, 'f')).toMatch(/^\/\*\* Docs of f\. \*\/\nexport function f\(a: number\)[^]*return String\(a\);\n\}$/);
});

test('a class as a whole', () => {
  expect(codeOf(SOURCE, 'C')).toMatch(/^\/\*\* Docs of C\. \*\/\nexport class C \{[^]*\n\}$/);
});

test('one member of a class, outdented', () => {
  expect(codeOf(SOURCE, 'C.m')).toBe(
    '/** Docs of m. */\nasync m(): Promise<number> {\n  return this.b;\n}',
  );
});

test.each(['g', 'C.g', 'x'])('%s is not there', (name) => expect(codeOf(SOURCE, name)).toBeUndefined());
