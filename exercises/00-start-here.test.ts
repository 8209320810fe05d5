import { reverseBytes } from 'answers/00-start-here';
import { anyBytes, forAny } from '../src/suite/for-any';

describe('reverseBytes', () => {
  test('puts the last byte first', () => {
    expect(reverseBytes(Uint8Array.of(0x6f, 0xe2, 0x8c, 0x0a))).toGive(
      Uint8Array.of(0x0a, 0x8c, 0xe2, 0x6f),
      [
        [Uint8Array.of(0x6f, 0xe2, 0x8c, 0x0a), 'You returned the bytes in their original order.'],
        [Uint8Array.of(0x0a, 0x8c, 0x8c, 0x0a), 'You overwrote half of the bytes before you read them.'],
      ],
    );
  });

  test('leaves its argument unchanged', () => {
    const given = Uint8Array.of(1, 2, 3);
    reverseBytes(given);
    expect(given).toGive(Uint8Array.of(1, 2, 3), [
      [
        Uint8Array.of(3, 2, 1),
        "You reversed the caller's own array: reverse() works in place. Copy first, with slice().",
      ],
    ]);
  });

  test('accepts an empty array', () => {
    expect(reverseBytes(new Uint8Array())).toGive(new Uint8Array());
  });

  test('returns the original bytes when applied twice', () => {
    forAny([anyBytes(200)], (bytes) => {
      expect(reverseBytes(reverseBytes(bytes))).toGive(bytes);
    });
  });
});
