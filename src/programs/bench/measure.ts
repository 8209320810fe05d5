import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';

/** How long to go on. */
export interface Patience {
  /** Rounds that must be, however long they take. */
  least: number;
  /** Rounds that are enough, however short they are. */
  most: number;
  /** Between the two: no new round after so many milliseconds. */
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
 * else the machine does falls on all of them alike, and the times of one round can be compared.
 *
 * @param works - what to do, by name
 * @param patience - when to stop
 * @param now - the clock, in milliseconds
 * @returns for each, the milliseconds that it took in each round
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
  const times: Record<string, number[]> = {};
  const started = performance.now();
  for (let round = -WARM_UP; round < patience.most; round++) {
    if (round >= patience.least && performance.now() - started > patience.milliseconds) break;
    for (const task of round % 2 === 0 ? bench.tasks : [...bench.tasks].reverse()) {
      task.reset();
      const { result } = await task.run();
      if (!('latency' in result) || !result.latency.samples)
        throw new Error(`${task.name}: no time measured`);
      if (round >= 0) (times[task.name] ??= []).push(...result.latency.samples);
    }
  }
  return times;
}

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

/** One is not to clear away what another has left lying about. */
function collectGarbage(): void {
  gc();
}
