import { todosMet } from '../base/todo';
import { Late, NeverSettled } from './never-settled';
import { turns } from './event-loop-turns';

/**
 * How many turns a suite waits for something that a right answer does at once. After a wait in vain it is less: the
 * first failure is what the learner is shown, and the others need not take minutes.
 */
let patience = 300;
const LEAST_PATIENCE = 40;

/** How many turns a whole test may take, with all that it waits for. */
export const LONGEST_TEST = 4000;

/** How many calls are being waited for whose own time is not over yet. */
let inTheirOwnTime = 0;

/**
 * Wait for what a call gives, but not forever: a wrong answer may never settle its promise.
 *
 *     expect(await soon(() => connection.receive(), 'The message came, and nothing was reported.')).toGive(PING);
 *
 * @param call - gives a promise, or a value at once
 * @param say - what to tell the learner if nothing comes of it
 * @param ownTime - how long the call itself is to wait, in milliseconds; patience begins to be counted after it
 * @returns a function that gives what the call gave, or throws what it threw: the matchers take both. It throws
 *   NotWrittenYet as soon as something is called that is not written yet: there is nothing to wait for then
 */
export async function soon<T>(
  call: () => T | PromiseLike<T>,
  say: string,
  ownTime = 0,
): Promise<() => T | Late> {
  let outcome: (() => T) | undefined;
  const settling = settled(call).then((came) => (outcome = came));
  if (await waitFor(() => outcome !== undefined, ownTime, settling)) return outcome!;
  const [unwritten] = todosMet();
  return settled(() => (unwritten ? Promise.reject(unwritten) : new Late(say)));
}

/**
 * Wait until something holds.
 *
 * @param holds - is asked again and again
 * @param ownTime - how long an answer is to wait before it does something about it, in milliseconds
 * @returns whether it does in the end
 * @throws NotWrittenYet if something is called meanwhile that is not written yet
 */
export async function eventually(holds: () => boolean, ownTime = 0): Promise<boolean> {
  if (await waitFor(holds, ownTime)) return true;
  const [unwritten] = todosMet();
  if (unwritten) throw unwritten;
  return false;
}

/**
 * Wait until a number has stopped growing: nothing more comes.
 *
 * @param count - is asked again and again
 * @returns what it has grown to
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
 * @returns what it gives: a promise only if it gives one
 * @throws NeverSettled if it does not come to an end; NotWrittenYet if that is because something is not written
 */
export function wholeTest<T>(body: () => T | PromiseLike<T>, most = LONGEST_TEST): T | Promise<T> {
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
    // what is not written never comes: only what the test does about it is still waited for
    if (todosMet().length > 0) left = Math.min(left, LEAST_PATIENCE);
  }
  if (over) return running;
  losePatience();
  throw todosMet()[0] ?? new NeverSettled('a promise that the test waits for is never settled');
}

/** Somebody was waited for in vain: the next time it is not as long. */
function losePatience(): void {
  patience = Math.max(Math.floor(patience / 3), LEAST_PATIENCE);
}

/** Wait until something holds: first as long as the answer itself is to wait, then for some turns. */
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

/** What becomes of a call, as a function that gives it or throws it. */
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
