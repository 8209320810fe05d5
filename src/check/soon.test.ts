import { Late } from './late';
import { todo, todosMet } from '../todo';
import { eventually, settledAt, soon } from './soon';

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
    const outcome = await soon(never, 'The message is lost.', 5);
    expect(outcome()).toBeInstanceOf(Late);
    const known = [[() => true, 'something else']] as const;
    for (const message of [
      told(() => expect(outcome).toGive(7, known)),
      told(() => expect(outcome).toRefuseWith(Error, [], known)),
      told(() => expect(outcome).toRefuse({ path: 'magic', offset: 0 }, known)),
    ]) {
      expect(message).toMatch(/^The message is lost\.\n/);
      expect(message).toContain('nothing, for a second');
    }
  });

  test('a promise that fails after nobody waits any more does no harm', async () => {
    let fail = (_: Error) => {};
    const failing = new Promise<never>((_, reject) => (fail = reject));
    await soon(() => failing, 'late', 5);
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

test('whoever was waited for in vain is waited for less and less, and never not at all', async () => {
  let fresh!: typeof import('./soon');
  jest.isolateModules(() => (fresh = jest.requireActual('./soon')));
  const lasts = [fresh.longestTest()];
  for (let i = 0; i < 10; i++) {
    await fresh.soon(never, 'late', 1);
    lasts.push(fresh.longestTest());
  }
  expect(lasts[0]).toBeGreaterThan(1000);
  expect(lasts[1]).toBeLessThan(lasts[0]);
  expect(lasts[9]).toBeGreaterThan(50);
  expect(lasts[10]).toBe(lasts[9]);
  expect(await fresh.eventually(() => false)).toBe(false);
});
