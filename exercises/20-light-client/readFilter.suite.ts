import { readFilter } from 'answers/20-light-client';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import type { KnownMistakes } from '../../src/suite/matchers';
import { fromHex } from '../../src/wire/bytes';
import { BitWriter } from '../../src/wire/codec/bits';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { count } from '../../solutions/03-varints';
import * as reference from '../../solutions/20-light-client';
import { threw, VECTORS } from './shared';

/** A filter of bits: each part is a number and how many of its bits. */
const filterOf = (size: number, ...parts: [value: number, bits: number][]) =>
  encode((w) => {
    count.write(w, size);
    const bits = new BitWriter(w);
    for (const [value, many] of parts) bits.bits(value, many);
    bits.flush();
  }, undefined);

const coded = (value: number): [number, number][] => [
  ...Array.from({ length: Math.floor(value / 2 ** 19) }, (): [number, number] => [1, 1]),
  [0, 1],
  [value % 2 ** 19, 19],
];

const read = (bytes: Uint8Array) => readFilter(reader(bytes));

const lengthIs = (n: number) => (got: unknown) => Array.isArray(got) && got.length === n;

describe('readFilter', () => {
  test('reads one number: 1, 0, and 19 bits, in the filter of the genesis block of testnet3', () => {
    expect(() => read(fromHex('019dfca8'))).toGive(
      [769_941],
      [
        [[245_653], 'You left out the ones before the zero: each of them counts 2^19.'],
        [[245_654], 'A one counts 2^19: the ones are the digits above the remainder.'],
        [[122_826], 'You counted zeros up to a one. The ones count, and the first zero ends them.'],
        [
          [245_653 + 784_931],
          'A one counts 2 ** REMAINDER_BITS. FALSE_POSITIVE_RATE belongs to hashToRange.',
        ],
        [[524_288], 'You left out the 19 bits after the zero.'],
        [
          [323_557],
          'You read the 19 bits first. The ones come before them, and the zero that ends the ones.',
        ],
        [[769_941 + 2 ** 19], 'You counted one too many: the zero ends the ones, and does not count itself.'],
        ...[2 ** 19, 2 ** 20].map((one): KnownMistakes[number] => [
          [one + 491_306],
          'You read 20 bits after the zero. The remainder has REMAINDER_BITS, which is 19.',
        ]),
        [
          (got: unknown) => Array.isArray(got) && got.some((one) => typeof one === 'bigint'),
          'The numbers have fewer than 53 bits: return numbers, not bigints.',
        ],
        [lengthIs(0), 'There is one number: the count before the bits says so.'],
        [(got: unknown) => got instanceof Set, 'Return an array: a number may be there twice.'],
        [
          (got: unknown) => got instanceof WireError && got.path === '[0]',
          'You read past the last bit. The ones end with the first zero.',
        ],
      ],
    );
  });

  test('adds up the differences', () => {
    const filter = filterOf(3, ...coded(5), ...coded(7), ...coded(600_000));
    expect(() => read(filter)).toGive(
      [5, 12, 600_012],
      [
        [[5, 7, 600_000], 'Those are the differences. Add each to the number before it.'],
        [[0, 5, 12], 'You noted each number before you added its difference.'],
        [[12, 600_012], 'The first number is missing: its difference is to 0.'],
        [
          [5, 13, 600_014],
          'You added one more to each difference. It is added as it is, and may be 0: two numbers may be the same.',
        ],
        [
          threw,
          'The first number is right, and the next one is not. It begins at the very next bit, in the middle of a byte: use one BitReader for all of them.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got[0] === 5,
          'The first number is right, and the next one is not. Add each difference to the number before it; and the next one begins at the very next bit.',
        ],
      ],
    );
  });

  test('reads an empty filter: one byte, 00', () => {
    expect(() => read(fromHex('00'))).toGive(
      [],
      [
        [threw, 'A block without scripts has a filter, too: the count 0, and nothing after it.'],
        [lengthIs(1), 'The count is 0, and you read a number all the same.'],
      ],
    );
  });

  test.each(VECTORS)('reads the filter of block $height: $note', ({ filter, found, spent, hash }) => {
    const scripts = reference.filterScripts(found, spent);
    const want = scripts.map((script) => reference.hashToRange(script, scripts.length, hash));
    want.sort((a, b) => a - b);
    expect(() => read(filter)).toGive(want);
  });

  test('reads a difference of 0: two scripts may have the same number', () => {
    expect(() => read(filterOf(3, ...coded(9), ...coded(0), ...coded(1)))).toGive(
      [9, 9, 10],
      [
        [[9, 10], 'A number that is there twice was returned once. The number of numbers counts: keep both.'],
        [threw, 'A difference may be 0. Sorted does not mean that each is larger than the one before.'],
      ],
    );
  });

  test('reads a number over 2^31: 5,000 ones in a row', () => {
    const large = 5000 * 2 ** 19 + 3;
    expect(() => read(filterOf(1, ...coded(large)))).toGive(
      [large],
      [
        [
          [(5000 << 19) + 3],
          'That is what << makes of it: its result has 32 bits, and a sign. Multiply by 2 ** REMAINDER_BITS.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got[0] === ((5000 << 19) | 3) >>> 0,
          'That is what << makes of it: its result has 32 bits. Multiply by 2 ** REMAINDER_BITS.',
        ],
        [threw, 'Any number of ones may come before the zero.'],
        [
          (got: unknown) => Array.isArray(got) && got[0] > 0 && got[0] < large,
          'You stopped before the zero came. Any number of ones may come before it: the count has limited the filter already.',
        ],
      ],
    );
  });

  test('reads 253 numbers: their count takes three bytes', () => {
    const filter = filterOf(253, ...Array.from({ length: 253 }, () => coded(1)).flat());
    const want = Array.from({ length: 253 }, (_, i) => i + 1);
    expect(() => read(filter)).toGive(want, [
      [() => true, 'The count is a CompactSize of lesson 03: from fd on it takes more than one byte.'],
    ]);
  });

  test('leaves the bytes after the last bit to the caller, and begins where the reader is', () => {
    const r = reader('019dfca8 019dfca8 ff');
    expect(() => [readFilter(r), r.offset]).toGive(
      [[769_941], 4],
      [
        [
          (got: unknown) => threw(got) || (Array.isArray(got) && Number(got[1]) > 4),
          'You read on after the last number. The count says how many there are.',
        ],
      ],
    );
    expectReadAtOffset(readFilter, '019dfca8', [769_941]);
  });

  test('rejects a count that cannot be true, before it reads a number', () => {
    const known: KnownMistakes = [
      [
        (got: unknown) => got instanceof WireError && /^\[\d+\]$/.test(got.path),
        'You believed the count, and read until the bits ended. Each number takes at least 20 bits: readFilterCount compares.',
      ],
    ];
    expectReadRefused(readFilter, 'fe00000002 ffffff', { path: 'count', offset: 0 }, known);
    expectReadRefused(readFilter, '02 0000000000'.slice(0, -2), { path: 'count', offset: 0 }, known);
    expectReadRefused(readFilter, '01 0000', { path: 'count', offset: 0 }, known);
    // 152 bits would be enough for eight numbers of 19
    expectReadRefused(readFilter, `08 ${'00'.repeat(19)}`, { path: 'count', offset: 0 }, known);
    // 40 bits are just enough for two
    const two = () => read(fromHex('02 0000000000'));
    expect(two).toGive([0, 0], [[threw, '40 bits are enough for two numbers of 20. You rejected them.']]);
  });

  test('says which number is truncated', () => {
    const known: KnownMistakes = [
      [
        (got: unknown) => got instanceof WireError && got.path === '',
        'The error does not say which number is truncated. r.items() adds [1] to the path.',
      ],
    ];
    // 24 ones: no zero comes
    expectReadRefused(readFilter, '01 ffffff', { path: '[0]', offset: 4 }, known);
    // a zero and 19 bits, then ones
    expectReadRefused(readFilter, '02 00000fffff', { path: '[1]', offset: 6 }, known);
    expectReadRefused(readFilter, 'fd', { path: 'count', offset: 1 });
  });

  test('reads a filter from any bytes, or throws a WireError', () => {
    forAny([anyBytes(60)], (bytes) => survives(readFilter, bytes));
  });
});
