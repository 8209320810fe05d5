import { writeCommand } from 'answers/01-framing';
import { expectNothingWritten, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { WireError } from '../../src/wire/codec/error';
import type { Writer } from '../../src/wire/codec/writer';
import { ascii, padded, refused, accepted } from './shared';

describe('writeCommand', () => {
  test('writes the text first, then pads it with NUL bytes', () => {
    expect(encode(writeCommand, 'verack')).toGive(padded('verack'), [
      [ascii('verack'), 'The padding is missing: a command is always 12 bytes.'],
      [
        Uint8Array.of(...new Uint8Array(6), ...ascii('verack')),
        'The padding goes after the text, not before it.',
      ],
      [ascii('verack'.padEnd(12, ' ')), 'You padded with spaces (20). Pad with NUL bytes (00).'],
      [ascii('verack'.padEnd(12, '0')), 'You padded with the digit "0" (30). Pad with NUL bytes (00).'],
    ]);
  });

  test('accepts twelve characters', () => {
    expect(encode(writeCommand, 'abcdefghijkl')).toGive(ascii('abcdefghijkl'));
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeCommand(w, 'ping'), padded('ping'));
  });

  test('rejects thirteen characters', () => {
    expectNothingWritten((w) => writeCommand(w, 'abcdefghijklm'), { path: '', offset: 0 }, [
      [ascii('abcdefghijkl'), 'You silently dropped the thirteenth letter: that is a different command.'],
      [
        ascii('abcdefghijklm'),
        'You wrote thirteen bytes into a field of twelve: everything after it is shifted.',
      ],
    ]);
  });

  test.each([
    ['ver\0ack', 'a NUL inside the text looks like padding to the receiver'],
    ['pïng', 'ï is not ASCII'],
    ['ping\n', 'a line break is not printable'],
    ['\x1f', 'this is 1f, just below the space'],
    ['\x7f', 'this is 7f (DEL), just above the tilde'],
    ['п', 'this is Cyrillic, not ASCII'],
    ['1\u{1f4a5}', 'an emoji is not ASCII'],
  ])('rejects %j: %s', (command, why) => {
    const invalid = command.search(/[^ -~]/);
    let end = 0;
    const write = (w: Writer) => {
      try {
        writeCommand(w, command);
      } finally {
        end = w.offset;
      }
    };
    expectNothingWritten(write, { path: '', offset: 0 }, [
      [
        (got: unknown) => got instanceof Uint8Array && got.length !== 12,
        'One character is not always one byte: in UTF-8 this string is longer, and it is not ASCII at all.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.offset === 3 + invalid && invalid > 0 && end === 3,
        'You reported the place where the character would have been written. Nothing is written, so the error is at w.offset.',
      ],
      [accepted, `You wrote it, but ${why}. Only 20 (space) to 7e (tilde) are allowed.`],
    ]);
  });

  test.each([' ', '~', 'sendaddrv2', ''])('accepts %j', (command) => {
    expect(() => encode(writeCommand, command)).toGive(padded(command), [
      [refused, 'You rejected it. A command has up to twelve characters from 20 to 7e, and may be empty.'],
    ]);
  });
});
