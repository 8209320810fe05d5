import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEXT, NEXT_SOLUTION } from './made-up-lessons';
import { makeStubs, RIGHT, withBody } from './states.testing';
import { asOwn } from './workspace';

const { workspace, stub, lineOf, check, verdictsOf } = makeStubs();

// answers that do not compile, load or finish, and files that an editor saves differently
describe('the state of a lesson:', () => {
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
    const line = lineOf('exercises/01-framing.ts', body);
    expect(verdicts[0].finding?.where).toBe(`exercises/01-framing.ts:${line}`);
  });

  test('an answer that does not compile is reported with the place', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', 'return sha256(;'));
    workspace.write(`exercises/${NEXT}.ts`, NEXT_SOLUTION);
    const verdicts = await verdictsOf('01', NEXT);
    expect(verdicts[0]).toMatchObject({
      state: 'does not compile',
      finding: { message: expect.any(String) },
    });
    const line = lineOf('exercises/01-framing.ts', 'sha256(;');
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

  test('what was wrong before an endless loop comes first: it may be the reason', async () => {
    const wrong = withBody(stub('01-framing'), 'checksum', 'return sha256(payload).slice(0, 4);');
    workspace.write('exercises/01-framing.ts', withBody(wrong, 'readCommand', 'while (true) {}'));
    const [{ state, finding, more, exercises }] = await verdictsOf('01');
    expect({ state, first: finding?.exercise, then: more?.map(({ exercise }) => exercise) }).toEqual({
      state: 'wrong',
      first: 'checksum',
      then: ['readCommand'],
    });
    expect(more?.[0].message).toContain('It was stopped in this test');
    expect(exercises.filter((one) => one.state === 'wrong').map(({ name }) => name)).toEqual([
      'checksum',
      'readCommand',
    ]);
  });

  test('an answer that ends the process is reported, too', async () => {
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', 'process.exit(0);'));
    const verdicts = await verdictsOf('01');
    expect(verdicts[0].state).toBe('does not finish');
    expect(verdicts[0].finding?.message).toContain('process.exit');
  });

  test('an error in a timer is that of the lesson that set it', async () => {
    const body = `setTimeout(() => { throw new Error('later'); }, 0); ${RIGHT}`;
    workspace.write('exercises/01-framing.ts', withBody(stub('01-framing'), 'checksum', body));
    workspace.write('exercises/00-start-here.ts', asOwn(workspace.read('solutions/00-start-here.ts')));
    const [other, own] = await verdictsOf('00', '01');
    workspace.write('exercises/00-start-here.ts', stub('00-start-here'));
    expect([own.state, own.finding?.message]).toEqual(['wrong', expect.stringContaining('later')]);
    expect(other.state).toBe('done');
  });

  // a check has a verdict, and ends, whatever an answer does
  test('long and odd errors, what is read from the keyboard, and a program that goes on are no obstacle', async () => {
    const odd = {
      checksum: "throw new Error('x'.repeat(300_000));",
      readCommand: "throw Object.assign(new Error('x'), { matcherResult: 1, message: 5 });",
      readLength: "throw new Error(String(require('node:fs').readFileSync(0).length));",
      // it ends with this workspace
      writeMessage: `require('node:child_process').spawn(
        process.execPath,
        ['-e', "setInterval(() => require('node:fs').existsSync('package.json') || process.exit(), 100)"],
        { stdio: 'inherit' },
      ).unref();
      throw new Error('started');`,
    };
    const text = Object.entries(odd).reduce(
      (before, [name, body]) => withBody(before, name, body),
      stub('01-framing'),
    );
    workspace.write('exercises/01-framing.ts', text);
    const [{ state, finding, more = [], exercises }] = await verdictsOf('01');
    expect([state, finding?.exercise, finding?.where]).toEqual([
      'wrong',
      'checksum',
      `exercises/01-framing.ts:${lineOf('exercises/01-framing.ts', 'repeat')}`,
    ]);
    expect(more.map(({ message }) => message)).toEqual(['5', 'It threw Error: 0']);
    expect(exercises.filter((one) => one.state === 'wrong').map(({ name }) => name)).toEqual(
      Object.keys(odd),
    );
  });

  test('what is thrown while loading is shown, also if it is no error', async () => {
    workspace.write('exercises/01-framing.ts', `${stub('01-framing')}\nthrow { message: 42 };\n`);
    const [{ state, finding }] = await verdictsOf('01');
    expect([state, finding?.message]).toEqual(['fails to load', expect.stringContaining('42')]);
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

  test('lines may have Windows line endings, and NODE_OPTIONS may enable ES modules in jest', async () => {
    const { folder } = workspace;
    for (const part of ['src', 'test_data', 'solutions', 'exercises']) {
      for (const entry of readdirSync(join(folder, part), { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!/\.(ts|md|txt)$/.test(entry.name)) continue;
        writeFileSync(file, readFileSync(file, 'utf8').replace(/\r?\n/g, '\r\n'));
      }
    }
    workspace.write('exercises/01-framing.ts', asOwn(workspace.read('solutions/01-framing.ts')));
    const environment = { ...process.env };
    process.env.NODE_OPTIONS = '--experimental-vm-modules';
    const verdicts = await verdictsOf('01', '00');
    process.env = environment;
    expect(verdicts.map(({ state }) => state)).toEqual(['done', 'not started']);
  });
});
