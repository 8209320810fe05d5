import { targetToBits } from 'answers/14-headers';
import fc from 'fast-check';
import { forAny } from '../../src/suite/for-any';
import * as reference from '../../solutions/14-headers';
import { EASY, hex8 } from './shared';

describe('targetToBits', () => {
  const cases: [bigint, number][] = [
    [0xffffn << 208n, 0x1d00ffff],
    [0x0404cbn << 192n, 0x1b0404cb],
    [0x7fffffn << 232n, 0x207fffff],
    [0x12n, 0x01120000],
    [0x1234n, 0x02123400],
    [0x123456n, 0x03123456],
    [0x80n, 0x02008000],
    [0x800000n, 0x04008000],
    [0x7fn, 0x017f0000],
    [0x8n, 0x01080000],
    [0n, 0],
    [1n, 0x01010000],
    [(1n << 256n) - 1n, 0x2100ffff],
  ];

  /** The same target with a zero byte in front of its digits. */
  const zeroInFront = (bits: number) => ((bits >>> 24) + 1) * 2 ** 24 + ((bits & 0xffffff) >> 8);

  const ZERO_COUNTS = 'The zero byte in front counts, too: add 1 to the length.';

  test('encodes the limit of mainnet as 1d00ffff', () => {
    expect(() => targetToBits(0xffffn << 208n)).toGive(0x1d00ffff, [
      [
        0x1cffff00,
        'The digits begin with ff: its top bit is the minus sign. Add a zero byte in front, and 1 to the length.',
      ],
      [0x1c00ffff, ZERO_COUNTS],
      [0x1b00ffff, ZERO_COUNTS],
      [
        0x1dffff00,
        'The length counts the zero byte in front, but the digits have not moved to make room for it: 00ffff.',
      ],
      [
        (got: unknown) => [56, 57].includes(Number(got) >>> 24),
        'Its length is the number of hex digits, 56. The length counts bytes, and two hex digits are a byte: 28.',
      ],
      [
        (got: unknown) => [224, 225].includes(Number(got) >>> 24),
        'Its length is the number of bits, 224. The length counts bytes, and eight bits are a byte: 28.',
      ],
      [0x00ffff1d, 'The length is the most significant byte, before the digits: 1d 00ffff.'],
    ]);
  });

  test.each(cases.map(([target, bits]) => [target.toString(16), target, hex8(bits), bits] as const))(
    'encodes the target %s',
    (_, target, __, bits) => {
      const short = Number(BigInt.asUintN(24, target));
      expect(() => targetToBits(target)).toGive(bits, [
        [
          (got: unknown) => (Number(got) & 0x800000) !== 0,
          'The top bit of the digits is set, and that is the minus sign. From 80 up, add a zero byte in front.',
        ],
        [
          (got: unknown) => target > 0n && got === zeroInFront(bits),
          'The first byte of the digits is 7f or less, so no zero byte belongs in front. Add one only from 80 up.',
        ],
        [
          (got: unknown) => got === 0x1e04cb00 || got === 0x1a404cb0,
          'The number of hex digits is odd, and the first one is a byte, too. Round the length up: 1b.',
        ],
        [0x1b404cb0, 'A byte is two hex digits. If the number of digits is odd, add a 0 in front.'],
        [
          (got: unknown) => got === 0x21010000 && targetToBits(0xffff80n) === 0x04010000,
          'You rounded the digits when a zero byte came in front of them. The digit that no longer fits is dropped, never rounded up.',
        ],
        [0x21010000, 'You rounded it: a number keeps only 53 bits. Compute with bigint.'],
        [
          bits - (bits & 0xffffff) + short,
          'The digits of a short target are at the left: 12 becomes 01 120000.',
        ],
        [
          (got: unknown) => target > 0n && target < 0x10000n && got === 0x03000000 + short,
          'The length is the number of bytes that the target has, also if they are fewer than three: 12 becomes 01 120000.',
        ],
        [
          (got: unknown) => target > 0n && typeof got === 'number' && got < 0x01000000,
          'The digits are three bytes. If the target has fewer, zeros follow them: 12 becomes 01 120000.',
        ],
        [0x01000000, 'Zero has no bytes at all: its length is 0.'],
      ]);
    },
  );

  test('truncates what does not fit into three digits, and does not round', () => {
    expect(targetToBits((0x123456n << 32n) + 0xffffffffn)).toGive(0x07123456, [
      [0x07123457, 'You rounded it up. That makes the target higher than the one you were given.'],
    ]);
  });

  test('gives bits that decode to the same target, or one slightly below it', () => {
    forAny([fc.bigInt({ min: 1n, max: EASY.limit })], (target) => {
      const bits = targetToBits(target);
      const back = reference.bitsToTarget(bits, 1n << 256n);
      // truncated after at least 15 bits
      expect(back <= target && back > target - (target >> 14n) - 1n).toGive(true, [
        [false, `${target.toString(16)} became ${hex8(bits)}, which means a different target.`],
      ]);
      expect(targetToBits(back)).toGive(bits);
    });
  });
});
