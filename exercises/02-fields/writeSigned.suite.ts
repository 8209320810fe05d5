import { int32, int64, uint16be, uint32, writeSigned } from 'answers/02-fields';
// a wrong partner must not be reported here
import { readSigned } from '../../solutions/02-fields';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { reader, versionPayloads } from '../../src/suite/inputs';
import { expectNothingWritten, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { type Order, written, refused, accepted, anyOrder, anyNumber } from './shared';

const signed = (value: bigint, size: number, order?: Order) =>
  written((w) => writeSigned(w, value, size, order));

function rejects(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch {
    return true;
  }
}

describe('writeSigned', () => {
  test('writes −1 as ff ff ff ff', () => {
    expect(() => signed(-1n, 4)).toGive(fromHex('ffffffff'), [
      [fromHex('01000080'), 'You set a sign bit in front of 1. In two’s complement −1 is ff ff ff ff.'],
      [fromHex('feffffff'), 'fe ff ff ff is −2: you inverted the bits of 1 but did not add 1.'],
      [fromHex('ffffff7f'), 'You added 2^31. −1 is written as 2^32 − 1: add all of 2^32.'],
      [
        fromHex('00000000'),
        'You wrote the bits of ~value: ~(−1) is 0. In two’s complement −1 is written as 2^32 − 1.',
      ],
      [
        fromHex('0f000000'),
        'BigInt.asUintN counts bits, and you gave it the number of bytes: 8 times as many.',
      ],
      [fromHex('01000000'), 'You lost the sign: 01 00 00 00 is 1.'],
      [refused, 'You rejected −1, as if the field were unsigned. Write it as 2^32 − 1.'],
    ]);
  });

  test.each([
    [-128n, 1, '80'],
    [127n, 1, '7f'],
    [-(2n ** 63n), 8, '0000000000000080'],
    [2n ** 63n - 1n, 8, 'ffffffffffffff7f'],
    [1532623994n, 8, '7afc595b00000000'],
  ])('writes %d with size %d as %s', (value, size, bytes) => {
    expect(() => signed(value, size)).toGive(fromHex(bytes), [
      [
        (got: unknown) => value === -128n && refused(got) && rejects(() => signed(100n, 1)),
        'You rejected −128, and also 100. The size counts bytes, and a byte has 8 bits: size 1 holds −128 to 127.',
      ],
      [refused, `${value} fits into ${size === 1 ? '8' : '64'} bits: the boundary itself is still allowed.`],
      [
        fromHex('7afc595b'),
        'You wrote four bytes instead of eight. In a version message the time has eight bytes.',
      ],
    ]);
  });

  test('writes −2 as ff fe if the order is big-endian', () => {
    expect(signed(-2n, 2, 'big')).toGive(fromHex('fffe'), [
      [fromHex('feff'), 'fe ff is −2 in little-endian: the order argument is not used.'],
    ]);
  });

  test.each([
    [128n, 1],
    [-129n, 1],
    [2n ** 31n, 4],
    [-(2n ** 31n) - 1n, 4],
    [2n ** 63n, 8],
  ])('rejects %d, which is out of range for size %d', (value, size) => {
    const wrapped = BigInt.asIntN(8 * size, value);
    const half = 256n ** BigInt(size) / 2n;
    const limit =
      value < 0n
        ? `smallest value of size ${size} is ${-half}`
        : `largest value of size ${size} is ${half - 1n}`;
    expectNothingWritten(
      (w) => writeSigned(w, value, size),
      { path: '', offset: 0, found: [String(value)] },
      [[accepted, `You wrapped it: these bytes mean ${wrapped}, not ${value}. The ${limit}.`]],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeSigned(w, -2n, 4), 'fe ff ff ff');
    expectWrittenAtOffset((w) => writeSigned(w, -2n, 2, 'big'), 'ff fe');
  });

  test('writes any number so that readSigned returns it, in either order', () => {
    forAny([anyNumber, anyOrder], ([size, value], order) => {
      const shifted = value - 256n ** BigInt(size) / 2n;
      expect(readSigned(reader(signed(shifted, size, order)), size, order)).toGive(shifted);
    });
  });

  test('and the other functions make up codecs, which read a recorded message', () => {
    const r = reader(versionPayloads().find(({ name }) => name === 'satoshi-0.15.1')?.payload ?? '');
    expect(int32.read(r)).toGive(70015);
    r.bytes(8);
    expect(int64.read(r)).toGive(1532623994n);
    expect(uint16be.read(reader('20 8d'))).toGive(8333);
    expect(encode(uint32.write, 0xffffffff)).toGive(fromHex('ffffffff'));
  });
});
