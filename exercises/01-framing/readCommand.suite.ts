import { readCommand } from 'answers/01-framing';
import { patched, reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { padded, refused, accepted, threw } from './shared';

describe('readCommand', () => {
  test('removes the padding', () => {
    expect(() => readCommand(reader(padded('verack')))).toGive('verack', [
      [
        (got: unknown) => refused(got) && (got as WireError).offset === 6,
        'You rejected the padding, the NUL bytes after the text. (trim() removes white space, but not NUL bytes.)',
      ],
      ['verack\0\0\0\0\0\0', 'The padding is still there: end the string at the first NUL byte.'],
      [padded('verack'), 'Those are the bytes. Return the command as a string.'],
      ['kcarev', 'Back to front. A command is text: its first letter comes first.'],
    ]);
  });

  test('accepts twelve characters, which leave no padding', () => {
    expect(() => readCommand(reader(padded('abcdefghijkl')))).toGive('abcdefghijkl', [
      ['', 'There is no NUL to find here: indexOf returned -1.'],
      ['abcdefghijk', 'The last letter is missing: twelve characters leave no NUL to stop at.'],
      [refused, 'You rejected it. Twelve characters without any padding are a command, too.'],
      [threw, 'It works for "verack", but there is no NUL to find here: indexOf returned -1.'],
    ]);
  });

  test('reads twelve bytes, no more and no fewer', () => {
    const r = reader(Uint8Array.of(...padded('ping'), 0xaa));
    readCommand(r);
    expect(r.offset).toGive(12, [
      [4, 'You read only the letters. The padding is part of the field too.'],
      [5, 'You stopped reading at the first NUL. The field is always twelve bytes long.'],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readCommand, padded('ping'), 'ping');
  });

  test.each(['version', 'verack', 'getdata', 'alert', 'sendaddrv2', 'wtxidrelay', ' ', '~'])(
    'reads %j unchanged',
    (command) => {
      expect(() => readCommand(reader(padded(command)))).toGive(command, [
        [refused, 'You rejected it. A command may contain any byte from 20 (space) to 7e (tilde).'],
        [command.trim(), 'A space is a printable character: do not trim it.'],
      ]);
    },
  );

  test('reads twelve NUL bytes as an empty command', () => {
    expect(readCommand(reader(padded('')))).toGive('');
  });

  test('rejects text after a NUL: "ver\\0ack" is not "verack"', () => {
    expectReadRefused(readCommand, padded('ver\0ack'), { path: '', offset: 4 }, [
      [
        'verack',
        'You removed every NUL, so "ver\\0ack" became "verack". Remove only the padding at the end.',
      ],
      ['ver', 'You stopped at the first NUL and never checked what follows it.'],
      ['ver\0ack', 'You accepted the NUL in the middle.'],
      [
        (got: unknown) => got instanceof WireError && got.offset === 3 + 3,
        'You reported the NUL itself, which may be padding. The error is the first byte after it that is not NUL.',
      ],
    ]);
  });

  test('reports any other byte after the first NUL at its own offset', () => {
    for (let nul = 1; nul < 11; nul++) {
      for (let at = nul + 1; at < 12; at++) {
        const bytes = patched(padded('abcdefghijk'.slice(0, nul)), at, '61');
        expectReadRefused(readCommand, bytes, { path: '', offset: at }, [
          [accepted, `You accepted 61 at byte ${at}. After the first NUL every byte must be NUL.`],
        ]);
      }
    }
  });

  test.each([
    ['1f', 'just below the space'],
    ['7f', 'just above the tilde'],
    ['0a', 'a line break'],
    ['e9', 'not ASCII'],
    ['ff', 'not ASCII'],
  ])('rejects the byte %s (%s)', (byte, why) => {
    const bytes = patched(padded('ping'), 2, byte);
    expectReadRefused(readCommand, bytes, { path: '', offset: 2 }, [
      ['piig', "e9 became \"i\": Node's 'ascii' drops the top bit. Check the bytes, not the string."],
      [accepted, `You accepted ${byte}, but it is ${why}. A command contains only 20 (space) to 7e (tilde).`],
    ]);
  });

  test('rejects a byte order mark, which is not ASCII either', () => {
    expectReadRefused(readCommand, patched(padded('   ping'), 0, 'efbbbf'), { path: '', offset: 0 }, [
      [accepted, 'You accepted ef bb bf: a text decoder drops it. Check the bytes, not the string.'],
    ]);
  });

  test('reports the first invalid byte, even if it is the very last one', () => {
    const bytes = patched(padded('abcdefghijkl'), 11, '7f');
    expectReadRefused(readCommand, bytes, { path: '', offset: 11 }, [
      ['abcdefghijk\x7f', 'You did not check the last of the twelve bytes.'],
    ]);
  });

  test('reports the first invalid byte, whether it comes before or after a NUL', () => {
    const bytes = patched(patched(padded('ping'), 2, '7f'), 8, '61');
    expectReadRefused(readCommand, bytes, { path: '', offset: 2 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 3 + 8,
        'Bytes 2 and 8 are invalid. You reported byte 8, but byte 2 comes first.',
      ],
    ]);
  });

  test('rejects eleven bytes', () => {
    expectReadRefused(readCommand, new Uint8Array(11), { path: '', offset: 0 });
  });
});
