import { int64 } from '../../solutions/02-fields';
import {
  addr,
  MAX_MONEY,
  netAddrV2,
  readFeefilter,
  sightingsIn,
  usableTime,
} from '../../solutions/18-gossip';
import { greetingOf } from '../peers/greetings';
import { decode, encode } from '../wire/codec/codec';

// what lesson 18 gives to its learners has no part of the suite: that is about what they write

const NOW = 1_795_734_000;

const FIVE_DAYS_AGO = NOW - 5 * 24 * 60 * 60;

describe('readFeefilter', () => {
  const rateIn = (rate: bigint) => decode(readFeefilter, encode(int64.write, rate));

  test('reads the fee that Bitcoin Core sends', () => {
    const { frame } = greetingOf('core').messages.find(({ command }) => command === 'feefilter')!;
    expect(decode(readFeefilter, frame.slice(24))).toBeGreaterThan(0n);
  });

  test.each([0n, 1n, 2_100_000_000_000_000n])('accepts %s', (rate) => {
    expect(rateIn(rate)).toBe(rate);
  });

  test.each([-1n, MAX_MONEY + 1n, -(2n ** 63n), 2n ** 63n - 1n])('ignores %s', (rate) => {
    expect(rateIn(rate)).toBeUndefined();
  });

  test('rejects a payload that is too short', () => {
    expect(() => decode(readFeefilter, Uint8Array.of(0xe8, 3, 0, 0))).toThrow(/rate/);
  });
});

describe('usableTime', () => {
  test.each([NOW - 3600, NOW, NOW - 365 * 86_400, 100_000_001, NOW + 600])('believes %s', (time) => {
    expect(usableTime(time, NOW)).toBe(time);
  });

  test.each([0, 5_000_000, 100_000_000, NOW + 601, 0xffffffff])('takes %s for five days ago', (time) => {
    expect(usableTime(time, NOW)).toBe(FIVE_DAYS_AGO);
  });

  test('corrects the times of sightings', () => {
    const entries = [0, NOW].map((time) => ({ time, services: 1n, ip: '198.18.0.1', port: 8333 }));
    const message = { command: 'addr', payload: encode(addr.write, entries) };
    expect(sightingsIn(message, NOW).map(({ time }) => time)).toEqual([FIVE_DAYS_AGO, NOW]);
  });
});

describe('netAddrV2', () => {
  const written = (network: number, length: number) =>
    encode(netAddrV2.write, { time: NOW, services: 9n, network, address: new Uint8Array(length), port: 1 });

  test.each([
    [1, 4],
    [4, 32],
    [0xaa, 0],
    [0xaa, 512],
  ])('writes an address on network %i with %i bytes', (network, length) => {
    expect(decode(netAddrV2.read, written(network, length)).address).toHaveLength(length);
  });

  test.each([
    [1, 5, '4'],
    [2, 4, '16'],
    [4, 0, '32'],
    [0xaa, 513, '512'],
  ])('writes none on network %i with %i bytes', (network, length, due) => {
    expect(() => written(network, length)).toThrow(
      expect.objectContaining({ path: 'address.length', expected: due }),
    );
  });
});
