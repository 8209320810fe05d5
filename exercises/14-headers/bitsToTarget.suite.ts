import { bitsToTarget } from 'answers/14-headers';
import { MAINNET, says, threw, hex8 } from './shared';

describe('bitsToTarget', () => {
  const cases: [number, bigint][] = [
    [0x1d00ffff, 0xffffn << 208n],
    [0x1b0404cb, 0x0404cbn << 192n],
    [0x1c05a3f4, 0x05a3f4n << 200n],
    [0x04123456, 0x12345600n],
    [0x03123456, 0x123456n],
    [0x02123456, 0x1234n],
    [0x01123456, 0x12n],
    [0x207fffff, 0x7fffffn << 232n],
    [0x2100ffff, 0xffffn << 240n],
  ];

  /** No limit except that of 256 bits. */
  const ANY = 1n << 256n;

  test('expands 1d00ffff to 00ffff, followed by 26 zero bytes', () => {
    expect(() => bitsToTarget(0x1d00ffff, ANY)).toGive(0xffffn << 208n, [
      [
        0xffffn << 232n,
        'The length counts all bytes of the target, including the three digits: 256^(length − 3).',
      ],
      [0xffffn << 26n, 'You shifted by a number of bytes. A shift counts bits, 8 for each byte.'],
      [
        (got: unknown) => typeof got === 'number',
        'A number is not exact above 2^53. A target has 256 bits: use bigint.',
      ],
      [
        (got: unknown) => got === 0xffffn << 2016n || got === 0x1d00ffn << 2016n || says('overflowing', got),
        'The length is the most significant byte of bits, 1d: bits >>> 24.',
      ],
    ]);
  });

  test.each(cases.map(([bits, target]) => [hex8(bits), bits, target] as const))(
    'decodes %s',
    (_, bits, target) => {
      expect(() => bitsToTarget(bits, ANY)).toGive(target, [
        [
          (got: unknown) => says('overflowing', got),
          'It is below 2^256: its first byte is 0. Compare the target with 2^256, not the length with 32.',
        ],
        [
          (got: unknown) => bits >>> 24 < 3 && got === BigInt(bits & 0x7fffff),
          'The length is below 3: drop the last digits.',
        ],
        [
          (got: unknown) =>
            bits >>> 24 < 3 && got === BigInt(bits & 0x7fffff) << BigInt(8 * (3 - (bits >>> 24))),
          'The length is below 3: the last digits are dropped, but you added zeros. Shift right.',
        ],
        [threw, 'A short target is a target, too: if the length is below 3, drop the last digits.'],
        [
          (got: unknown) => got === BigInt(bits & 0xffff) << BigInt(8 * ((bits >>> 24) - 3)),
          'You kept only two of the three digits. They are the lower three bytes of bits.',
        ],
      ]);
    },
  );

  const refused: [number, string, string][] = [
    [0x00123456, 'zero', 'no digits are left'],
    [0x1d000000, 'zero', 'the digits are 0'],
    [0x01003456, 'zero', 'no digits are left'],
    [0x04923456, 'negative', 'the top bit of the digits is a minus sign'],
    [0x1d80ffff, 'negative', 'the top bit of the digits is a minus sign'],
    [0x1d800000, 'zero', 'only the minus sign is set, and the digits are 0'],
    [0x01803456, 'zero', 'only the minus sign is set, and no digits are left'],
    [0x2200ffff + 0x01000000, 'overflowing', 'it has more than 256 bits'],
    [0x21010000, 'overflowing', 'it is 2^256, one more than 256 bits can hold'],
    [0xff123456, 'overflowing', 'it has more than 256 bits'],
    [0x1d010000, 'above the limit', 'mainnet allows at most 1d00ffff'],
    [0x207fffff, 'above the limit', 'mainnet allows at most 1d00ffff'],
  ];
  test.each(refused.map(([bits, word, why]) => [hex8(bits), word, why, bits] as const))(
    'rejects %s as %s: %s',
    (_, word, why, bits) => {
      expect(() => bitsToTarget(bits, MAINNET.limit)).toRefuseWith(
        RangeError,
        [word],
        [
          [(got: unknown) => typeof got === 'bigint', `You accepted it. The target is ${word}: ${why}.`],
          [
            (got: unknown) => word === 'zero' && says('negative', got),
            `The target is zero: ${why}. The sign is not a digit, and zero applies before negative.`,
          ],
          [
            (got: unknown) => word === 'overflowing' && says('above the limit', got),
            `The target is overflowing: ${why}. Both words apply, and overflowing comes before above the limit.`,
          ],
          [
            (got: unknown) => says('cannot be converted to a BigInt', got),
            'You computed the target as a number, and this one is too large for that. Compute with bigint.',
          ],
          [
            (got: unknown) => bits > 0x7fffffff && says('zero', got),
            'The length became negative: >> is signed. Use bits >>> 24.',
          ],
        ],
      );
    },
  );

  test('allows the limit itself, but nothing above it', () => {
    expect(() => bitsToTarget(0x1d00ffff, MAINNET.limit)).toGive(MAINNET.limit, [
      [threw, 'That is exactly the limit of mainnet, and it is allowed.'],
    ]);
    expect(() => bitsToTarget(0x1d00ffff, MAINNET.limit - 1n)).toRefuseWith(RangeError, ['above the limit']);
  });
});
