import { writeContents } from 'answers/19-encrypted';
import { fromHex } from '../../src/wire/bytes';
import { WireError } from '../../src/wire/codec/error';
import { NUMBERED } from '../../solutions/19-encrypted';
import { NOTHING, threw } from './shared';

const NONCE = fromHex('01 02 03 04 05 06 07 08');

describe('writeContents', () => {
  test('writes a ping as its number, 18, and the payload: 9 bytes', () => {
    expect(() => writeContents({ command: 'ping', payload: NONCE })).toGive(fromHex('12 0102030405060708'), [
      [
        fromHex('11 0102030405060708'),
        '17 is notfound, and ping is 18. The first command is 1, not 0: add 1 to the index.',
      ],
      [fromHex('12'), 'The payload is missing. It follows the number.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 21,
        'You wrote the long form. A ping has a number, so its name is not sent.',
      ],
      [fromHex('12 08 0102030405060708'), 'There is no length here: the packet has one.'],
    ]);
  });

  test('writes a version as a zero, the 12 bytes of its name, and the payload', () => {
    const name = '76657273696f6e0000000000';
    expect(() => writeContents({ command: 'version', payload: NONCE })).toGive(
      fromHex(`00 ${name} 0102030405060708`),
      [
        [fromHex(`${name} 0102030405060708`), 'The zero is missing. Without it, 76 is a number.'],
        [
          fromHex('00 76657273696f6e 0102030405060708'),
          'The name has 12 bytes here, too: pad it with zeros.',
        ],
        [
          (got: unknown) => got instanceof Uint8Array && got[0] === 0xff,
          'indexOf gives -1 for a command without a number, and as a byte that is ff.',
        ],
        [fromHex('00 0102030405060708'), 'The name is missing: the zero says that 12 bytes of it follow.'],
        [threw, 'It threw. A command without a number is written in its long form.'],
      ],
    );
  });

  test('writes a verack, which has no payload, in 13 bytes', () => {
    expect(() => writeContents({ command: 'verack', payload: NOTHING })).toGive(
      fromHex('00 76657261636b000000000000'),
    );
  });

  test('knows all 28 numbers', () => {
    const numbers = NUMBERED.map((command) => writeContents({ command, payload: NOTHING })[0]);
    expect(numbers).toGive(NUMBERED.map((_, i) => i + 1));
  });

  test('rejects a command without a number that has no 12-byte form', () => {
    expect(() => writeContents({ command: 'thirteenchars', payload: NOTHING })).toRefuseWith(
      WireError,
      [],
      [[(got: unknown) => !threw(got), 'You wrote a command of 13 characters. writeCommand rejects it.']],
    );
  });
});
