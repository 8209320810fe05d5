import * as right from '../../../solutions/20-light-client';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { BitReader } from '../../../src/wire/codec/bits';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readFilter. */
export const mistakes = new MistakeTable('readFilter');

const filter = (answer: typeof right.readFilter): typeof right.readFilter => answer;

// The remainder alone: the ones are skipped.
mistakes.patch('read-ones-skipped', 'You left out the ones before the zero', [
  'quotient * 2 ** REMAINDER_BITS + bits',
  'bits',
]);

// The ones alone.
mistakes.patch('read-remainder-left-out', 'You left out the 19 bits after the zero', [
  ' + bits.bits(REMAINDER_BITS);',
  ' + 0 * bits.bits(REMAINDER_BITS);',
]);

// do … while counts the zero, too.
mistakes.patch('read-zero-counted', 'the zero ends the ones, and does not count itself', [
  'let quotient = 0;',
  'let quotient = 1;',
]);

// P was 20 in the first draft.
mistakes.patch(
  'read-twenty-bits',
  'You read 20 bits after the zero',
  ['bits.bits(REMAINDER_BITS);', 'bits.bits(20);'],
  ['2 ** REMAINDER_BITS + bits', '2 ** 20 + bits'],
);

// The ones are counted as ones.
mistakes.patch('read-one-counts-one', 'A one counts 2^19', ['quotient * 2 ** REMAINDER_BITS', 'quotient']);

// Zeros are counted, and a one ends them: unary has two ways.
mistakes.patch('read-zeros-counted', 'You counted zeros up to a one', [
  'bits.bit() === 1',
  'bits.bit() === 0',
]);

// Each difference is returned as it is.
mistakes.patch('read-differences', 'Those are the differences', [
  '(last += readDifference(bits))',
  'readDifference(bits)',
]);

// The number is noted before the difference is added.
mistakes.add(
  'read-noted-too-early',
  'You noted each number before you added its difference',
  filter((r) => {
    const size = right.readFilterCount(r);
    const bits = new BitReader(r);
    let last = 0;
    const all = r.items(size, () => {
      const before = last;
      last += difference(bits);
      return before;
    });
    return size === 1 ? [last] : all;
  }),
);

function difference(bits: BitReader): number {
  let quotient = 0;
  while (bits.bit()) quotient++;
  return quotient * 2 ** right.REMAINDER_BITS + bits.bits(right.REMAINDER_BITS);
}

// The first number only starts the sum.
mistakes.add(
  'read-first-left-out',
  'The first number is missing',
  filter((r) => {
    const size = right.readFilterCount(r);
    const bits = new BitReader(r);
    let last = 0;
    const all = r.items(size, () => (last += difference(bits)));
    return size < 2 ? all : all.slice(1);
  }),
);

// A new BitReader for each number: it begins with a whole byte.
mistakes.patch('read-from-whole-bytes', 'in the middle of a byte', [
  'readDifference(bits)',
  'readDifference(new BitReader(r))',
]);

// The shift of JavaScript has 32 bits.
mistakes.patch('read-shift-wraps', 'That is what << makes of it', [
  'quotient * 2 ** REMAINDER_BITS + bits.bits(REMAINDER_BITS)',
  '(quotient << REMAINDER_BITS) + bits.bits(REMAINDER_BITS)',
]);

// A set has no number twice, so it cannot have a difference of 0.
mistakes.add(
  'read-duplicates-removed',
  'The number of numbers counts',
  filter((r) => {
    const size = right.readFilterCount(r);
    const bits = new BitReader(r);
    let last = 0;
    return [...new Set(r.items(size, () => (last += difference(bits))))];
  }),
);

// Sorted is taken to mean strictly.
mistakes.patch('read-zero-difference-refused', 'A difference may be 0', [
  'return r.items(size, () => (last += readDifference(bits)));',
  "return r.items(size, (_, ) => { const more = readDifference(bits); if (more === 0 && last > 0) throw new WireError('', r.offset, 'a larger number', '0'); return (last += more); });",
]);

// Numbers as bigint, as they came from the hash.
mistakes.add('read-bigints', 'return numbers, not bigints', (r: Reader) => {
  const size = right.readFilterCount(r);
  const bits = new BitReader(r);
  let last = 0;
  return r.items(size, () => BigInt((last += difference(bits))));
});

// A Set, since it will be searched.
mistakes.add('read-a-set', 'Return an array', (r: Reader) => {
  const size = right.readFilterCount(r);
  const bits = new BitReader(r);
  let last = 0;
  return new Set(r.items(size, () => (last += difference(bits))));
});

// One byte for the count: most filters have fewer than 253 numbers, at first.
mistakes.add(
  'read-count-of-one-byte',
  'The count is a CompactSize',
  filter((r) => {
    const start = r.offset;
    const [size] = r.bytes(1, 'count');
    if (size * 20 > 8 * r.left) throw new WireError('count', start, 'fewer', String(size));
    const bits = new BitReader(r);
    let last = 0;
    return r.items(size, () => (last += difference(bits)));
  }),
);

// The count is read as anywhere else.
mistakes.patch('read-count-believed', 'You believed the count', [
  'readFilterCount(r)',
  "r.field('count', count.read)",
]);

// A loop instead of items(): the error does not say which number.
mistakes.patch('read-number-without-index', 'The error does not say which number is truncated', [
  'return r.items(size, () => (last += readDifference(bits)));',
  'return Array.from({ length: size }, () => (last += readDifference(bits)));',
]);

// Until the bits end, whatever the count says.
mistakes.add(
  'read-to-the-end',
  'You read on after the last number',
  filter((r) => {
    right.readFilterCount(r);
    const bits = new BitReader(r);
    const all: number[] = [];
    let last = 0;
    while (r.left > 0) all.push((last += difference(bits)));
    return all;
  }),
);

// The empty filter is taken for a damaged one.
mistakes.patch('read-empty-refused', 'A block without scripts has a filter, too', [
  'const bits =',
  "if (size === 0) throw new WireError('count', r.offset, 'a number', '0');\n  const bits =",
]);

// A number takes 20 bits at least, and one of them is taken for its remainder.
mistakes.patch('twenty-bits-of-remainder', 'You read 20 bits after the zero', [
  'bits.bits(REMAINDER_BITS)',
  'bits.bits(REMAINDER_BITS + 1)',
]);

// The two numbers of BIP 158 are mixed up: M, and 2^P.
mistakes.patch('filter-ones-count-m', 'FALSE_POSITIVE_RATE belongs to hashToRange', [
  '2 ** REMAINDER_BITS',
  'FALSE_POSITIVE_RATE',
]);

// Sorted numbers differ by at least one, so one is left out.
mistakes.patch('filter-difference-from-one', 'You added one more to each difference', [
  '(last += readDifference(bits))',
  '(last += readDifference(bits) + (last === 0 ? 0 : 1))',
]);

// A stranger's loop gets a limit.
mistakes.patch('filter-ones-limited', 'You stopped before the zero came', [
  'while (bits.bit() === 1)',
  'while (quotient < 64 && bits.bit() === 1)',
]);

// The remainder is read first, as in Rice codes that are written the other way.
mistakes.patch(
  'filter-remainder-first',
  'You read the 19 bits first',
  ['let quotient = 0;', 'const low = bits.bits(REMAINDER_BITS);\n  let quotient = 0;'],
  ['+ bits.bits(REMAINDER_BITS);', '+ low;'],
);
