import { looksLikeV1 } from 'answers/19-encrypted';
import { fromHex } from '../../src/wire/bytes';
import { FIRST, threw } from './shared';

const WHOLE =
  'You accepted a beginning that differs. All 16 bytes must be the same: the magic and the name, with its zeros.';

describe('looksLikeV1', () => {
  test('recognises a version message of the first transport', () => {
    const frame = fromHex('f9beb4d9 76657273696f6e0000000000 66000000 01020304 7f110100');
    expect(() => looksLikeV1(frame)).toGive(true, [
      [undefined, '16 bytes are enough to know. More may have come.'],
      [
        false,
        'It is the first transport: the magic, and the command version. Compare only as many bytes as there are of each.',
      ],
    ]);
    expect(() => looksLikeV1(frame.slice(0, 16))).toGive(true, [
      [undefined, 'Exactly 16 bytes have come, and they are all there is to compare.'],
    ]);
  });

  test('recognises a public key as something else, by its first byte', () => {
    expect(() => looksLikeV1(FIRST.ours)).toGive(false);
    expect(() => looksLikeV1(FIRST.ours.slice(0, 1))).toGive(false, [
      [
        undefined,
        'The first byte is not that of the magic. That is enough to know, and the other side is waiting for our key.',
      ],
    ]);
  });

  test('does not know as long as both are possible', () => {
    for (let length = 0; length < 16; length++) {
      const start = fromHex('f9beb4d9 76657273696f6e0000000000').slice(0, length);
      expect(() => looksLikeV1(start)).toGive(undefined, [
        [true, `${length} bytes are not enough to be sure. A public key may begin like this by chance.`],
        [
          false,
          `All ${length} bytes are those of the first transport so far, so it is possible. Wait for the rest.`,
        ],
        [null, 'Return undefined, not null.'],
        [threw, 'It threw. There are fewer than 16 bytes yet.'],
      ]);
    }
  });

  test('compares all sixteen bytes', () => {
    for (let at = 0; at < 16; at++) {
      const start = fromHex('f9beb4d9 76657273696f6e0000000000');
      start[at] ^= 1;
      expect(() => looksLikeV1(start)).toGive(false, [
        [true, WHOLE],
        [undefined, WHOLE],
      ]);
    }
    expect(() => looksLikeV1(fromHex('f9beb4d9 76657261636b000000000000'))).toGive(false, [
      [true, 'That is a verack. The first transport begins with a version.'],
    ]);
  });

  test('compares with the magic of the network', () => {
    expect(() => looksLikeV1(fromHex('161c1412 76657273696f6e0000000000'), 'simnet')).toGive(true, [
      [false, 'On simnet the magic is 16 1c 14 12: take that of the network you were given.'],
    ]);
  });
});
