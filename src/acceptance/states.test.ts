import { LAMPS, LAMPS_SOLUTION, LAMPS_SUITE, NEXT, NEXT_SOLUTION } from './made-up-lessons';
import { makeStubs, ONCE, RIGHT, withBody } from './states.testing';
import { asOwn } from './workspace';

const { workspace, stub, lineOf, check, verdictsOf } = makeStubs();

describe('the state of a lesson:', () => {
  test('untouched stubs are not started', async () => {
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

  test('stubs with a comment are not started either: their suites say the same', async () => {
    const slugs = ['01-framing', '09-handshake', LAMPS];
    const untouched = await verdictsOf(...slugs);
    for (const slug of slugs) workspace.write(`exercises/${slug}.ts`, `${stub(slug)}// begun\n`);
    expect(await verdictsOf(...slugs)).toEqual(untouched);
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

  test('right answers are done, and only then the exit code is 0', async () => {
    workspace.write('exercises/01-framing.ts', asOwn(workspace.read('solutions/01-framing.ts')));
    workspace.write(`exercises/${NEXT}.ts`, asOwn(NEXT_SOLUTION));
    const { code, verdicts, types } = await check('01', NEXT);
    expect(verdicts.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(types).toEqual([]);
    expect(code).toBe(0);
  });

  test('a class is one exercise; its first unwritten part is reported with its line', async () => {
    const file = `exercises/${LAMPS}.ts`;
    const untouched = await check(LAMPS);
    expect(untouched.types).toEqual([]);
    expect(untouched.verdicts[0]).toMatchObject({
      state: 'not started',
      exercises: [{ name: 'Lamp', state: 'not written' }],
      finding: {
        exercise: 'Lamp',
        message: 'Lamp.on is yours to write.',
        where: `${file}:${lineOf(file, 'get on')}`,
      },
    });

    workspace.write(
      file,
      workspace.read(file).replace(`return todo('${LAMPS}', 'Lamp.on');`, 'return false;'),
    );
    const begun = await verdictsOf(LAMPS);
    expect(begun[0]).toMatchObject({
      state: 'not started',
      finding: { message: 'Lamp.turn is yours to write.', where: `${file}:${lineOf(file, 'async turn')}` },
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

    workspace.write(file, asOwn(LAMPS_SOLUTION));
    expect((await verdictsOf(LAMPS))[0].state).toBe('done');
  });

  test('the steps of a class are counted apart; the first open one comes first', async () => {
    const file = `exercises/${LAMPS}.ts`;
    const about = '/** Something that goes on and off. */';
    const inSteps = LAMPS_SOLUTION.replace(about, '/**\n * A lamp.\n *\n * Steps: on, turn.\n */');
    const [first, second] = LAMPS_SUITE.split(/(?=^ {2}test\('turned)/m);
    workspace.write(`solutions/${LAMPS}.ts`, inSteps);
    workspace.write(
      `exercises/${LAMPS}.test.ts`,
      `${first.replace("'Lamp'", "'Lamp.on'")}});\ndescribe('Lamp.turn', () => {\n${second}`,
    );
    workspace.write(file, stub(LAMPS));
    const untouched = await verdictsOf(LAMPS);
    expect(untouched[0]).toMatchObject({ state: 'not started', finding: { exercise: 'Lamp.on' } });
    workspace.write(file, stub(LAMPS).replace(`return todo('${LAMPS}', 'Lamp.on');`, 'return false;'));
    const begun = await verdictsOf(LAMPS);
    expect(begun[0]).toMatchObject({
      state: 'in progress',
      exercises: [
        { name: 'Lamp.on', state: 'done' },
        { name: 'Lamp.turn', state: 'not written' },
      ],
      finding: { message: 'Lamp.turn is yours to write.', where: `${file}:${lineOf(file, 'async turn')}` },
    });
    workspace.write(file, workspace.read(file).replace(`return todo('${LAMPS}', 'Lamp.turn');`, ''));
    expect((await verdictsOf(LAMPS))[0]).toMatchObject({
      state: 'wrong',
      finding: { exercise: 'Lamp.turn' },
    });
    workspace.write(file, asOwn(inSteps));
    expect((await verdictsOf(LAMPS))[0].state).toBe('done');
  });

  test('an unknown lesson lists the names', async () => {
    const { code, stderr } = await workspace.node(['scripts/test.mjs', 'exercises', 'nonsense']);
    expect(code).toBe(2);
    expect(stderr).toContain('01-framing');
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
