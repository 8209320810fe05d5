import { meetsTarget } from 'answers/14-headers';
import { fromHex } from '../../src/wire/bytes';
import { expectOfView } from '../../src/suite/at-offset';
import { GENESIS_HASH, BLOCK_1_HASH } from './shared';

describe('meetsTarget', () => {
  const target = 0xffffn << 208n;

  test('accepts the hash of the first header of mainnet', () => {
    const of = (byte: number) => meetsTarget(new Uint8Array(32).fill(byte), target);
    expect(() => meetsTarget(fromHex(GENESIS_HASH), target)).toGive(true, [
      [
        (got: unknown) => got instanceof SyntaxError,
        'BigInt reads hex digits only if 0x is in front of them: BigInt(`0x${…}`).',
      ],
      [
        (got: unknown) => got === false && !of(0) && of(0xff),
        'The comparison is reversed: the hash must be at most the target.',
      ],
      [
        (got: unknown) => got === false && !of(0) && !of(0xff),
        'It rejects even the hash 0, which is below every target. The 32 bytes are the hash already: do not hash them again.',
      ],
      [
        false,
        'Read the hash as a little-endian number: the zeros at its end are the most significant bytes.',
      ],
    ]);
  });

  test('does not change the hash', () => {
    const hash = fromHex(BLOCK_1_HASH);
    meetsTarget(hash, target);
    expect(hash).toGive(fromHex(BLOCK_1_HASH), [
      [() => true, 'You reversed the hash in place. Make a copy first.'],
    ]);
  });

  test('reads only the bytes that a view shows, not the whole buffer', () => {
    expectOfView((hash) => meetsTarget(hash, target), fromHex(GENESIS_HASH), true);
  });

  test('compares two numbers, not two strings', () => {
    const high = fromHex('01'.padStart(64, '0'));
    // as a string, it comes after the target, too
    const higher = fromHex('01ffff'.padStart(64, '0'));
    expect(() => meetsTarget(high, target)).toGive(false, [
      [
        () => meetsTarget(higher, target),
        'Some bytes of the hash got lost. A shift of a number keeps only 32 bits: make each byte a bigint before you shift it.',
      ],
      [true, 'As strings, 0100… comes before ffff…, although it is longer. Compare the numbers.'],
    ]);
  });

  test('accepts a hash that is equal to the target', () => {
    const equal = fromHex(target.toString(16).padStart(64, '0')).reverse();
    expect(() => meetsTarget(equal, target)).toGive(true, [[false, 'Equal is low enough: use <=, not <.']]);
    equal[0] = 1;
    expect(() => meetsTarget(equal, target)).toGive(false, [
      [
        true,
        'That hash is 1 above the target. All 32 bytes count, not only the first ones or the 53 bits of a number.',
      ],
    ]);
  });

  test('rejects a hash with its zeros at the other end', () => {
    expect(meetsTarget(fromHex(GENESIS_HASH).reverse(), target)).toGive(false, [
      [true, 'You read the hash big-endian. On the wire the least significant byte comes first.'],
    ]);
  });
});
