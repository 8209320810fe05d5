import { Late, NeverSettled } from './never-settled';
import { todo, todosMet } from '../base/todo';
import { eventually, settledAt, soon, wholeTest } from './deadline';

const never = () => new Promise<number>(() => {});

/** What the learner is told when an expectation fails. */
function told(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

describe('soon', () => {
  test('what a promise comes to is given, or thrown, when it is asked for', async () => {
    expect(await soon(() => Promise.resolve(7), 'late')).toGive(7);
    expect(await soon(() => 7, 'late')).toGive(7);
    const failed = await soon(() => Promise.reject(new RangeError('too far')), 'late');
    expect(failed).toThrow('too far');
    expect(failed).toRefuseWith(RangeError, ['far']);
  });

  test('a call that throws at once is one that fails', async () => {
    const throws = (): number => {
      throw new TypeError('no');
    };
    expect(await soon(throws, 'late')).toRefuseWith(TypeError, ['no']);
  });

  test('a promise that is never settled is late, and the learner is told what that means', async () => {
    const outcome = await soon(never, 'The message is lost.');
    expect(outcome()).toBeInstanceOf(Late);
    const known = [[() => true, 'something else']] as const;
    for (const message of [
      told(() => expect(outcome).toGive(7, known)),
      told(() => expect(outcome).toRefuseWith(Error, [], known)),
      told(() => expect(outcome).toRefuse({ path: 'magic', offset: 0 }, known)),
    ]) {
      expect(message).toMatch(/^The message is lost\.\n/);
      expect(message).toContain('nothing, however long');
    }
  });

  test('a promise that fails after nobody waits any more does no harm', async () => {
    let fail = (_: Error) => {};
    const failing = new Promise<never>((_, reject) => (fail = reject));
    await soon(() => failing, 'late');
    fail(new Error('much too late'));
    await new Promise(setImmediate);
  });
});

test('eventually: a condition that comes to hold', async () => {
  let count = 0;
  expect(await eventually(() => ++count > 3)).toBe(true);
});

test('settledAt: a number that stops growing', async () => {
  let count = 0;
  const growing = setInterval(() => {
    if (++count === 8) clearInterval(growing);
  }, 5);
  expect(await settledAt(() => count)).toBe(8);
});

test('where something is not written yet there is nothing to wait for', async () => {
  const call = () => todo('08-handshake', 'Connection.receive');
  const unwritten = soon(async () => call(), 'late');
  expect(await unwritten).toThrow('not written yet');
  expect(await soon(never, 'late')).toThrow('not written yet');
  await expect(eventually(() => false)).rejects.toThrow('not written yet');
  todosMet().length = 0;
});

test('what has an own time is waited for at least as long', async () => {
  let fired = false;
  const firing = () => new Promise<number>((resolve) => setTimeout(() => resolve(((fired = true), 7)), 1500));
  expect(await soon(firing, 'late', 1500)).toGive(7);
  fired = false;
  setTimeout(() => (fired = true), 1500);
  expect(await eventually(() => fired, 1500)).toBe(true);
});

test('a process that is held up does not lose its patience', async () => {
  // it takes two seconds, which is longer than patience lasts where nothing holds the process up
  let steps = 0;
  const stepping = setInterval(() => {
    for (const end = performance.now() + 40; performance.now() < end;);
    steps++;
  });
  expect(await eventually(() => steps >= 50)).toBe(true);
  clearInterval(stepping);
});

describe('a whole test', () => {
  test('gives what its body gives, and at once what is no promise', async () => {
    expect(wholeTest(() => 7)).toBe(7);
    expect(await wholeTest(() => Promise.resolve(7))).toBe(7);
    expect(() => wholeTest(() => JSON.parse('{'))).toThrow(SyntaxError);
    await expect(wholeTest(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  test('that never settles fails, but not while it waits for what has a time of its own', async () => {
    await expect(wholeTest(never, 5)).rejects.toThrow(NeverSettled);
    const slow = () => new Promise<number>((resolve) => setTimeout(() => resolve(7), 100));
    const body = async () => (await soon(slow, 'late', 100))();
    expect(await wholeTest(body, 5)).toBe(7);
  });
});

test('after a wait in vain the next one is shorter, but never nothing', async () => {
  let fresh!: typeof import('./deadline');
  jest.isolateModules(() => (fresh = jest.requireActual('./deadline')));
  const asked: number[] = [];
  for (let i = 0; i < 6; i++) {
    let count = 0;
    await fresh.eventually(() => ++count < 0);
    asked.push(count);
  }
  expect(asked[1]).toBeLessThan(asked[0]);
  expect(asked[4]).toBeGreaterThan(20);
  expect(asked[5]).toBe(asked[4]);
});
