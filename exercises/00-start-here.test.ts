import { reverseBytes } from 'answers/00-start-here';
import { anyBytes, forAny } from '../src/suite/for-any';

describe('reverseBytes', () => {
  test('the last byte comes first', () => {
    expect(reverseBytes(Uint8Array.of(0x6f, 0xe2, 0x8c, 0x0a))).toGive(
      Uint8Array.of(0x0a, 0x8c, 0xe2, 0x6f),
      [
        [Uint8Array.of(0x6f, 0xe2, 0x8c, 0x0a), 'The bytes came back as they went in.'],
        [Uint8Array.of(0x0a, 0x8c, 0x8c, 0x0a), 'Half of them were overwritten before they were read.'],
      ],
    );
  });

  test('the bytes that it was given stay as they are', () => {
    const given = Uint8Array.of(1, 2, 3);
    reverseBytes(given);
    expect(given).toGive(Uint8Array.of(1, 2, 3), [
      [
        Uint8Array.of(3, 2, 1),
        "The caller's own array was turned round: reverse() works in place. Copy first, with slice().",
      ],
    ]);
  });

  test('no bytes at all are fine', () => {
    expect(reverseBytes(new Uint8Array())).toGive(new Uint8Array());
  });

  test('reversed twice, any bytes are what they were', () => {
    forAny([anyBytes(200)], (bytes) => {
      expect(reverseBytes(reverseBytes(bytes))).toGive(bytes);
    });
  });
});
