import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { lessons } from '../workbook/lessons';
import { root } from '../base/root';
import { exercisesIn, stepsIn, wholeOf } from '../workbook/stubs/exercises';
import { stubOf } from '../workbook/stubs/stub';
import { suiteText } from './suite-text';
import { todo, todosMet } from '../base/todo';

const read = (...file: string[]) => readFileSync(join(root(), ...file), 'utf8');
const slugs = lessons().map(({ slug }) => slug);

/** The functions to write, and each part of a class: `seek`, `Demultiplexer.feed`, `Demultiplexer.next`. */
const todosIn = (text: string) =>
  [...text.matchAll(/^ +(?:return )?todo\('([^']+)', '([^']+)'\);/gm)].map(([, , name]) => name);
const wholes = (names: string[]) => [...new Set(names.map(wholeOf))];

describe.each(slugs)('%s', (slug) => {
  const solution = read('solutions', `${slug}.ts`);
  const stub = stubOf(solution, slug);

  test('the stub has every exported function and class, but no part of the answers', () => {
    expect(wholes(todosIn(stub))).toEqual(exercisesIn(solution));
    expect(exercisesIn(stub)).toEqual(exercisesIn(solution));
    expect(exercisesIn(stub).length).toBeGreaterThan(0);
  });

  test('the steps of a class are public members of it', () => {
    for (const step of stepsIn(solution).filter((name) => name.includes('.')))
      expect(todosIn(stub)).toContain(step);
  });

  test('the suite has a group for each function and class, or step of one, with its name and in the same order', () => {
    const parts = [...suiteText(slug).matchAll(/^describe\('([\w.]+)'/gm)].map(([, name]) => name);
    // a long one is in several files, one after the other
    expect(parts.filter((name, i) => name !== parts[i - 1])).toEqual(stepsIn(solution));
  });

  test('every file of the suite is run', () => {
    const folder = join(root(), 'exercises', slug);
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.suite.ts')) : [];
    const entry = read('exercises', `${slug}.test.ts`);
    for (const file of files) expect(entry).toContain(`'./${slug}/${file.slice(0, -'.ts'.length)}';`);
  });

  test('the committed exercise is the stub of the solution', () => {
    const exercise = read('exercises', `${slug}.ts`);
    // if there are fewer todos, a learner has begun: then the file is theirs, except in CI
    const begun = todosIn(exercise).length < todosIn(stub).length;
    if (begun && process.env.CI !== 'true') return;
    expect(exercise).toBe(stub);
  });
});

test('making the stubs over a learner’s work keeps a copy of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-stubs-'));
  try {
    for (const part of ['exercises', 'solutions', 'notebooks', '.jupyter/kernels/tslab']) {
      mkdirSync(join(folder, part), { recursive: true });
    }
    writeFileSync(join(folder, '.jupyter/kernels/tslab/kernel.json'), '{}');
    writeFileSync(join(folder, 'notebooks/00-a.ipynb'), '{"cells":[]}');
    writeFileSync(
      join(folder, 'solutions/00-a.ts'),
      '/** A. */\nexport function f(): number {\n  return 1;\n}\n',
    );
    writeFileSync(join(folder, 'exercises/00-a.ts'), 'my own work\n');
    const script = [join(root(), 'scripts/run.mjs'), join(root(), 'src/workbook/stubs/main.ts')];
    const said = execFileSync(process.execPath, script, { cwd: folder, encoding: 'utf8' });
    const copy = /kept as (\S+)/.exec(said)?.[1] ?? '';
    expect(readFileSync(join(folder, copy), 'utf8')).toBe('my own work\n');
    expect(readFileSync(join(folder, 'exercises/00-a.ts'), 'utf8')).toContain("todo('00-a', 'f')");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('a class', () => {
  const SOLUTION = `/** A made-up lesson. */
import { EventEmitter } from 'node:events';
import { answerOnly } from '../src/made-up';

/** What went wrong. */
export class Late extends Error {
  constructor(readonly ms: number) {
    super(\`\${ms} ms\`);
  }
}

/** Something that goes on and off. */
export class Lamp<T extends string> extends EventEmitter implements Iterable<T> {
  private state = 'off';
  #count = 0;

  /** What it is called. */
  readonly kind: string = 'lamp'; // and no candle

  /** @param label - what is written on it */
  constructor(
    readonly label: T,
    private readonly onChange: () => void = () => {},
  ) {
    super({ captureRejections: true });
  }

  /** How many. */
  static count(lamps: Lamp<string>[]): number {
    return lamps.length;
  }

  /** Whether it shines. */
  get on(): boolean {
    return this.state === 'on';
  }
  set on(on: boolean) {
    this.turn(on);
  }

  /** Wait. */
  async changed(ms = 10): Promise<void> {
    await answerOnly(ms);
  }

  /** All letters. */
  *letters(): Generator<string> {
    yield* this.label;
  }

  /** All letters, again. */
  async *slowly(): AsyncGenerator<string> {
    yield* this.label;
  }

  /** One by one. */
  [Symbol.iterator](): Iterator<T> {
    throw new Late(this.#count);
  }

  /** The end of the answer. */
  protected turn(on: boolean): void {
    this.state = on ? 'on' : 'off';
  }

  private get secret(): string {
    return this.state;
  }

  static {
    LAMPS.clear();
  }
}

const hidden = 1;

/** All lamps. */
export const LAMPS = new Map<string, () => Lamp<string>>();

LAMPS.set('red', () => new Lamp('red'));

for (const name of ['green', 'blue']) LAMPS.set(name, () => new Lamp(name));

/** A function that yields. */
export function* lights(): Generator<number> {
  yield hidden;
}
`;
  const STUB = `/** A made-up lesson. */
import { EventEmitter } from 'node:events';
import { answerOnly } from '../src/made-up';
import { todo } from '../src/base/todo';

/** What went wrong. */
export class Late extends Error {
  constructor(readonly ms: number) {
    super(\`\${ms} ms\`);
  }
}

/** Something that goes on and off. */
export class Lamp<T extends string> extends EventEmitter implements Iterable<T> {
  /** What it is called. */
  readonly kind: string = 'lamp'; // and no candle

  /** @param label - what is written on it */
  constructor(
    readonly label: T,
    private readonly onChange: () => void = () => {},
  ) {
    super({ captureRejections: true });
  }

  /** How many. */
  static count(lamps: Lamp<string>[]): number {
    return todo('98-lamps', 'Lamp.count');
  }

  /** Whether it shines. */
  get on(): boolean {
    return todo('98-lamps', 'Lamp.on');
  }
  set on(on: boolean) {
    todo('98-lamps', 'Lamp.on');
  }

  /** Wait. */
  async changed(ms = 10): Promise<void> {
    return todo('98-lamps', 'Lamp.changed');
  }

  /** All letters. */
  *letters(): Generator<string> {
    return todo('98-lamps', 'Lamp.letters');
  }

  /** All letters, again. */
  async *slowly(): AsyncGenerator<string> {
    return todo('98-lamps', 'Lamp.slowly');
  }

  /** One by one. */
  [Symbol.iterator](): Iterator<T> {
    return todo('98-lamps', 'Lamp[Symbol.iterator]');
  }
}

/** All lamps. */
export const LAMPS = new Map<string, () => Lamp<string>>();

LAMPS.set('red', () => new Lamp('red'));

for (const name of ['green', 'blue']) LAMPS.set(name, () => new Lamp(name));

/** A function that yields. */
export function* lights(): Generator<number> {
  return todo('98-lamps', 'lights');
}
`;

  test('is an exercise, but an error class is not; private members are removed, top-level statements are kept', () => {
    expect(exercisesIn(SOLUTION)).toEqual(['Lamp', 'lights']);
    expect(stubOf(SOLUTION, '98-lamps')).toBe(STUB);
    expect(exercisesIn(STUB)).toEqual(['Lamp', 'lights']);
  });

  test('can be instantiated as a stub; its methods throw, a generator when its first value is requested', async () => {
    const plain = STUB.replace(/^import .*made-up.*\n/m, '');
    const { outputText } = ts.transpileModule(plain, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    const exports = {} as { Lamp: Stub };
    new Function('exports', 'require', outputText)(exports, (id: string) =>
      id === 'node:events' ? jest.requireActual(id) : { todo },
    );
    const { Lamp } = exports;
    const lamp = new Lamp('red');
    expect([lamp.label, lamp.kind]).toEqual(['red', 'lamp']);
    expect(() => Lamp.count([])).toThrow('Lamp.count is not written yet');
    expect(() => lamp.on).toThrow('Lamp.on is not written yet');
    expect(() => (lamp.on = true)).toThrow('Lamp.on is not written yet');
    expect(() => [...lamp]).toThrow('Lamp[Symbol.iterator] is not written yet');
    expect(() => [...lamp.letters()]).toThrow('Lamp.letters is not written yet');
    await expect(lamp.slowly().next()).rejects.toThrow('Lamp.slowly is not written yet');
    await expect(lamp.changed()).rejects.toThrow('Lamp.changed is not written yet');
    todosMet().length = 0;
  });

  test.each([
    ['a statement', 'this.open = label.length;'],
    ['work after super()', 'super(); this.open = 1;'],
  ])('whose constructor has %s in its body is rejected', (_, body) => {
    const source = `/** A. */\nexport class Lamp extends Base {\n  constructor(label: string) { ${body} }\n}\n`;
    expect(() => stubOf(source, '98-lamps')).toThrow('The constructor of Lamp does some work');
  });
});

/** The parts of the made-up class that the tests use. */
type Stub = {
  new (label: string): {
    label: string;
    kind: string;
    on: boolean;
    changed(): Promise<void>;
    letters(): Generator<string>;
    slowly(): AsyncGenerator<string>;
    [Symbol.iterator](): Iterator<string>;
  };
  count(lamps: unknown[]): number;
};
