import { readVarStr } from 'answers/03-varints';
import { fromHex } from '../../src/wire/bytes';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { reader, versionPayloads } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { refused, accepted } from './shared';

const recorded = (name: string) =>
  versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();

describe('readVarStr', () => {
  test('reads the length first, then that many bytes', () => {
    expect(() => readVarStr(reader('05 2f 61 3a 31 2f'))).toGive(fromHex('2f613a312f'), [
      [fromHex('052f613a312f'), 'The length is not part of the string.'],
      [
        fromHex('052f613a31'),
        'You returned five bytes, but starting with the length: the string begins after it.',
      ],
      [refused, 'The first byte promises five bytes, but you read a different number.'],
      ['2f613a312f', 'You returned a string of hex digits. Return the bytes themselves, a Uint8Array.'],
      [
        '/a:1/',
        'You returned a string. That is its name, but nothing promises that it is text: keep the bytes.',
      ],
    ]);
  });

  test.each(versionPayloads().map(({ name }) => name))(
    'reads the user agent of the recorded %s, at byte 80',
    (name) => {
      const payload = recorded(name);
      const r = reader(payload);
      r.bytes(80);
      expect(() => readVarStr(r)).toGive(payload.slice(81, 81 + payload[80]), [
        [
          payload.slice(81),
          'That is everything up to the end of the message. The length says where the string ends.',
        ],
        [
          payload.slice(1, 1 + payload[80]),
          'Those are the bytes at the start of the message. Read from the current position.',
        ],
      ]);
      expect(r.offset).toGive(81 + payload[80], [
        [81, 'The reader stopped after the length: the next field would read the string again.'],
      ]);
    },
  );

  test('reads at the current position', () => {
    expectReadAtOffset(readVarStr, '02 61 62', fromHex('6162'));
  });

  test('accepts the empty string', () => {
    expect(readVarStr(reader('00'))).toGive(new Uint8Array(), [
      [
        (got: unknown) => got === undefined || got === null,
        'You took the empty string for an absent one. It is a string of no bytes.',
      ],
    ]);
  });

  test('returns bytes that are not text unchanged', () => {
    expect(() => readVarStr(reader('03 ff 00 80'))).toGive(fromHex('ff0080'), [
      [
        fromHex('efbfbd00efbfbd'),
        'ef bf bd is what a text decoder substitutes for bytes that are not text. Keep the original bytes.',
      ],
      [
        fromHex('ff'),
        'You stopped at the NUL byte. The length says how long it is, and 00 is a byte like any other.',
      ],
      [fromHex('ff80'), 'You removed the NUL byte. It is a byte like any other.'],
      [fromHex('7f0000'), 'You lost the top bit of each byte: you took them for ASCII.'],
      [
        (got: unknown) => !accepted(got),
        'You rejected bytes that are not text. Nothing promises that they are.',
      ],
    ]);
    expect(readVarStr(reader('03 20 61 00'))).toGive(fromHex('206100'), [
      [
        fromHex('2061'),
        'You took the NUL at the end for padding. The length says that it belongs to the string.',
      ],
      [fromHex('61'), 'You trimmed it. Every byte that the length counts belongs to the string.'],
    ]);
  });

  test('reads 253 bytes, whose length takes three bytes', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(() => readVarStr(reader(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes)))).toGive(bytes, [
      [
        Uint8Array.of(0xfd, 0x00, ...bytes.slice(2)),
        'You took the marker fd for the length itself. From 253 upwards the length takes three bytes.',
      ],
    ]);
  });

  test('reads 65,536 bytes, whose length takes five bytes', () => {
    const bytes = new Uint8Array(0x10000).fill(0x61);
    expect(() => readVarStr(reader(Uint8Array.of(0xfe, 0, 0, 1, 0, ...bytes)))).toGive(bytes, [
      [refused, 'You rejected 65,536 bytes. Up to 33,554,432 are allowed.'],
    ]);
  });

  test('rejects a length that promises too much, and points to the start of the bytes', () => {
    expectReadRefused(readVarStr, '05 2f 61', { path: 'bytes', offset: 1 }, [
      [accepted, 'The length promises five bytes, only two are there, and you reported nothing.'],
      [
        (got: unknown) => refused(got) && (got as WireError).path === '',
        'The error does not say which field is truncated. Name it: it should be about "bytes".',
      ],
    ]);
  });

  test('rejects an invalid length, and names it in the error', () => {
    expectReadRefused(readVarStr, 'fe 01 00 00 02', { path: 'length', offset: 0 }, [
      [
        (got: unknown) => refused(got) && (got as WireError).path === 'bytes',
        'You trusted a length of 33,554,433 and read the bytes. Check the limit first: read it as a count.',
      ],
    ]);
    expectReadRefused(readVarStr, 'fd 01 00 61', { path: 'length', offset: 0 });
    expectReadRefused(readVarStr, '', { path: 'length', offset: 0 });
  });

  test('throws nothing but a WireError, whatever the bytes', () => {
    forAny([anyBytes()], (bytes) => survives(readVarStr, bytes));
  });
});
