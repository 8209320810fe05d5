import type { Case } from '../case';
import { faultOf } from './demultiplex';
import { streams } from './group';
import { inChunks, mixedTraffic, onWire, smallTraffic } from './traffic';

async function tinyCases(): Promise<Case[]> {
  const cases: Case[] = [];
  for await (const one of streams.cases('tiny', new Map())) cases.push(one);
  return cases;
}

// making a case compares each message; here it is only seen that what is measured does the same work
test('every case gives the messages that were sent', async () => {
  const cases = await tinyCases();
  expect(cases.map(({ expected }) => expected > 0).filter(Boolean)).toHaveLength(8);
  for (const { workbook, expected, limit } of cases) {
    expect(await workbook()).toBe(expected);
    limit.work();
  }
});

test('a library that is not there is named, with the reason', async () => {
  for await (const { others } of streams.cases('tiny', new Map([['bcoin', 'not installed']]))) {
    expect(others.bcoin ?? 'not installed').toMatch(/^(not installed|too slow)$/);
  }
});

test('the traffic is the same at every run', () => {
  expect(mixedTraffic(20_000, [1000, 2000])).toEqual(mixedTraffic(20_000, [1000, 2000]));
  const blocks = mixedTraffic(20_000, [1000, 2000]).filter(({ command }) => command === 'block');
  const bytes = blocks.reduce((sum, { payload }) => sum + payload.length, 0);
  expect(bytes).toBeGreaterThan(7_000);
  expect(bytes).toBeLessThan(13_000);
});

test.each([1, 7, 1460])('chunks of %i are all of the stream', (size) => {
  const stream = onWire(smallTraffic(5_000));
  expect(Buffer.concat(inChunks(stream, size)).equals(stream)).toBe(true);
});

describe('a demultiplexer that', () => {
  const sent = smallTraffic(1_000);
  const of = (count: number) => sent.slice(0, count);

  test('gives the right messages has no fault', async () => {
    const right = () => {};
    expect(await faultOf(right, [], [])).toBeUndefined();
  });

  test('loses one is found out', async () => {
    const fault = await faultOf(
      (_, deliver) => of(sent.length - 1).forEach(({ command, payload }) => deliver(command, payload)),
      [],
      sent,
    );
    expect(fault).toBe(`${sent.length - 1} of ${sent.length} messages`);
  });

  test('changes one is found out', async () => {
    const fault = await faultOf(
      (_, deliver) => sent.forEach(({ command }, i) => deliver(command, sent[i === 1 ? 0 : i].payload)),
      [],
      sent,
    );
    expect(fault).toBe(`${sent.length - 1} of ${sent.length} messages`);
  });

  test('gives up is quoted', async () => {
    const giveUp = () => {
      throw new Error('enough');
    };
    expect(await faultOf(giveUp, [], sent)).toBe(`0 of ${sent.length} messages: enough`);
  });
});
