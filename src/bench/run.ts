import type { Case, Group, Scale } from './case';
import { measure, type Patience } from './measure';
import type { Installed } from './others/installed';
import { ratioOf, type Spread, spreadOf } from './spread';

/** What came out of one case. Times are in milliseconds. */
export interface Result {
  /** The group, as it is typed. */
  group: string;
  /** What was fed. */
  name: string;
  /** How many bytes. */
  bytes: number;
  /** How many results came out, of each. */
  results: number;
  /** How often the workbook's was measured; what is slow was measured less often, but three times at least. */
  rounds: number;
  /** What no program could do without, and its time alone. */
  limit: { what: string; time: Spread };
  /** The workbook's own code. */
  workbook: { time: Spread; megabytesPerSecond: number; timesLimit: Spread };
  /** The others, by name, and how many times as long as the workbook they take; or why they are not measured. */
  others: Record<string, { time: Spread; timesWorkbook: Spread } | string>;
}

const PATIENCE: Record<Scale, Patience> = {
  full: { least: 3, most: 25, milliseconds: 3000 },
  quick: { least: 3, most: 15, milliseconds: 150 },
  tiny: { least: 1, most: 1, milliseconds: 0 },
};

/**
 * Measure the cases of a group, one after the other.
 *
 * @param group - what to measure
 * @param scale - how much
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

/** All that is to be measured, by name; results that are not as many as expected end it all. */
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
