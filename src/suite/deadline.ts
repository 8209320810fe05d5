import { todosMet } from '../base/todo';
import { Unsettled, NeverSettled } from './never-settled';
import { turns } from './event-loop-turns';

/**
 * How many turns a suite waits for something that a right answer does at once. An unsuccessful wait reduces
 * it: the learner is shown the first failure, and the others need not take minutes.
 */
let patience = 300;
const LEAST_PATIENCE = 40;

/** How many turns a whole test may take, including all its waits. */
export const LONGEST_TEST = 4000;

/** The number of pending waits whose own time is not over yet. */
let inTheirOwnTime = 0;

/**
 * Wait for the result of a call, but not forever: the promise of a wrong answer may never settle.
 *
 *     expect(await withDeadline(() => connection.receive(), 'The message came, and nothing was reported.')).toGive(PING);
 *
 * @param call - returns a promise, or a value
 * @param say - the message for the learner if the promise does not settle, or what makes it then
 * @param ownTime - how long the call itself must wait, in milliseconds; turns are counted only after it
 * @returns a function that returns what the call returned, or throws what it threw: the matchers accept both.
 *   It throws NotWrittenYet if an unwritten function was called: then there is nothing to wait for
 */
export async function withDeadline<T>(
  call: () => T | PromiseLike<T>,
  say: string | (() => string),
  ownTime = 0,
): Promise<() => T | Unsettled> {
  let outcome: (() => T) | undefined;
  const settling = settled(call).then((came) => (outcome = came));
  if (await waitFor(() => outcome !== undefined, ownTime, settling)) return outcome!;
  const [unwritten] = todosMet();
  const text = typeof say === 'string' ? say : say();
  return settled(() => (unwritten ? Promise.reject(unwritten) : new Unsettled(text)));
}

/**
 * Wait until a condition holds.
 *
 * @param holds - the condition, called repeatedly
 * @param ownTime - how long an answer must wait before it acts, in milliseconds
 * @returns whether it holds in the end
 * @throws NotWrittenYet if an unwritten function is called meanwhile
 */
export async function eventually(holds: () => boolean, ownTime = 0): Promise<boolean> {
  if (await waitFor(holds, ownTime)) return true;
  const [unwritten] = todosMet();
  if (unwritten) throw unwritten;
  return false;
}

/**
 * Wait until a number stops growing.
 *
 * @param count - returns the number, called repeatedly
 * @returns its final value
 */
export async function settledAt(count: () => number): Promise<number> {
  let last = count();
  for (let calm = 0; calm < 10; calm++) {
    await turns();
    if (count() !== last) calm = 0;
    last = count();
  }
  return last;
}

/**
 * Run a test of a suite, but not forever.
 *
 * @param body - the test
 * @param most - how many turns it may take
 * @returns its result: a promise only if it returns one
 * @throws NeverSettled if it does not finish; NotWrittenYet if that is because of an unwritten function
 */
export function withTestDeadline<T>(body: () => T | PromiseLike<T>, most = LONGEST_TEST): T | Promise<T> {
  const running = body();
  return running instanceof Object && 'then' in running ? withinTurns(running, most) : running;
}

async function withinTurns<T>(running: PromiseLike<T>, most: number): Promise<T> {
  let over = false;
  const end = () => void (over = true);
  running.then(end, end);
  for (let left = most; !over && left > 0;) {
    await Promise.race([running, turns()]);
    if (inTheirOwnTime === 0) left--;
    // an unwritten function never gives a result: wait only for the test's reaction to it
    if (todosMet().length > 0) left = Math.min(left, LEAST_PATIENCE);
  }
  if (over) return running;
  losePatience();
  throw todosMet()[0] ?? new NeverSettled('a promise that the test waits for is never settled');
}

/** Reduce the next wait after an unsuccessful one. */
function losePatience(): void {
  patience = Math.max(Math.floor(patience / 3), LEAST_PATIENCE);
}

/** Wait until a condition holds: first for the answer's own time, then for some turns. */
async function waitFor(
  holds: () => boolean,
  ownTime: number,
  settling: Promise<unknown> = new Promise(() => {}),
): Promise<boolean> {
  const hopeful = () => !holds() && todosMet().length === 0;
  const end = performance.now() + ownTime;
  inTheirOwnTime++;
  while (hopeful() && performance.now() < end) await Promise.race([settling, turns()]);
  inTheirOwnTime--;
  for (let left = patience; hopeful() && left > 0; left--) await Promise.race([settling, turns()]);
  if (holds()) return true;
  losePatience();
  return false;
}

/** The outcome of a call, as a function that returns or throws it. */
async function settled<T>(call: () => T | PromiseLike<T>): Promise<() => T> {
  try {
    const value = await call();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
