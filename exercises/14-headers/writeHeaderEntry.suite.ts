import { writeHeaderEntry } from 'answers/14-headers';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { decode, encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import type { Writer } from '../../src/wire/codec/writer';
import * as reference from '../../solutions/14-headers';
import { BLOCK_1, entryOf, block1 } from './shared';

describe('writeHeaderEntry', () => {
  test('writes the same 80 bytes that were read, and a zero', () => {
    expect(encode(writeHeaderEntry, block1)).toGive(fromHex(`${BLOCK_1}00`), [
      [
        fromHex(BLOCK_1),
        'The zero is missing: in an entry, the number of transactions comes after the header.',
      ],
      [fromHex(`00${BLOCK_1}`), 'The zero follows the header. You wrote it in front.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 81 && got[80] !== 0,
        'The last byte must be 00: no transactions follow a header.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && (got.length === 112 || got.length === 113),
        'You wrote the hash, too, 32 bytes. It is not on the wire: the reader computes it.',
      ],
      [
        (got: unknown) =>
          got instanceof Uint8Array && got.length > 81 && got.subarray(80).every((byte) => byte === 0),
        'After the header you wrote more than one zero byte. The number of transactions is a varint: one byte for 0.',
      ],
    ]);
  });

  test('writes any header so that it is read back unchanged', () => {
    const anyHeader = fc.record({
      version: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      previous: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      merkle_root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      time: fc.integer({ min: 0, max: 0xffffffff }),
      bits: fc.integer({ min: 0, max: 0xffffffff }),
      nonce: fc.integer({ min: 0, max: 0xffffffff }),
    });
    forAny([anyHeader], (header) => {
      const { hash: _, ...back } = decode(reference.readHeaderEntry, encode(writeHeaderEntry, header));
      expect(back).toGive(header);
    });
  });

  test('does not remove the hash from the header', () => {
    const next = entryOf(BLOCK_1);
    encode(writeHeaderEntry, next);
    expect(next).toGive(entryOf(BLOCK_1), [
      [
        () => true,
        'You changed the header that you were given. It belongs to the caller: do not write its hash, but leave it there.',
      ],
    ]);
  });

  test('rejects a time that does not fit', () => {
    expect(() => encode(writeHeaderEntry, { ...block1, time: 2 ** 32 })).toRefuse({
      path: 'time',
      offset: 68,
    });
  });

  test('counts the offset from the start, even if the writer is not at 0', () => {
    const later = (w: Writer) => {
      w.bytes(new Uint8Array(7));
      writeHeaderEntry(w, { ...block1, time: -1 });
    };
    expect(() => encode(later, undefined)).toRefuse({ path: 'time', offset: 75 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 68,
        'Seven bytes had already been written, and you counted the offset from there. Count from the start, as w.offset does.',
      ],
    ]);
  });
});
