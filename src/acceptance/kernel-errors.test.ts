import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { root } from '../base/root';

interface Fault {
  fileName?: string;
  start: { line: number; character: number };
  messageText: string;
  code: number;
}
interface Errors {
  errorInCell(error: unknown): string;
  faultsInCell(faults: Fault[]): string;
}
interface File {
  fileName: string;
  version: string;
}
interface Modules {
  faultsIn(
    files: File[],
    all: (files: File[]) => { file: File }[],
    syntax: (file: File) => { file: File }[],
    withImports: (file: File) => File[],
  ): { file: File }[];
}
const kernel = join(root(), '.jupyter', 'kernels', 'tslab');
const load = createRequire(join(kernel, 'launch.cjs'));
const { errorInCell, faultsInCell } = load('./errors.cjs') as Errors;
const { faultsIn } = load('./modules.cjs') as Modules;

/** An error with this stack below its message. */
function withStack(error: Error, ...frames: string[]): Error {
  error.stack = [`${error.name}: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
}

test('a cell prints the relevant part of a stack, with paths relative to the workbook', () => {
  const error = withStack(
    new TypeError('no bytes'),
    `checksum (${join(root(), 'exercises', '01-framing.ts')}:56:47)`,
    'Array.map (<anonymous>)',
    'evalmachine.<anonymous>:5:11',
    'seal (evalmachine.<anonymous>:2:3)',
    'Script.runInThisContext (node:vm:122:12)',
    `Object.execute (${join(root(), 'node_modules', 'tslab', 'dist', 'executor.js')}:160:38)`,
    `main (${join(kernel, 'launch.cjs')}:93:3)`,
  );
  expect(errorInCell(error)).toBe(
    [
      'TypeError: no bytes',
      `    at checksum (${join('exercises', '01-framing.ts')}:56:47)`,
      '    at a cell',
      '    at seal (a cell)',
    ].join('\n'),
  );
});

test('thrown values that are not errors are printed, too', () => {
  expect(errorInCell('a string')).toBe("'a string'");
  expect(errorInCell(undefined)).toBe('undefined');
  expect(errorInCell(withStack(new Error('why', { cause: new Error('because') })))).toContain('because');
});

test('an interrupted cell prints just one word', () => {
  expect(errorInCell(new Error('Interrupted asynchronously'))).toBe('Interrupted');
  const interrupted = runInThisContext(`Object.assign(new Error('Script execution was interrupted'), {
    code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED',
  })`) as unknown;
  expect(errorInCell(interrupted)).toBe('Interrupted');
});

describe('a compiler error', () => {
  const fault = (messageText: string, line: number, more: Partial<Fault> = {}): Fault => ({
    start: { line, character: 4 },
    messageText,
    code: 2304,
    ...more,
  });

  test('about an unknown name is printed once, with advice', () => {
    const faults = [fault("Cannot find name 'check'.", 0), fault("Cannot find name 'check'.", 3)];
    expect(faultsInCell(faults)).toBe(
      "1:5 - Cannot find name 'check'.\n" +
        'If a cell above defines it, run the cells above first: Run menu, Run All Above Selected Cell.',
    );
  });

  test('of any other kind is printed as it is, with its file', () => {
    const other = fault('Type no.', 7, { code: 2322, fileName: 'exercises/01-framing.ts' });
    expect(faultsInCell([other, fault('Type no.', 1, { code: 2322 })])).toBe(
      'exercises/01-framing.ts 8:5 - Type no.\n2:5 - Type no.',
    );
  });
});

describe('types are checked in the cell, and in an answer', () => {
  const at = (version: string, ...parts: string[]) => ({
    fileName: join(root(), ...parts).replaceAll('\\', '/'),
    version,
  });
  const cell = at('1', '__tslab__.ts');
  const own = at('1', 'src', 'bytes.ts');
  /** Two answers that only these tests have: the second imports the first. */
  const answers = (name: string) =>
    [at('1', 'exercises', `${name}-1.ts`), at('1', 'exercises', `${name}-2.ts`)] as const;

  /** The files whose types and syntax are checked for a cell, when one of them has an error. */
  function look(modules: File[], wrong?: File) {
    const types: File[] = [];
    const syntax: File[] = [];
    const faults = faultsIn(
      [cell, ...modules],
      (some) => {
        types.push(...some);
        return some.filter((file) => file === wrong).map((file) => ({ file }));
      },
      (file) => {
        syntax.push(file);
        return file === wrong ? [{ file }] : [];
      },
      (file) =>
        file.fileName.endsWith('-2.ts') ? [file, ...modules.filter((each) => each !== file)] : [file],
    );
    expect(faults).toEqual(wrong ? [{ file: wrong }] : []);
    return { types, syntax };
  }

  test('until it has no errors; of other modules only the syntax', () => {
    const [first, second] = answers('invalid');
    expect(look([own, first, second], second)).toEqual({ types: [cell, first, second], syntax: [own] });
    for (const wrong of [second, undefined]) {
      expect(look([own, first, second], wrong)).toEqual({ types: [cell, second], syntax: [own] });
    }
    expect(look([own, first, second])).toEqual({ types: [cell], syntax: [own] });
  });

  test('not again because of an error in the cell: an await at its top level counts as one', () => {
    const [first] = answers('awaiting');
    expect(look([first], cell)).toEqual({ types: [cell, first], syntax: [] });
    expect(look([first], cell)).toEqual({ types: [cell], syntax: [] });
  });

  test('again when it is edited, or a module that it imports: that may cause errors in it', () => {
    const [first, second] = answers('edited');
    look([first, second]);
    const edited = { ...first, version: '2' };
    expect(look([edited])).toEqual({ types: [cell, edited], syntax: [] });
    expect(look([edited, second], second)).toEqual({ types: [cell, second], syntax: [] });
  });

  test('not again because the cell imports another', () => {
    const [first, second] = answers('another');
    look([first]);
    expect(look([first, second])).toEqual({ types: [cell, second], syntax: [] });
  });
});
