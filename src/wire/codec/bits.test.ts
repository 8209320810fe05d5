import fc from 'fast-check';
import { hex } from '../bytes';
import { BitReader, BitWriter } from './bits';
import { encode } from './codec';
import { Reader } from './reader';

/** Numbers, each with its count of bits, as bytes. */
const written = (parts: [value: number, count: number][]) =>
  encode((w) => {
    const bits = new BitWriter(w);
    for (const [value, count] of parts) bits.bits(value, count);
    bits.flush();
  }, undefined);

test('the top bit of each byte comes first', () => {
  const bits = new BitReader(new Reader(Uint8Array.of(0b10110000, 0b00000001)));
  expect([bits.bit(), bits.bit(), bits.bits(2), bits.bits(12)]).toEqual([1, 0, 3, 1]);
});

test('the last byte is filled up with zeros', () => {
  expect(hex(written([[0b101, 3]]))).toBe('a0');
  expect(hex(written([[0xabc, 12]]))).toBe('abc0');
  expect(hex(written([[0xab, 8]]))).toBe('ab');
  expect(hex(written([]))).toBe('');
});

test('the reader is just past the last byte that was used', () => {
  const r = new Reader(Uint8Array.of(0xff, 0xff, 0xff));
  const bits = new BitReader(r);
  const offsets = [8, 1, 7].map((count) => (bits.bits(count), r.offset));
  expect(offsets).toEqual([1, 2, 2]);
});

test('without a byte there is no bit, and the error says where', () => {
  const bits = new BitReader(new Reader(Uint8Array.of(0xff)));
  bits.bits(7);
  expect(() => bits.bits(2)).toThrow('at byte 1: expected 1 byte, found 0');
});

test('what is written is read again, up to 52 bits at a time', () => {
  const part = fc.integer({ min: 0, max: 52 }).chain((count) =>
    fc.tuple(
      fc.maxSafeNat().map((value) => value % 2 ** count),
      fc.constant(count),
    ),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const bits = new BitReader(new Reader(written(parts)));
      expect(parts.map(([, count]) => bits.bits(count))).toEqual(parts.map(([value]) => value));
    }),
  );
});
