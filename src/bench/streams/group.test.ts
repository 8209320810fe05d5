import type { Case } from '../case';
import { faultOf } from './demultiplex';
import { streams } from './group';
import { inChunks, mixedTraffic, onWire, smallTraffic } from './traffic';

async function tinyCases(): Promise<Case[]> {
  const cases: Case[] = [];
  for await (const one of streams.cases('tiny', new Map())) cases.push(one);
  return cases;
}

// creating a case compares each message; here only the number of results of the measured work is checked
test('every case returns as many messages as were sent', async () => {
  const cases = await tinyCases();
  expect(cases.map(({ expected }) => expected > 0).filter(Boolean)).toHaveLength(8);
  for (const { workbook, expected, limit } of cases) {
    expect(await workbook()).toBe(expected);
    limit.work();
  }
});

test('a library that is not installed is listed with the reason', async () => {
  for await (const { others } of streams.cases('tiny', new Map([['bcoin', 'not installed']]))) {
    expect(others.bcoin ?? 'not installed').toMatch(/^(not installed|too slow)$/);
  }
});

test('the traffic is the same in every run', () => {
  expect(mixedTraffic(20_000, [1000, 2000])).toEqual(mixedTraffic(20_000, [1000, 2000]));
  const blocks = mixedTraffic(20_000, [1000, 2000]).filter(({ command }) => command === 'block');
  const bytes = blocks.reduce((sum, { payload }) => sum + payload.length, 0);
  expect(bytes).toBeGreaterThan(7_000);
  expect(bytes).toBeLessThan(13_000);
});

test.each([1, 7, 1460])('chunks of %i bytes add up to the whole stream', (size) => {
  const stream = onWire(smallTraffic(5_000));
  expect(Buffer.concat(inChunks(stream, size)).equals(stream)).toBe(true);
});

describe('a demultiplexer that', () => {
  const sent = smallTraffic(1_000);
  const of = (count: number) => sent.slice(0, count);

  test('returns the right messages has no fault', async () => {
    const right = () => {};
    expect(await faultOf(right, [], [])).toBeUndefined();
  });

  test('loses a message is detected', async () => {
    const fault = await faultOf(
      (_, deliver) => of(sent.length - 1).forEach(({ command, payload }) => deliver(command, payload)),
      [],
      sent,
    );
    expect(fault).toBe(`${sent.length - 1} of ${sent.length} messages`);
  });

  test('changes a message is detected', async () => {
    const fault = await faultOf(
      (_, deliver) => sent.forEach(({ command }, i) => deliver(command, sent[i === 1 ? 0 : i].payload)),
      [],
      sent,
    );
    expect(fault).toBe(`${sent.length - 1} of ${sent.length} messages`);
  });

  test('throws is reported with its error', async () => {
    const giveUp = () => {
      throw new Error('enough');
    };
    expect(await faultOf(giveUp, [], sent)).toBe(`0 of ${sent.length} messages: enough`);
  });
});
