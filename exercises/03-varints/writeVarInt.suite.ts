import { readVarInt, varInt, writeVarInt } from 'answers/03-varints';
// a wrong partner must not be reported here
import { readVarInt as readBack } from '../../solutions/03-varints';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectNothingWritten, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { BOUNDARIES, refused, accepted, at, PAST_53 } from './shared';

const anyValue = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 0x20000n }));

/** A number in the form of `size` bytes, whether or not it fits and is the shortest. */
function form(value: bigint, size: number): Uint8Array {
  const bytes = Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  return Uint8Array.of(size === 2 ? 0xfd : size === 4 ? 0xfe : 0xff, ...bytes);
}

/** The varint of protobuf, with which this one is often confused. */
function leb128(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n || bytes.length === 0; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  }
  return Uint8Array.from(bytes);
}

function same(got: unknown, bytes: Uint8Array | number[]): boolean {
  return (
    got instanceof Uint8Array && got.length === bytes.length && got.every((byte, i) => byte === bytes[i])
  );
}

/** Whether the marker follows the number. For 253, that looks like big-endian. */
function markerLast(): boolean {
  return same(encode(writeVarInt, 0x1234n), [0x34, 0x12, 0xfd]);
}

describe('writeVarInt', () => {
  test.each(BOUNDARIES)('writes %d as %s', (value, bytes) => {
    const want = fromHex(bytes);
    const otherCounts = [1, 2, 3, 4, 5, 6, 7, 8].filter(
      (count) => want.length > 1 && want.length !== 1 + count,
    );
    expect(() => encode(writeVarInt, value)).toGive(want, [
      [
        (got: unknown) => same(got, []) && encode(writeVarInt, 0xfdn).length > 0,
        `You wrote nothing for ${value}. It is a number like any other: write 0 as the byte 00.`,
      ],
      [
        refused,
        `${value} fits into eight bytes, but you rejected it. The limit is 2^64 − 1; and if you chose the form before, fd is for values up to 65535, fe up to 4294967295.`,
      ],
      [
        (got: unknown) => want.length > 1 && same(got, [...want.slice(1), want[0]]) && markerLast(),
        'You wrote the marker after the number. It comes first: it says how many bytes follow.',
      ],
      [
        (got: unknown) =>
          want.length === 1 &&
          got instanceof Uint8Array &&
          got.length > 1 &&
          got[0] === want[0] &&
          got[1] >= 0xfd,
        `You wrote ${value} in one byte, and then again in a longer form. Only one of the forms may be written: is an else missing?`,
      ],
      [
        (got: unknown) => want.length > 1 && same(got, want.slice(1)),
        `The marker is missing: nothing says that ${want.length - 1} bytes follow.`,
      ],
      [
        (got: unknown) =>
          want.length > 1 && got instanceof Uint8Array && same(got, [got[0], ...want.slice(1)]),
        `The marker says how many bytes follow: fd two, fe four, ff eight. Here ${want.length - 1} follow.`,
      ],
      [
        (got: unknown) => value >= 0xfdn && same(got, want.slice(1, 2)),
        'From fd upwards one byte is not enough: fd, fe and ff are markers.',
      ],
      [
        (got: unknown) => want.length > 1 && same(got, [want[0], ...want.slice(1).reverse()]),
        'You wrote the bytes after the marker as big-endian. The least significant byte comes first.',
      ],
      [
        (got: unknown) => value >= 0xfdn && same(got, form(value - 0xfdn, 2)),
        'You subtracted something first. The number itself follows the marker.',
      ],
      [
        leb128(value),
        'That is 7 bits in each byte (LEB128): a different varint. Here fd, fe and ff are markers.',
      ],
      [
        (got: unknown) => want.length > 3 && same(got, form(value, 2)),
        `${value} does not fit into the two bytes after fd: you lost its upper bits. Check the boundary.`,
      ],
      [
        (got: unknown) => want.length > 5 && same(got, form(value, 4)),
        `${value} does not fit into the four bytes after fe: you lost its upper bits. Check the boundary.`,
      ],
      ...otherCounts.map((count): [unknown, string] => [
        (got: unknown) => got instanceof Uint8Array && got[0] === want[0] && got.length === 1 + count,
        `The marker ${bytes.slice(0, 2)} says that ${want.length - 1} bytes follow, but you wrote ${count}.`,
      ]),
      [
        (got: unknown) => [2, 4, 8].some((longer) => longer >= want.length && same(got, form(value, longer))),
        `You did not write ${value} in its shortest form. ${want.length === 1 ? 'One byte is' : `${want.length} bytes are`} enough: check the boundary.`,
      ],
      [
        (got: unknown) => value > 2n ** 53n && same(got, form(BigInt(Number(value)) & (2n ** 64n - 1n), 8)),
        PAST_53,
      ],
    ]);
  });

  test.each([-1n, 2n ** 64n])('rejects %d', (value) => {
    expectNothingWritten((w) => writeVarInt(w, value), { path: '', offset: 0, found: [String(value)] }, [
      [
        (got: unknown) => same(got, encode(writeVarInt, BigInt.asUintN(64, value))),
        `You wrapped it: you silently wrote ${value} as ${BigInt.asUintN(64, value)}.`,
      ],
      [new Uint8Array(), `You wrote nothing for ${value}, and reported nothing. Reject it.`],
      [accepted, `A CompactSize cannot hold ${value}, but you silently wrote something.`],
      [at(4), 'You wrote the marker before you checked the number. The error belongs at byte 3.'],
    ]);
  });

  test('writes any number so that readVarInt returns it', () => {
    forAny([anyValue], (value) => expect(readBack(reader(encode(writeVarInt, value)))).toGive(value));
  });

  test('writes what readVarInt returns as the same bytes', () => {
    forAny(
      [fc.uint8Array({ minLength: 9, maxLength: 9 }), fc.constantFrom(0x10, 0xfd, 0xfe, 0xff)],
      (bytes, first) => {
        bytes[0] = first;
        const r = reader(bytes);
        let value: bigint;
        try {
          value = readBack(r);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
          return;
        }
        expect(encode(writeVarInt, value)).toGive(bytes.slice(0, r.offset));
      },
    );
  });

  test('writes at the current position', () => {
    for (const [value, bytes] of BOUNDARIES) expectWrittenAtOffset((w) => writeVarInt(w, value), bytes);
  });

  test('and readVarInt are the two halves of varInt', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(varInt.write, 253n)).toGive(encode(writeVarInt, 253n));
    expect(varInt.read(reader('fd fd 00'))).toGive(readVarInt(reader('fd fd 00')));
  });
});
