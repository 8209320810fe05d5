import { bool, readBool, writeBool } from 'answers/02-fields';
import { fromHex, hex } from '../../src/wire/bytes';
import { reader } from '../../src/suite/inputs';
import { expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';

describe('writeBool', () => {
  test('writes true as 01 and false as 00', () => {
    expect(encode(writeBool, true)).toGive(fromHex('01'), [
      [
        (got: unknown) => got instanceof Uint8Array && hex(got) === '00' && encode(writeBool, false)[0] === 1,
        'Reversed: you wrote 00 for true and 01 for false.',
      ],
      [fromHex('00'), 'That is false. (`new Uint8Array(1)` is one zero byte: Uint8Array.of(1) is a byte 1.)'],
      [fromHex('ff'), 'A reader takes any byte except 00 as true, but write 01.'],
      [fromHex('01000000'), 'You wrote four bytes, as for an int. A bool is one byte.'],
      [fromHex('31'), '31 is the digit "1" as text. Write the byte 01.'],
      [fromHex('74727565'), 'That is the text "true". Write the byte 01.'],
    ]);
    expect(encode(writeBool, false)).toGive(fromHex('00'), [
      [new Uint8Array(), 'You wrote nothing for false. It takes a byte too.'],
      [fromHex('01'), 'You wrote 01 for false. False is 00.'],
    ]);
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeBool(w, true), '01');
  });

  test('and readBool are the two halves of bool', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(bool.write, false)).toGive(encode(writeBool, false));
    expect(bool.read(reader('02'))).toGive(readBool(reader('02')));
  });
});
