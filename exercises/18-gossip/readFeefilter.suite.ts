import { MAX_MONEY, readFeefilter } from 'answers/18-gossip';
import { fromHex, hex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
import { int64 } from '../../solutions/02-fields';
import { reader } from '../../src/suite/inputs';
import { threw } from './shared';

const payload = (rate: bigint) => encode(int64.write, rate);

describe('readFeefilter', () => {
  test('is a fee in satoshi, little-endian: e8 03 00 00 00 00 00 00 is 1000', () => {
    expect(() => readFeefilter(reader(fromHex('e803000000000000')))).toGive(1000n, [
      [{ rate: 1000n }, 'That is the message with its field. Return the rate alone.'],
      [undefined, 'It was ignored, but 1,000 satoshi are a fee like any other.'],
    ]);
  });

  test.each([
    ['nothing', 0n],
    ['one satoshi', 1n],
    ['all the satoshi that there will ever be', 2_100_000_000_000_000n],
  ])('accepts %s', (_, rate) => {
    expect(() => readFeefilter(reader(payload(rate)))).toGive(rate, [
      [
        undefined,
        rate === 0n
          ? '0 is a fee, too: a node that sends it wants to hear about every transaction.'
          : 'It was ignored, but this is the largest fee that counts. The limit is included.',
      ],
    ]);
  });

  test.each([
    ['−1', -1n],
    ['one satoshi more than there will ever be', MAX_MONEY + 1n],
    ['the smallest number', -(2n ** 63n)],
    ['the largest number', 2n ** 63n - 1n],
  ])('ignores %s', (_, rate) => {
    expect(() => readFeefilter(reader(payload(rate)))).toGive(undefined, [
      [
        BigInt.asUintN(64, rate),
        rate < 0n
          ? 'A fee below 0 was read as an unsigned number. The field is an int64, and such a message is ignored.'
          : 'It is more than all the satoshi that there will ever be: such a message is ignored.',
      ],
      [rate, 'It was accepted. Below 0 or above MAX_MONEY it means nothing: such a message is ignored.'],
      [threw, 'It threw. The message can be read; it only means nothing. Return undefined.'],
      [(got: unknown) => got === MAX_MONEY || got === 0n, 'It was moved to the limit. It must be ignored.'],
    ]);
  });

  test('rejects a payload that is too short', () => {
    expect(() => readFeefilter(reader(fromHex('e8030000')))).toRefuse({ path: 'rate', offset: 0 });
  });

  test('reads 8 bytes, and leaves the rest', () => {
    const r = reader(fromHex(`${hex(payload(5n))}ff`));
    readFeefilter(r);
    expect(r.offset).toGive(8);
  });
});
