import { Unsettled, NeverSettled } from './never-settled';
import { todo, todosMet } from '../base/todo';
import { eventually, settledAt, withDeadline, withTestDeadline } from './deadline';

const never = () => new Promise<number>(() => {});

/** The message for the learner when an expectation fails. */
function explanation(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

describe('withDeadline', () => {
  test('the outcome of a promise is returned, or thrown, when the result is called', async () => {
    expect(await withDeadline(() => Promise.resolve(7), 'late')).toGive(7);
    expect(await withDeadline(() => 7, 'late')).toGive(7);
    const failed = await withDeadline(() => Promise.reject(new RangeError('too far')), 'late');
    expect(failed).toThrow('too far');
    expect(failed).toRefuseWith(RangeError, ['far']);
  });

  test('a call that throws at once counts as failed', async () => {
    const throws = (): number => {
      throw new TypeError('no');
    };
    expect(await withDeadline(throws, 'late')).toRefuseWith(TypeError, ['no']);
  });

  test('a promise that never settles is late, and the message says what that means', async () => {
    const outcome = await withDeadline(never, 'The message is lost.');
    expect(outcome()).toBeInstanceOf(Unsettled);
    const known = [[() => true, 'something else']] as const;
    for (const message of [
      explanation(() => expect(outcome).toGive(7, known)),
      explanation(() => expect(outcome).toRefuseWith(Error, [], known)),
      explanation(() => expect(outcome).toRefuse({ path: 'magic', offset: 0 }, known)),
    ]) {
      expect(message).toMatch(/^The message is lost\.\n/);
      expect(message).toContain('nothing, however long');
    }
  });

  test('makes the message when the promise has not settled, from what is known by then', async () => {
    let asked = 0;
    const outcome = await withDeadline(
      () => (asked++, never()),
      () => `Asked ${asked} times.`,
    );
    expect(outcome()).toMatchObject({ say: 'Asked 1 times.' });
  });

  test('a promise that rejects after the wait is over does no harm', async () => {
    let fail = (_: Error) => {};
    const failing = new Promise<never>((_, reject) => (fail = reject));
    await withDeadline(() => failing, 'late');
    fail(new Error('much too late'));
    await new Promise(setImmediate);
  });
});

test('eventually waits until a condition holds', async () => {
  let count = 0;
  expect(await eventually(() => ++count > 3)).toBe(true);
});

test('settledAt waits until a number stops growing', async () => {
  let count = 0;
  const growing = setInterval(() => {
    if (++count === 8) clearInterval(growing);
  }, 5);
  expect(await settledAt(() => count)).toBe(8);
});

test('if something is not written yet, there is no wait', async () => {
  const call = () => todo('09-handshake', 'Connection.receive');
  const unwritten = withDeadline(async () => call(), 'late');
  expect(await unwritten).toThrow('not written yet');
  expect(await withDeadline(never, 'late')).toThrow('not written yet');
  await expect(eventually(() => false)).rejects.toThrow('not written yet');
  todosMet().length = 0;
});

test('a call with a time of its own is waited for at least as long', async () => {
  let fired = false;
  const firing = () => new Promise<number>((resolve) => setTimeout(() => resolve(((fired = true), 7)), 1500));
  expect(await withDeadline(firing, 'late', 1500)).toGive(7);
  fired = false;
  setTimeout(() => (fired = true), 1500);
  expect(await eventually(() => fired, 1500)).toBe(true);
});

test('a busy process does not shorten the wait', async () => {
  // it takes two seconds, longer than the wait would be in an idle process
  let steps = 0;
  const stepping = setInterval(() => {
    for (const end = performance.now() + 40; performance.now() < end;);
    steps++;
  });
  expect(await eventually(() => steps >= 50)).toBe(true);
  clearInterval(stepping);
});

describe('a whole test', () => {
  test('returns the result of its body, directly if that is not a promise', async () => {
    expect(withTestDeadline(() => 7)).toBe(7);
    expect(await withTestDeadline(() => Promise.resolve(7))).toBe(7);
    expect(() => withTestDeadline(() => JSON.parse('{'))).toThrow(SyntaxError);
    await expect(withTestDeadline(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  test('that never settles fails, but not while it waits for a call with a time of its own', async () => {
    await expect(withTestDeadline(never, 5)).rejects.toThrow(NeverSettled);
    const slow = () => new Promise<number>((resolve) => setTimeout(() => resolve(7), 100));
    const body = async () => (await withDeadline(slow, 'late', 100))();
    expect(await withTestDeadline(body, 5)).toBe(7);
  });
});

test('after an unsuccessful wait the next one is shorter, but never zero', async () => {
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
