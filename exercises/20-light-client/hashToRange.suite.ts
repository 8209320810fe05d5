import { FALSE_POSITIVE_RATE, hashToRange, REMAINDER_BITS } from 'answers/20-light-client';
import fc from 'fast-check';
import { expectOfView } from '../../src/suite/at-offset';
import { forAny } from '../../src/suite/for-any';
import type { KnownMistakes } from '../../src/suite/matchers';
import { SIPHASH_KEY, sipHash } from '../../src/wire/siphash';
import { decode } from '../../src/wire/codec/codec';
import { filterScripts, readFilter } from '../../solutions/20-light-client';
import { reversed, SCRIPT_2, SOME_HASH, threw, vectorAt, VECTORS } from './shared';

const KEY_IS_WHOLE = (got: unknown) => got instanceof RangeError && got.message.includes('16 bytes');

/** Whether a result is one of 64 bits, signed or not, as far as a number can have it. */
const isNear = (got: unknown, low: bigint) =>
  (typeof got === 'number' || typeof got === 'bigint') &&
  [low, BigInt.asIntN(64, low)].some(
    (one) => Math.abs(Number(got) - Number(one)) <= Math.abs(Number(one)) / 2 ** 40,
  );

/** What people compute instead of (hash · size · M) >> 64. */
const wrong = (script: Uint8Array, size: number, hash: Uint8Array): KnownMistakes => {
  const number = sipHash(hash.subarray(0, 16), script);
  const range = BigInt(size) * BigInt(FALSE_POSITIVE_RATE);
  const withKey = (key: Uint8Array) => Number((sipHash(key, script) * range) >> 64n);
  const known: [unknown, string][] = [
    [
      Number((number * range) >> 64n) + 0.5,
      'That is not a whole number. Multiply and shift as bigint, and convert only the result.',
    ],
    [
      (got: unknown) => isNear(got, BigInt.asUintN(64, number * range)),
      'Those are the lowest 64 bits of the product. The upper ones are wanted: >> 64n.',
    ],
    [
      (got: unknown) => typeof got === 'bigint',
      'The number has fewer than 53 bits: return it as a number, with Number(…).',
    ],
    [
      Number(number % range),
      'You took the remainder. Here the hash is multiplied by the range, and the top 64 of 128 bits are kept.',
    ],
    [
      Number(BigInt.asUintN(64, number * range) >> 64n),
      'You kept only 64 bits of the product, and its upper half is what is wanted. A bigint has as many bits as it needs.',
    ],
    [
      Number(BigInt.asUintN(64, number * range) >> 32n),
      'You kept only 64 bits of the product, and its upper half is what is wanted. A bigint has as many bits as it needs.',
    ],
    [Number((number * range) >> 32n), 'You shifted by 32. The hash has 64 bits: >> 64n.'],
    [
      Number((number * range) >> 63n),
      'You shifted by 63, so the number is twice as large. The hash has 64 bits: >> 64n.',
    ],
    [
      withKey(reversed(hash).subarray(0, 16)),
      'You took the key from the hash as people write it. Take the first 16 bytes as on the wire.',
    ],
    [withKey(hash.subarray(16)), 'Those are the last 16 bytes of the hash. The key is the first 16.'],
    [
      withKey(reversed(hash.subarray(0, 16))),
      'You reversed the 16 bytes of the key. sipHash takes them as they are.',
    ],
    [
      Number((number * BigInt(size) * (1n << BigInt(REMAINDER_BITS))) >> 64n),
      'The range is size · FALSE_POSITIVE_RATE. 2^19 is about the remainders, which come later.',
    ],
    [
      Number((number * BigInt(FALSE_POSITIVE_RATE)) >> 64n),
      'You left out the size: the numbers of a larger filter are spread over a larger range.',
    ],
    [
      Number((number * BigInt(FALSE_POSITIVE_RATE)) >> 64n) * size,
      'You multiplied by the size after the shift, and its lowest digits are lost: multiply all three, and then shift.',
    ],
    [
      KEY_IS_WHOLE,
      'The key has 16 bytes, and the hash of a block 32: the key is its first SIPHASH_KEY bytes.',
    ],
    [
      (got: unknown) => typeof got === 'number' && Math.abs(got - withKey(hash.subarray(0, 16))) === 1,
      'Off by one. A product of two numbers loses its lowest bits above 2^53: multiply as bigint. And >> rounds down.',
    ],
  ];
  if (script.length >= 16) {
    const swapped = Number((sipHash(script.subarray(0, 16), hash) * range) >> 64n);
    known.push([swapped, 'The key and the data are swapped: the key comes from the hash of the block.']);
  }
  return known;
};

describe('hashToRange', () => {
  test('gives the number of a script in a filter of one: block 2 of testnet3', () => {
    const { hash } = vectorAt(2);
    expect(() => hashToRange(SCRIPT_2, 1, hash)).toGive(477_719, wrong(SCRIPT_2, 1, hash));
  });

  test('spreads the numbers of a larger filter over a larger range: block 49291', () => {
    const { found, hash } = vectorAt(49291);
    const [{ script }] = found.transactions[0].outputs;
    expect(() => hashToRange(script, 10, hash)).toGive(3_114_276, wrong(script, 10, hash));
  });

  test('gives another number for another block', () => {
    const { hash } = vectorAt(3);
    expect(() => hashToRange(SCRIPT_2, 1, hash)).toGive(707_438, [
      [
        477_719,
        'The same script has the same number in two blocks. The key comes from the hash of the block.',
      ],
      ...wrong(SCRIPT_2, 1, hash),
    ]);
  });

  test.each(VECTORS)('gives exactly what is in the filter of block $height: $note', (vector) => {
    const scripts = filterScripts(vector.found, vector.spent);
    const numbers = () =>
      scripts.map((script) => hashToRange(script, scripts.length, vector.hash)).sort((a, b) => a - b);
    expect(numbers).toGive(decode(readFilter, vector.filter));
  });

  test('takes scripts of any length, also none', () => {
    const empty = new Uint8Array();
    expect(() => hashToRange(empty, 1000, SOME_HASH)).toGive(66_312_612, [
      [threw, 'An empty script is hashed like any other. Leave it out elsewhere.'],
      ...wrong(empty, 1000, SOME_HASH),
    ]);
  });

  test('is exact, however large the filter is: the product does not fit into a number', () => {
    // a filter of more numbers than there are scripts on mainnet
    const size = 2 ** 32 - 1;
    const range = BigInt(size) * BigInt(FALSE_POSITIVE_RATE);
    for (let i = 0; i < 30; i++) {
      const script = Uint8Array.of(0x6a, i);
      const product = sipHash(SOME_HASH.subarray(0, SIPHASH_KEY), script) * range;
      expect(() => hashToRange(script, size, SOME_HASH)).toGive(
        Number(product >> 64n),
        wrong(script, size, SOME_HASH),
      );
    }
  });

  test('uses only the bytes of the hash, if it is a view of a larger buffer', () => {
    const { hash } = vectorAt(2);
    expectOfView((view) => hashToRange(SCRIPT_2, 1, view), hash, 477_719);
  });

  test('does not change the hash or the script', () => {
    const [hash, script] = [SOME_HASH.slice(), SCRIPT_2.slice()];
    hashToRange(script, 3, hash);
    const say = 'It has changed. reverse() works in place: copy first, with slice().';
    expect(hash).toGive(SOME_HASH, [[() => true, say]]);
    expect(script).toGive(SCRIPT_2, [[() => true, say]]);
  });

  test('gives whole numbers below size · FALSE_POSITIVE_RATE, however large the filter is', () => {
    const size = fc.integer({ min: 1, max: 1_000_000 });
    forAny([fc.uint8Array({ maxLength: 40 }), size], (script, many) => {
      const range = BigInt(many) * BigInt(FALSE_POSITIVE_RATE);
      const want = Number((sipHash(SOME_HASH.subarray(0, 16), script) * range) >> 64n);
      expect(() => hashToRange(script, many, SOME_HASH)).toGive(want, wrong(script, many, SOME_HASH));
    });
  });
});
