import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseTypeError } from '../workbook/check/types';
import type { Verdict } from '../workbook/check/verdict';
import { lessonNamed } from '../workbook/lessons';
import { stubOf } from '../workbook/stubs/stub';
import { LAMPS, LAMPS_SOLUTION, LAMPS_SUITE, NEXT, NEXT_SOLUTION, NEXT_SUITE } from './made-up-lessons';
import { makeWorkspace, type Workspace } from './workspace';

let workspace: Workspace;

beforeAll(() => {
  workspace = makeWorkspace('stubs');
  workspace.write(`solutions/${NEXT}.ts`, NEXT_SOLUTION);
  workspace.write(`exercises/${NEXT}.test.ts`, NEXT_SUITE);
  workspace.write(`notebooks/${NEXT}.ipynb`, '{"cells":[{"source":["# The next one"]}]}');
  workspace.write(`solutions/${LAMPS}.ts`, LAMPS_SOLUTION);
  workspace.write(`exercises/${LAMPS}.ts`, stubOf(LAMPS_SOLUTION, LAMPS));
  workspace.write(`exercises/${LAMPS}.test.ts`, LAMPS_SUITE);
  workspace.write(`notebooks/${LAMPS}.ipynb`, '{"cells":[{"source":["# Lamps"]}]}');
});

afterAll(() => workspace.remove());

/** The committed stub of a lesson. */
const stub = (slug: string) => workspaceStubs.get(slug) ?? '';
const workspaceStubs = new Map<string, string>();
beforeAll(() => workspaceStubs.set('01-framing', workspace.read('exercises/01-framing.ts')));

function withBody(text: string, name: string, body: string): string {
  const written = text.replace(`return todo('01-framing', '${name}');`, body);
  if (written === text) throw new Error(`${name} is not in the stub`);
  return written;
}

interface Outcome {
  code: number | null;
  verdicts: Verdict[];
  types: ExerciseTypeError[];
}

/** The verdicts on some lessons, without type checks. The workbook is the current folder. */
const verdictsOf = (...names: string[]) => checkLessons(names.map((name) => lessonNamed(name).slug));

const before = { folder: process.cwd(), env: { ...process.env } };
let checkLessons: (slugs: string[]) => Promise<Verdict[]>;

beforeAll(async () => {
  process.env.WORKBOOK_PATIENCE = '2';
  ({ checkLessons } = await import('../workbook/check/check'));
  process.chdir(workspace.folder);
});
afterAll(() => {
  process.chdir(before.folder);
  process.env = before.env;
});

/** The complete output of the command, with its exit code. */
async function check(...lessons: string[]): Promise<Outcome> {
  const args = ['scripts/run.mjs', 'src/workbook/check/main.ts', '--json', ...lessons];
  const { code, stdout, stderr } = await workspace.node(args);
  try {
    return { code, ...(JSON.parse(stdout) as Omit<Outcome, 'code'>) };
  } catch {
    throw new Error(`no result: ${stdout}\n${stderr}`);
  }
}

const RIGHT = 'return sha256(sha256(payload)).slice(0, 4);';
const ONCE = 'return sha256(payload).slice(0, 4);';

describe('the state of a lesson:', () => {
  test('untouched stubs are not started, and nothing passes by accident', async () => {
    workspace.write(
      `exercises/${NEXT}.ts`,
      NEXT_SOLUTION.replace(/return checksum.*/, `return undefined as never;`),
    );
    const { code, verdicts } = await check('00', '01');
    expect(code).toBe(1);
    for (const { state, exercises, finding } of verdicts) {
      expect(state).toBe('not started');
      expect(exercises.every((exercise) => exercise.state === 'not written')).toBe(true);
      expect(finding?.where).toMatch(/^exercises\/\d\d-[a-z-]+\.ts:\d+$/);
    }
  });

  test('one function written, the others not: in progress', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', RIGHT));
    const verdicts = await verdictsOf('framing');
    expect(verdicts[0]).toMatchObject({ state: 'in progress', finding: { exercise: 'readCommand' } });
    expect(verdicts[0].exercises.filter(({ state }) => state === 'done')).toEqual([
      { name: 'checksum', state: 'done' },
    ]);
  });

  test('a wrong function is wrong, with its diagnosis, although others are unwritten', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', ONCE));
    const { code, verdicts } = await check('01-framing');
    expect(code).toBe(1);
    expect(verdicts[0]).toMatchObject({ state: 'wrong', finding: { exercise: 'checksum' } });
    expect(verdicts[0].finding?.message).toMatch(/^You hashed once/);
  });

  test('further findings are listed, each with another message and its own place', async () => {
    const three = ['readCommand', 'readLength'].reduce(
      (text, name) => withBody(text, name, `throw new Error('${name} is wrong');`),
      withBody(stub('01-framing'), 'checksum', ONCE),
    );
    workspace.write('exercises/01-framing.ts', three);
    const [{ finding, more = [] }] = await verdictsOf('01');
    expect(finding?.exercise).toBe('checksum');
    expect(more.map((one) => one.exercise)).toContain('readCommand');
    expect(more).toHaveLength(2);
    expect(new Set([finding, ...more].map((one) => one?.message)).size).toBe(3);
    for (const { where, exercise, test } of more) {
      expect(where).toMatch(/^exercises\/01-framing\.ts:\d+$/);
      expect([exercise, test]).not.toContain(undefined);
    }
  });

  test.each([
    ['done', RIGHT],
    ['wrong', ONCE],
  ])('what an answer prints is shown with its test, also if the lesson is %s', async (state, body) => {
    const loud = `console.log('payload of', payload.length); console.table([1]); ${body}`;
    const rest = workspace.read('solutions/01-framing.ts');
    const text = rest.replace(RIGHT, loud);
    expect(text).not.toBe(rest);
    workspace.write('exercises/01-framing.ts', `${text}\nconsole.warn('loading');\n`);
    const { code, verdicts } = await check('01');
    const [{ printed = [], finding }] = verdicts;
    expect(verdicts[0].state).toBe(state);
    expect(code).toBe(state === 'done' ? 0 : 1);
    expect(printed.find(({ test }) => test === undefined)?.lines[0]).toBe('loading');
    const inTest = printed.find(({ test }) => test?.startsWith('checksum · '));
    expect(inTest?.lines[0]).toMatch(/^payload of \d+$/);
    expect(inTest?.lines[1]).toMatch(/^┌/);
    if (finding) expect(printed[0].test).toBe(`${finding.exercise} · ${finding.test}`);
    expect(printed.flatMap(({ lines }) => lines).length).toBeLessThanOrEqual(21);
  });

  test('what was printed before an endless loop is shown, and a loop that prints ends too', async () => {
    const body = "for (let i = 0; ; i++) console.log('round', i);";
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', body));
    const verdicts = await verdictsOf('01');
    expect(verdicts[0].state).toBe('does not finish');
    expect(verdicts[0].printed?.[0].lines.slice(0, 2)).toEqual(['round 0', 'round 1']);
  });

  test('an exception in an answer is shown with its line', async () => {
    const body = 'return (undefined as unknown as Uint8Array).slice(0, 4);';
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', body));
    const verdicts = await verdictsOf('01');
    expect(verdicts[0].state).toBe('wrong');
    expect(verdicts[0].finding?.message).toMatch(/^It threw TypeError/);
    const line =
      workspace
        .read('exercises/01-framing.ts')
        .split('\n')
        .findIndex((text) => text.includes(body)) + 1;
    expect(verdicts[0].finding?.where).toBe(`exercises/01-framing.ts:${line}`);
  });

  test('a right answer that calls an unwritten one is blocked, even if the todo is caught', async () => {
    workspace.write('exercises/01-framing.ts', stub('01-framing'));
    workspace.write(`exercises/${NEXT}.ts`, NEXT_SOLUTION);
    const verdicts = await verdictsOf(NEXT);
    expect(verdicts[0]).toMatchObject({ state: 'blocked', by: '01-framing' });
  });

  test('a right answer that calls a wrong one is blocked, not wrong', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', ONCE));
    workspace.write(`exercises/${NEXT}.ts`, NEXT_SOLUTION);
    const alone = await verdictsOf(NEXT);
    // none of its own functions is reported as wrong
    expect(alone).toEqual([
      {
        slug: NEXT,
        state: 'blocked',
        by: '01-framing',
        exercises: [{ name: 'emptyChecksum', state: 'blocked' }],
      },
    ]);
    const together = await verdictsOf('01', NEXT);
    expect(together.map(({ state }) => state)).toEqual(['wrong', 'blocked']);
  });

  test('a wrong answer is wrong, whatever it calls', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', ONCE));
    workspace.write(
      `exercises/${NEXT}.ts`,
      NEXT_SOLUTION.replace('return checksum', 'return new Uint8Array(4), checksum').replace(
        'new Uint8Array());',
        'new Uint8Array(1));',
      ),
    );
    const verdicts = await verdictsOf(NEXT);
    expect(verdicts[0].state).toBe('wrong');
  });

  test('an answer that does not compile is reported with the place', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', 'return sha256(;'));
    workspace.write(`exercises/${NEXT}.ts`, NEXT_SOLUTION);
    const verdicts = await verdictsOf('01', NEXT);
    expect(verdicts[0]).toMatchObject({
      state: 'does not compile',
      finding: { message: expect.any(String) },
    });
    const line =
      workspace
        .read('exercises/01-framing.ts')
        .split('\n')
        .findIndex((text) => text.includes('sha256(;')) + 1;
    expect(verdicts[0].finding?.where).toBe(`exercises/01-framing.ts:${line}`);
    expect(verdicts[1]).toMatchObject({ state: 'blocked', by: '01-framing' });
  });

  test('a file saved as UTF-16 is reported, also by hint and compare', async () => {
    const file = join(workspace.folder, 'exercises', '01-framing.ts');
    writeFileSync(file, `\ufeff${workspace.read('solutions/01-framing.ts')}`, 'utf16le');
    const verdicts = await verdictsOf('01');
    expect(verdicts[0]).toMatchObject({
      state: 'does not compile',
      finding: { message: 'It is saved as UTF-16. Save it as UTF-8.' },
    });
    for (const command of ['hint', 'compare']) {
      const { stdout, stderr } = await workspace.node([
        'scripts/run.mjs',
        `src/workbook/${command}/main.ts`,
        '01',
        ...(command === 'compare' ? ['--yes'] : []),
      ]);
      expect(stdout + stderr).toContain('saved as UTF-16. Save it as UTF-8.');
    }
  });

  test('an answer that fails to load is reported with the place', async () => {
    workspace.write('exercises/01-framing.ts', `${stub('01-framing')}\nthrow new Error('at once');\n`);
    const verdicts = await verdictsOf('01');
    const lines = workspace.read('exercises/01-framing.ts').trimEnd().split('\n').length;
    expect(verdicts[0]).toMatchObject({
      state: 'fails to load',
      finding: { message: 'at once', where: `exercises/01-framing.ts:${lines}` },
    });
  });

  test('an endless loop is stopped and reported, and the other lessons are checked anyway', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', 'while (true) {}'));
    const verdicts = await verdictsOf('00', '01');
    expect(verdicts.map(({ state }) => state)).toEqual(['not started', 'does not finish']);
    expect(verdicts[1].finding).toMatchObject({
      exercise: 'checksum',
      test: expect.stringContaining('5d f6 e0 e2'),
    });
  });

  test('an answer that ends the process is reported, too', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', 'process.exit(0);'));
    const verdicts = await verdictsOf('01');
    expect(verdicts[0].state).toBe('does not finish');
    expect(verdicts[0].finding?.message).toContain('process.exit');
  });

  test('a type error is reported beside the state', async () => {
    const typed = 'const four: string = sha256(sha256(payload)).slice(0, 4); return four;';
    workspace.write(
      'exercises/01-framing.ts',
      withBody(
        workspace.read('solutions/01-framing.ts').replace(RIGHT, `return todo('01-framing', 'checksum');`),
        'checksum',
        typed,
      ),
    );
    const { verdicts, types } = await check('01');
    expect(verdicts[0].state).toBe('done');
    expect(types[0].where).toMatch(/^exercises\/01-framing\.ts:\d+$/);
  });

  test('right answers are done, and only then the exit code is 0', async () => {
    workspace.write('exercises/01-framing.ts', workspace.read('solutions/01-framing.ts'));
    workspace.write(`exercises/${NEXT}.ts`, NEXT_SOLUTION);
    const { code, verdicts, types } = await check('01', NEXT);
    expect(verdicts.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(types).toEqual([]);
    expect(code).toBe(0);
  });

  test('a class is one exercise; its first unwritten part is reported with its line', async () => {
    const file = `exercises/${LAMPS}.ts`;
    const lineOf = (text: string) =>
      workspace
        .read(file)
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1;
    const untouched = await check(LAMPS);
    expect(untouched.types).toEqual([]);
    expect(untouched.verdicts[0]).toMatchObject({
      state: 'not started',
      exercises: [{ name: 'Lamp', state: 'not written' }],
      finding: {
        exercise: 'Lamp',
        message: 'Lamp.on is yours to write.',
        where: `${file}:${lineOf('get on')}`,
      },
    });

    workspace.write(
      file,
      workspace.read(file).replace(`return todo('${LAMPS}', 'Lamp.on');`, 'return false;'),
    );
    const begun = await verdictsOf(LAMPS);
    expect(begun[0]).toMatchObject({
      state: 'not started',
      finding: { message: 'Lamp.turn is yours to write.', where: `${file}:${lineOf('async turn')}` },
    });

    workspace.write(file, workspace.read(file).replace(`return todo('${LAMPS}', 'Lamp.turn');`, ''));
    const wrong = await verdictsOf(LAMPS);
    expect(wrong[0]).toMatchObject({
      state: 'wrong',
      finding: { exercise: 'Lamp', test: 'turned, it is on' },
    });

    workspace.write(file, LAMPS_SOLUTION.replace('export class', 'class'));
    const unexported = await verdictsOf(LAMPS);
    expect(unexported[0].finding?.message).toContain(`${file} exports no class Lamp.`);

    workspace.write(file, LAMPS_SOLUTION);
    expect((await verdictsOf(LAMPS))[0].state).toBe('done');
  });

  test('an unknown lesson lists the names', async () => {
    const { code, stderr } = await workspace.node(['scripts/test.mjs', 'exercises', 'nonsense']);
    expect(code).toBe(2);
    expect(stderr).toContain('01-framing');
  });

  test('lines may have Windows line endings, and NODE_OPTIONS may enable ES modules in jest', async () => {
    const { folder } = workspace;
    for (const part of ['src', 'test_data', 'solutions', 'exercises']) {
      for (const entry of readdirSync(join(folder, part), { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!/\.(ts|md|txt)$/.test(entry.name)) continue;
        writeFileSync(file, readFileSync(file, 'utf8').replace(/\r?\n/g, '\r\n'));
      }
    }
    workspace.write('exercises/01-framing.ts', workspace.read('solutions/01-framing.ts'));
    process.env.NODE_OPTIONS = '--experimental-vm-modules';
    const verdicts = await verdictsOf('01', '00');
    process.env = { ...before.env };
    expect(verdicts.map(({ state }) => state)).toEqual(['done', 'not started']);
  });

  test('in a terminal, the table and the next thing to do are printed', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', ONCE));
    const { code, stdout } = await workspace.node(['scripts/test.mjs', 'exercises', '01']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✘\s+01-framing\s+Framing.*wrong/);
    expect(stdout).toMatch(/Next: exercises\/01-framing\.ts:\d+ {2}checksum · of no bytes/);
    expect(stdout).toContain('You hashed once');
    expect(stdout).not.toContain('    at ');
  });
});
