import CliTable from 'cli-table3';
import colours from 'picocolors';
import type { Group } from './case';
import type { Result } from './run';
import type { Spread } from './spread';

/** One group's results as printed in a terminal. */
export function tableOf({ title, notes }: Group, results: Result[]): string {
  const others = [...new Set(results.flatMap((result) => Object.keys(result.others)))];
  const table = new CliTable({
    head: ['', 'limit', 'workbook', '× limit', ...others.map((name) => `${name}\n× workbook`)],
    style: { head: [], border: [] },
  });
  for (const result of results) {
    const { name, bytes, limit, workbook } = result;
    const timed = result.measured === 'time';
    const amount = timed ? ms : kb;
    table.push([
      timed ? `${name}\n${megabytes(bytes)}, ${result.results} out` : name,
      `${amount(limit.time.median)}\n${limit.what}`,
      amount(workbook.time.median) + (timed ? `\n${digits(workbook.megabytesPerSecond)} MB/s` : ''),
      times(workbook.timesLimit),
      ...others.map((other) => cell(result.others[other] ?? '–')),
    ]);
  }
  const reading =
    'Times and sizes are medians; below each ratio is the range of the middle half of its rounds (number of rounds: --json).';
  return [colours.bold(title), table.toString(), reading, ...notes].join('\n');
}

function cell(other: Result['others'][string]): string {
  return typeof other === 'string' ? other : `${times(other.timesWorkbook)}\n${ms(other.time.median)}`;
}

function times({ median, low, high }: Spread): string {
  return `${digits(median)} ×\n${digits(low)} … ${digits(high)}`;
}

const megabytes = (bytes: number) =>
  bytes < 1e6 ? `${digits(bytes / 1e3)} kB` : `${digits(bytes / 1e6)} MB`;
const kb = (kilobytes: number) => `${digits(kilobytes)} KB`;
const ms = (milliseconds: number) => `${digits(milliseconds)} ms`;

/** Three significant digits: the measurement is no more precise. */
const digits = (value: number) => (value >= 100 ? String(Math.round(value)) : value.toPrecision(3));
