import type { Case, Group, Scale } from './case';
import { measure, type MeasureLimits } from './measure';
import type { Installed } from './others/installed';
import { ratioOf, type Spread, spreadOf } from './spread';

/** The result of one case. Times are in milliseconds. */
export interface Result {
  /** The name of the group. */
  group: string;
  /** The input. */
  name: string;
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
    yield resultOf(group.name, one, await measure(worksOf(one), PATIENCE[scale], now));
  }
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
  const { name, bytes, expected, limit } = one;
  const own = times.workbook;
  const others = Object.entries(one.others).map(([other, work]) => {
    if (typeof work === 'string') return [other, work] as const;
    return [other, { time: spreadOf(times[other]), timesWorkbook: ratioOf(times[other], own) }] as const;
  });
  return {
    group,
    name,
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
