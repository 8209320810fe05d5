import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';

/** When to stop measuring. */
export interface MeasureLimits {
  /** The minimum number of rounds, however slow a candidate is. */
  least: number;
  /** The maximum number of rounds, however fast it is. */
  most: number;
  /** Between the two, it is measured until it has used this many milliseconds in total. */
  milliseconds: number;
}

/** Rounds that are not counted, while the JIT compiler still optimises the code. */
const WARM_UP = 1;

/** The processor time of this process, in milliseconds; other programs on a busy machine do not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Measure several candidates in alternation: each once per round, and in the next round in reverse order. So
 * any other load on the machine affects all of them alike, and the times of one round can be compared. A slow
 * candidate takes part in the first rounds only.
 *
 * @param works - the candidates, by name
 * @param patience - when to stop
 * @param now - the clock, in milliseconds
 * @returns for each candidate, its time in each round from the first one on, in milliseconds
 */
export async function measure(
  works: Record<string, () => unknown>,
  patience: MeasureLimits,
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
 * Collects garbage, so that no candidate pays for another's. A full collection would also discard optimised
 * code, and make the measured code appear twice as slow as it is.
 */
function collectGarbage(): void {
  gc({ type: 'minor' });
}
