import { tableOf } from './report';
import { ratioOf, spreadOf } from './spread';
import { streams } from './streams/group';

test('the median of an even number of measurements is halfway between two of them', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25 });
  expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7 });
});

test('times are compared within a round: a slow round changes nothing', () => {
  expect(ratioOf([2, 20, 200], [1, 10, 100])).toEqual({ median: 2, low: 2, high: 2 });
  expect(ratioOf([2, 20, 200], [1])).toEqual({ median: 2, low: 2, high: 2 });
});

test('the table shows what was measured, what was not, and why', () => {
  const one = spreadOf([10]);
  const table = tableOf(streams, [
    {
      group: 'streams',
      name: 'some traffic',
      measured: 'time',
      bytes: 2_000_000,
      results: 17,
      rounds: 1,
      limit: { what: 'double SHA-256', time: one },
      workbook: { time: one, megabytesPerSecond: 200, timesLimit: spreadOf([1.08]) },
      others: { bcoin: { time: spreadOf([25]), timesWorkbook: spreadOf([2.5]) }, another: 'not installed' },
    },
  ]);
  for (const text of ['some traffic', '17 out', '10.0 ms', '200 MB/s', '1.08 ×', '2.50 ×', 'not installed']) {
    expect(table).toContain(text);
  }
});

test('memory is shown in KB, without a speed', () => {
  const [bare, own] = [spreadOf([2]), spreadOf([9.5])];
  const table = tableOf(streams, [
    {
      group: 'crawl',
      name: 'a connection',
      measured: 'memory',
      bytes: 0,
      results: 100,
      rounds: 1,
      limit: { what: 'a bare socket', time: bare },
      workbook: { time: own, megabytesPerSecond: 0, timesLimit: spreadOf([4.75]) },
      others: {},
    },
  ]);
  for (const text of ['2.00 KB', '9.50 KB', '4.75 ×']) expect(table).toContain(text);
  expect(table).not.toMatch(/ ms|MB\/s/);
});
