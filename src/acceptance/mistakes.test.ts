import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { withTestDeadline } from '../suite/deadline';
import { root } from '../base/root';
import { collect, type Collected } from './collect';
import { complaintAbout, firstFinding, lessonsWithSuite, testsOn, tryAnswer } from './mistakes';

const slugs = lessonsWithSuite().map(({ slug }) => slug);

test.each(slugs)('the test file of %s tries its mistakes', (slug) => {
  const file = join(root(), 'src', 'acceptance', 'mistakes', `${slug}.test.ts`);
  expect(readFileSync(file, 'utf8')).toContain('tryLesson(__filename)');
});

function fail(why: string): never {
  throw new Error(why);
}

describe('the catalogue itself is tested', () => {
  const LESSON = '01-framing';
  const zeros = () => new Uint8Array(4);

  test('a mistake that passes is not a mistake', async () => {
    const complaint = await complaintAbout(LESSON, () => ({ diagnosis: 'You hashed once' }));
    expect(complaint).toContain('it passes');
  });

  test('the diagnosis must be in the message for the learner', async () => {
    const complaint = await complaintAbout(LESSON, () => ({ diagnosis: 'You hashed once', checksum: zeros }));
    expect(complaint).toContain('does not say "You hashed once"');
    expect(complaint).toContain('you gave  ');
  });

  test('the function must be the one at fault', async () => {
    const blame = (exercise: string) =>
      complaintAbout(LESSON, () => ({ diagnosis: '00 00 00 00', exercise, checksum: zeros }));
    expect(await blame('readCommand')).toContain('readCommand is at fault, not\nchecksum');
    expect(await blame('checksum')).toBeUndefined();
  });

  test('a mistake has to have a diagnosis', async () => {
    expect(await complaintAbout(LESSON, () => ({ checksum: zeros }))).toBe('it exports no diagnosis');
  });

  test('an exception and an endless wait are reported in the words of the checker', async () => {
    const broken = () => {
      throw new TypeError('no such thing');
    };
    const thrown = await tryAnswer(LESSON, () => ({ checksum: broken }));
    expect(thrown?.message).toBe('It threw TypeError: no such thing');
    const body = () => withTestDeadline(() => new Promise(() => {}), 5);
    const forever = { exercise: 'checksum', title: 'ends', body };
    expect((await firstFinding(LESSON, [forever]))?.message).toMatch(/^It did not finish/);
  });

  test('only the tests that use exports of the answer are run on it', async () => {
    const all = await testsOn(LESSON, () => ({}));
    const some = await testsOn(LESSON, () => ({ diagnosis: 'You hashed once', checksum: zeros }));
    const named = (tests: Collected[]) => tests.map(({ exercise, title }) => `${exercise} ${title}`);
    const own = named(all.filter(({ exercise }) => exercise === 'checksum'));
    expect(own.length).toBeGreaterThan(0);
    expect(named(some)).toEqual(expect.arrayContaining(own));
    expect(some.length).toBeLessThan(all.length);
  });

  test('a test is over before the next begins', async () => {
    const steps: string[] = [];
    const slow = async () => {
      steps.push('one begins');
      await turn();
      steps.push('one ends');
    };
    const tests = [slow, () => steps.push('two')].map((body) => ({ exercise: 'f', title: 't', body }));
    expect(await firstFinding(LESSON, tests)).toBeUndefined();
    expect(steps).toEqual(['one begins', 'one ends', 'two']);
  });

  test.each([
    ['thrown in a timer', () => new Promise(() => setTimeout(() => fail('nobody catches it')))],
    ['of a promise that is not awaited', () => void Promise.reject(new Error('nobody catches it'))],
  ])('an error %s fails its test', async (_, body) => {
    const finding = await firstFinding(LESSON, [{ exercise: 'checksum', title: 'ends', body }]);
    expect(finding?.message).toBe('It threw Error: nobody catches it');
  });

  test('a rejection that is handled a little later is not an error', async () => {
    const body = async () => {
      const early = Promise.reject(new Error('handled'));
      await turn();
      await early.catch(() => {});
    };
    expect(await firstFinding(LESSON, [{ exercise: 'f', title: 't', body }])).toBeUndefined();
  });

  test('sockets, servers and timers that a test leaves behind are closed', async () => {
    const server = createServer();
    let client: Socket | undefined;
    let ticks = 0;
    const body = async () => {
      setInterval(() => ticks++, 1);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      client = connect((server.address() as AddressInfo).port, '127.0.0.1');
      await once(client, 'connect');
    };
    const { listen } = Server.prototype;
    expect(await firstFinding(LESSON, [{ exercise: 'f', title: 't', body }])).toBeUndefined();
    expect(server.listening).toBe(false);
    expect(client?.destroyed).toBe(true);
    const before = ticks;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ticks).toBe(before);
    expect(Server.prototype.listen).toBe(listen);
  });

  test('a suite is split into its tests, tables row by row', () => {
    const tests = collect(() => {
      describe('add', () => {
        test.each([
          [1, 2, 3],
          [2, 2, 4],
        ])('%d and %d', (a, b, sum) => expect(a + b).toBe(sum));
        describe.each(['x'])('of %s', () => test('nothing', () => expect(1).toBe(2)));
      });
    });
    expect(tests.map(({ exercise, title }) => [exercise, title])).toEqual([
      ['add', '1 and 2'],
      ['add', '2 and 2'],
      ['add', 'of x · nothing'],
    ]);
    expect(tests[0].body).not.toThrow();
    expect(tests[2].body).toThrow();
  });

  test('a suite that uses a hook is rejected', () => {
    expect(() => collect(() => beforeEach(() => {}))).toThrow('beforeEach() in a suite');
    expect(typeof beforeEach).toBe('function');
  });
});
