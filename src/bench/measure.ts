import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';

/** How long to go on. */
export interface Patience {
  /** Rounds that each must take part in, however slow it is. */
  least: number;
  /** Rounds that are enough, however quick it is. */
  most: number;
  /** Between the two: it takes part as long as it has used up fewer milliseconds in all. */
  milliseconds: number;
}

/** Rounds that are not counted, while the compiler still works on the code. (It has seen it twice before them.) */
const WARM_UP = 1;

/** The processor's time, in milliseconds: what other programs take does not count, on however busy a machine. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Measure several works in turns: each once in a round, and in the next round the other way round. So whatever
 * else the machine does falls on all of them alike, and the times of one round can be compared. What is slow takes
 * part in the first rounds only.
 *
 * @param works - what to do, by name
 * @param patience - when to stop
 * @param now - the clock, in milliseconds
 * @returns for each, the milliseconds that it took in each round, from the first one on
 */
export async function measure(
  works: Record<string, () => unknown>,
  patience: Patience,
  now: () => number = () => performance.now(),
): Promise<Record<string, number[]>> {
  const bench = new Bench({ now, iterations: 1, time: 0, warmup: false, retainSamples: true, throws: true });
  for (const [name, work] of Object.entries(works)) {
    const async = work() instanceof Promise;
    bench.add(name, work, { async, beforeEach: collectGarbage });
  }
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -WARM_UP; round < patience.most; round++) {
    for (const task of round % 2 === 0 ? bench.tasks : [...bench.tasks].reverse()) {
      if (round >= patience.least && sum(times[task.name]) > patience.milliseconds) continue;
      task.reset();
      const { result } = await task.run();
      if (!('latency' in result) || !result.latency.samples)
        throw new Error(`${task.name}: no time measured`);
      if (round >= 0) times[task.name].push(...result.latency.samples);
    }
  }
  return times;
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/**
 * One is not to clear away what another has left lying about. A full collection would also throw away what the
 * compiler has learnt, and make the code that was measured twice as slow as it is.
 */
function collectGarbage(): void {
  gc({ type: 'minor' });
}
