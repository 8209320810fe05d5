import type { Case, Group, Scale } from './case';
import { measure, type MeasureLimits } from './measure';
import type { Installed } from './others/installed';
import { ratioOf, type Spread, spreadOf } from './spread';

/** The result of one case. Times are in milliseconds; where memory is measured, they stand for KB. */
export interface Result {
  /** The name of the group. */
  group: string;
  /** The input. */
  name: string;
  /** What was measured. */
  measured: 'time' | 'memory';
  /** Its size in bytes. */
  bytes: number;
  /** The number of results, the same for every candidate. */
  results: number;
  /**
   * How often the workbook's code was measured; slow candidates are measured less often, but at least three
   * times.
   */
  rounds: number;
  /** The part that no program can do without, and its time alone. */
  limit: { what: string; time: Spread };
  /** The workbook's own code. */
  workbook: { time: Spread; megabytesPerSecond: number; timesLimit: Spread };
  /** The others, by name, with their time and its ratio to the workbook's; or why they are not measured. */
  others: Record<string, { time: Spread; timesWorkbook: Spread } | string>;
}

const PATIENCE: Record<Scale, MeasureLimits> = {
  full: { least: 3, most: 25, milliseconds: 3000 },
  quick: { least: 3, most: 15, milliseconds: 150 },
  tiny: { least: 1, most: 1, milliseconds: 0 },
};

/** How often memory is measured. */
const ROUNDS: Record<Scale, number> = { full: 5, quick: 2, tiny: 1 };

/**
 * Measure the cases of a group, one after the other.
 *
 * @param group - the group to measure
 * @param scale - the amount of input
 * @param installed - the libraries to compare with
 * @param now - the clock, in milliseconds
 */
export async function* run(
  group: Group,
  scale: Scale,
  installed: Installed,
  now?: () => number,
): AsyncGenerator<Result> {
  for await (const one of group.cases(scale, installed)) {
    const samples =
      one.measured === 'memory' ? weigh(one, ROUNDS[scale]) : measure(worksOf(one), PATIENCE[scale], now);
    yield resultOf(group.name, one, await samples);
  }
}

/** How many KB the workbook's code takes, and the limit, in alternation. */
async function weigh({ limit, workbook }: Case, rounds: number): Promise<Record<string, number[]>> {
  const samples: Record<string, number[]> = { limit: [], workbook: [] };
  for (let round = 0; round < rounds; round++) {
    samples.limit.push((await limit.work()) as number);
    samples.workbook.push(await workbook());
  }
  return samples;
}

/** All candidates, by name; an unexpected number of results throws. */
function worksOf({ limit, workbook, others, expected }: Case): Record<string, () => unknown> {
  const works: Record<string, () => unknown> = { limit: limit.work };
  for (const [name, work] of Object.entries({ workbook, ...others })) {
    if (typeof work === 'string') continue;
    const check = (count: number) => {
      if (count !== expected) throw new Error(`${name}: ${count} results, not ${expected}`);
    };
    works[name] = () => {
      const count = work();
      return typeof count === 'number' ? check(count) : count.then(check);
    };
  }
  return works;
}

function resultOf(group: string, one: Case, times: Record<string, number[]>): Result {
  const { name, bytes, expected, limit, measured = 'time' } = one;
  const own = times.workbook;
  const others = Object.entries(one.others).map(([other, work]) => {
    if (typeof work === 'string') return [other, work] as const;
    return [other, { time: spreadOf(times[other]), timesWorkbook: ratioOf(times[other], own) }] as const;
  });
  return {
    group,
    name,
    measured,
    bytes,
    results: expected,
    rounds: own.length,
    limit: { what: limit.what, time: spreadOf(times.limit) },
    workbook: {
      time: spreadOf(own),
      megabytesPerSecond: bytes / 1000 / spreadOf(own).median,
      timesLimit: ratioOf(own, times.limit),
    },
    others: Object.fromEntries(others),
  };
}
