import { MAX_COUNT, readVarStr, varStr, writeVarStr } from 'answers/03-varints';
// a wrong partner must not be reported here
import { readVarStr as readBack } from '../../solutions/03-varints';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectNothingWritten, expectOfView, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import { accepted } from './shared';

describe('writeVarStr', () => {
  test('writes /a:1/ as 05 2f 61 3a 31 2f', () => {
    expect(encode(writeVarStr, fromHex('2f613a312f'))).toGive(fromHex('052f613a312f'), [
      [fromHex('2f613a312f'), 'The length is missing at the front.'],
      [
        fromHex('2f613a312f05'),
        'You wrote the length last. It comes first, so that the receiver knows how far to read.',
      ],
      [fromHex('0f2f613a312f'), 'You always write 15 as the length: it is hard-coded.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 17 && got[0] === 16,
        'You always write sixteen bytes: the length is hard-coded.',
      ],
      [
        fromHex('052f613a312f00'),
        'You added a NUL at the end. Only the length at the front says where the string ends.',
      ],
      [
        fromHex('062f613a312f00'),
        'You added a NUL at the end, and counted it. It is not part of the string.',
      ],
      [fromHex('062f613a312f'), 'The length counts itself. It should count only what follows it.'],
      [
        fromHex('050000002f613a312f'),
        'You wrote the length as four bytes. It is a CompactSize: 05 is enough.',
      ],
    ]);
  });

  test('writes the length of 253 bytes as three bytes', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(encode(writeVarStr, bytes)).toGive(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes), [
      [
        Uint8Array.of(0xfd, ...bytes),
        'From 253 upwards the length takes three bytes: fd on its own says that two more follow.',
      ],
      [
        Uint8Array.of(0xfd, 0x00, 0xfd, ...bytes),
        'You wrote the two bytes after fd as big-endian. The least significant byte comes first.',
      ],
    ]);
  });

  test('writes bytes that are not text as they are', () => {
    expect(encode(writeVarStr, fromHex('80ff'))).toGive(fromHex('0280ff'), [
      [
        (got: unknown) => got instanceof Uint8Array && got.includes(0xef),
        'The bytes went through text, which replaces those that are not UTF-8. Write them as they are.',
      ],
    ]);
  });

  test('counts bytes, not characters: the ë in /Zoë:1/ takes two', () => {
    expect(encode(writeVarStr, fromHex('2f5a6fc3ab3a312f'))).toGive(fromHex('082f5a6fc3ab3a312f'), [
      [
        fromHex('072f5a6fc3ab3a312f'),
        'You counted characters, 7. The length counts bytes, 8: everything after the string is off by one.',
      ],
    ]);
  });

  test('writes an empty string as its length', () => {
    expect(encode(writeVarStr, new Uint8Array())).toGive(fromHex('00'), [
      [new Uint8Array(), 'You wrote nothing. An empty string has a length, too: 00.'],
    ]);
  });

  test('writes only the bytes of a view into a larger buffer', () => {
    expectOfView((bytes) => encode(writeVarStr, bytes), fromHex('2f613a312f'), fromHex('052f613a312f'));
  });

  test('accepts 4,000,001 bytes, which are more than a message may have', () => {
    expect(() => encode(writeVarStr, new Uint8Array(4_000_001)).slice(0, 5)).toGive(fromHex('fe01093d00'), [
      [
        (got: unknown) => got instanceof WireError,
        'You rejected 4,000,001 bytes. The limit here is 33,554,432; that of a message is checked elsewhere.',
      ],
    ]);
  });

  test('rejects more than 33,554,432 bytes', () => {
    expectNothingWritten(
      (w) => writeVarStr(w, new Uint8Array(MAX_COUNT + 1)),
      { path: 'length', offset: 0 },
      [[accepted, 'You wrote 33,554,433 bytes. No peer accepts such a length.']],
    );
  });

  test('writes any bytes so that readVarStr returns them', () => {
    forAny([anyBytes(600)], (bytes) => expect(readBack(reader(encode(writeVarStr, bytes)))).toGive(bytes));
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeVarStr(w, fromHex('6162')), '02 61 62');
  });

  test('and readVarStr are the two halves of varStr', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(varStr.write, fromHex('61'))).toGive(encode(writeVarStr, fromHex('61')));
    expect(varStr.read(reader('01 61'))).toGive(readVarStr(reader('01 61')));
  });
});
