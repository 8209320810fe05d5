import { pause } from './event-loop-turns';
import { atTime, withClock } from './fixed-clock';

const MOMENT = Date.UTC(2033, 4, 18, 3, 33, 20);

test.each<[string, () => number]>([
  ['Date.now()', () => Date.now()],
  ['new Date()', () => new Date().getTime()],
  ['+new Date', () => +new Date()],
  ['Date()', () => Date.parse(Date())],
  ['performance', () => performance.timeOrigin + performance.now()],
])('%s shows the given time', (_, clock) => {
  expect(Math.round(atTime(MOMENT, clock))).toBe(2_000_000_000_000);
});

test('dates with arguments are unchanged, and all dates are instances of Date', () => {
  const [made, parsed] = atTime(MOMENT, () => [new Date(), new Date('2009-01-03T18:15:05Z')]);
  expect(made).toBeInstanceOf(Date);
  expect(parsed.getTime()).toBe(1231006505000);
  expect(atTime(MOMENT, () => new Date(2009, 0, 3).getFullYear())).toBe(2009);
});

test('afterwards the real time is restored, even after an error', () => {
  const [date, now] = [Date, performance.now()];
  expect(() =>
    atTime(MOMENT, () => {
      throw new Error('inside');
    }),
  ).toThrow('inside');
  expect(Date).toBe(date);
  expect(performance.now() - now).toBeLessThan(1_000_000);
});

test('a clock can be put forward, and goes on from there', async () => {
  const clocks = () => [Date.now(), new Date().getTime(), performance.timeOrigin + performance.now()];
  const before = clocks();
  const [ahead, later] = await withClock(async (putForward) => {
    putForward(3_600_000);
    const first = clocks();
    await pause(5);
    return [first, clocks()];
  });
  for (const i of [0, 1, 2]) {
    expect(Math.round((ahead[i] - before[i]) / 60_000)).toBe(60);
    expect(later[i]).toBeGreaterThan(ahead[i]);
    expect(Math.abs(clocks()[i] - before[i])).toBeLessThan(1_800_000);
  }
});
