import { readLength } from 'answers/01-framing';
import { fromHex } from '../../src/wire/bytes';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { Reader } from '../../src/wire/codec/reader';
import { about, refused } from './shared';

describe('readLength', () => {
  test('reads 64 00 00 00 as 100: the least significant byte comes first', () => {
    expect(() => readLength(reader('64 00 00 00'))).toGive(100, [
      [about(''), 'You read more than four bytes. The length has four, on every machine.'],
    ]);
  });

  test.each([
    ['00 00 00 00', 0],
    ['ff 00 00 00', 255],
    ['00 01 00 00', 256],
    ['00 09 3d 00', 4_000_000],
    ['ff ff ff 7f', 0x7fffffff],
    ['00 00 00 80', 0x80000000],
    ['ff ff ff ff', 0xffffffff],
  ])('reads %s as %d', (bytes, length) => {
    expect(() => readLength(reader(bytes))).toGive(length, [
      [
        (got: unknown) => Number(got) < 0,
        'A negative length: << works on signed 32-bit integers. Multiply, or use >>> 0, or a DataView.',
      ],
      [refused, 'You rejected it. Any four bytes are a length; readHeader decides whether it is too long.'],
      [
        (got: unknown) => length === 256 && got === 16,
        'The second byte counts 16 times as much as the first here. A byte has 8 bits, so it is worth 256 times as much.',
      ],
      [
        (got: unknown) => length === 256 && got === 255,
        'The second byte is worth 256 times as much as the first, and not 255: a byte has 256 values, 0 to 255.',
      ],
      [length % 0x100, 'You used only the first byte. The length has four.'],
      [length % 0x10000, 'You used only the first two bytes. The length has four.'],
      [length % 0x1000000, 'You used only the first three bytes. The length has four.'],
      [
        (got: unknown) => typeof got === 'number' && length > 0xffff,
        'The third byte is worth 256 · 256 = 65,536 each, and the fourth 256 times as much, 16,777,216.',
      ],
    ]);
  });

  test('reads four bytes', () => {
    const r = reader('01 00 00 00 ff');
    expect(readLength(r)).toGive(1);
    expect(r.offset).toGive(4, [
      [
        0,
        'The reader did not move: you looked at the bytes in r.source. r.bytes(4) reads them and advances.',
      ],
    ]);
  });

  test('reads the right bytes in the middle of a larger buffer', () => {
    const r = new Reader(fromHex('ffffffff 0a000000 ffffffff').subarray(2));
    r.bytes(2);
    expect(readLength(r)).toGive(10, [
      [
        (got: unknown) => got === 0xffffffff || got === 0x000affff,
        'You read from the start of the underlying buffer. A view has a byteOffset: pass it to DataView.',
      ],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readLength, '64 00 00 00', 100);
  });

  test('rejects three bytes', () => {
    expectReadRefused(readLength, '01 00 00', { path: '', offset: 0 });
  });
});
