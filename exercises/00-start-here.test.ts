import { reverseBytes } from 'answers/00-start-here';
import { anyBytes, forAny } from '../src/suite/for-any';

describe('reverseBytes', () => {
  test('puts the last byte first', () => {
    expect(reverseBytes(Uint8Array.of(0x6f, 0xe2, 0x8c, 0x0a))).toGive(
      Uint8Array.of(0x0a, 0x8c, 0xe2, 0x6f),
      [
        [Uint8Array.of(0x6f, 0xe2, 0x8c, 0x0a), 'The bytes came back in their original order.'],
        [Uint8Array.of(0x0a, 0x8c, 0x8c, 0x0a), 'Half of them were overwritten before they were read.'],
      ],
    );
  });

  test('leaves its argument unchanged', () => {
    const given = Uint8Array.of(1, 2, 3);
    reverseBytes(given);
    expect(given).toGive(Uint8Array.of(1, 2, 3), [
      [
        Uint8Array.of(3, 2, 1),
        "The caller's own array was reversed: reverse() works in place. Copy first, with slice().",
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
