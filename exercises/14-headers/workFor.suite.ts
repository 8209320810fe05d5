import { workFor } from 'answers/14-headers';

describe('workFor', () => {
  test('is 4,295,032,833 hashes for the easiest target of mainnet', () => {
    expect(() => workFor(0xffffn << 208n)).toGive(0x100010001n, [
      [
        (got: unknown) => got === 1n && workFor(1n) === 1n << 128n,
        'Parentheses are missing: / comes before << as well. Divide (1n << 256n).',
      ],
      [
        1n,
        'That is the difficulty: how much harder it is than the easiest target. Work is a number of hashes.',
      ],
      [
        (got: unknown) => got === 0x100010002n && workFor(1n) === (1n << 256n) + 1n,
        'Parentheses are missing: / comes before +. Divide by (target + 1n).',
      ],
      [0n, '1 << 256 is a shift of a number, which has only 32 bits: it is 1. Write 1n << 256n.'],
      [0x100010002n, 'You rounded it up. Drop the fraction.'],
      [0x80008000n, 'That is half of it. There are 2^256 hashes: 1n << 256n.'],
    ]);
  });

  test('is 2 if half of all hashes are low enough, and 1 if all are', () => {
    expect(workFor((1n << 255n) - 1n)).toGive(2n, [
      [1n, 'You divide 2^256 − 1. There are 2^256 hashes, from 0 on.'],
    ]);
    expect(workFor((1n << 256n) - 1n)).toGive(1n);
  });

  test('counts 0, too: target + 1 hashes are low enough', () => {
    expect(() => workFor(1n)).toGive(1n << 255n, [
      [1n << 256n, 'With a target of 1 two hashes are low enough, 0 and 1. Divide by target + 1.'],
    ]);
    expect(() => workFor(0n)).toGive(1n << 256n);
  });

  test.each([
    ['2', 2n],
    ['of the bits 170331db', 0x0331dbn << 160n],
  ])('is exact: the target %s', (_, target) => {
    expect(() => workFor(target)).toGive((1n << 256n) / (target + 1n), [
      [
        (got: unknown) => typeof got === 'bigint' && BigInt(Number(got)) === got,
        'A number keeps only 53 bits of it. Compute with bigint.',
      ],
    ]);
  });
});
